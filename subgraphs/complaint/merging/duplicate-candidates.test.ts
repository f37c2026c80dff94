import { randomUUID } from 'node:crypto';
import { type Asker, asker, type ComplaintHub, openComplaintHub } from '../../../test/kit/complaint-hub.js';
import { act, submit } from '../../../test/kit/complaint-scenario.js';
import { describeEachDialect } from '../../../test/kit/databases.js';
import { insertRows } from '../../kit/insert-rows.js';
import { ComplaintRow } from '../complaint.entity.js';

const ADMIN = asker('AGENCY_ADMIN', '32.16');
const ELSEWHERE = asker('AGENCY_ADMIN', '17.02');
const CANDIDATES = 'query ($id: ID) { complaint(id: $id) { duplicateCandidates { complaint { id } } } }';
const DAY_MS = 86_400_000;
const LATER = new Date('2026-03-09T02:00:00Z');

interface Shown {
  duplicateCandidates: { complaint: { id: string } }[];
}
const idsOf = ({ duplicateCandidates }: Shown) => duplicateCandidates.map(({ complaint }) => complaint.id);

describeEachDialect((dialect) => {
  let hub: ComplaintHub;

  beforeAll(async () => {
    hub = await openComplaintHub(dialect);
  });

  beforeEach(() => {
    hub.clock.now = new Date('2026-03-02T02:00:00Z');
  });

  afterAll(() => hub.close());

  const held = (overrides: object = {}) => submit(hub, { toAgency: '32.16', regionCode: '32.16.06', ...overrides });
  const candidatesOf = async (id: string, who: Asker = ADMIN) =>
    idsOf((await hub.data<{ complaint: Shown }>(who, CANDIDATES, { id })).complaint);
  /** As many more of the same as are wanted, as if they had been handed in. */
  const multiply = async (id: string, count: number, overrides: Partial<ComplaintRow>) => {
    const row = await hub.subgraph.database.read.findOneByOrFail(ComplaintRow, { id });
    const rows = Array.from({ length: count }, (): ComplaintRow => {
      const own = randomUUID();
      return { ...row, id: own, trackingNumber: own.slice(0, 12), secretHash: own, ...overrides };
    });
    await hub.subgraph.database.silentWrite((manager) => insertRows(manager, ComplaintRow, rows));
  };
  const UNLIKE = { title: 'Antrean KTP', text: 'Blangko habis sejak dua bulan.', receivedAt: LATER };

  it('are found among those nearest in time, however many come later', async () => {
    const words = {
      title: 'Jembatan gantung Jatimulya putus',
      text: 'Jembatan gantung di Jatimulya putus oleh banjir.',
    };
    const before = await held(words);
    hub.clock.now = new Date(hub.clock.now.getTime() + DAY_MS);
    const { id } = await held(words);
    await multiply(id, 501, UNLIKE);
    expect(await candidatesOf(id)).toEqual([before.id]);
  });

  it('are found in a list for each complaint, however busy the place of another one is', async () => {
    const words = { title: 'Tiang listrik miring', text: 'Tiang listrik di tepi jalan miring dan hampir roboh.' };
    const quiet = { ...words, toAgency: '17.02', regionCode: '17.02' };
    const [before, asked] = [await submit(hub, quiet), await submit(hub, quiet)];
    const busy = await held({ title: 'Lampu taman padam', text: 'Lampu taman kota padam seluruhnya.' });
    await multiply(busy.id, 1_001, UNLIKE);
    const both: Asker = { subject: 'both', grants: [...ADMIN.grants, ...ELSEWHERE.grants] };
    const fields = `{ duplicateCandidates { complaint { id } } }`;
    const query = `{ busy: complaint(id: "${busy.id}") ${fields} quiet: complaint(id: "${asked.id}") ${fields} }`;
    const { quiet: found } = await hub.data<{ quiet: Shown }>(both, query);
    expect(idsOf(found)).toEqual([before.id]);
  });

  it('are found from either side where one names no region, with the same holder', async () => {
    const words = { title: 'Pohon tumbang di Jalan Melati', text: 'Pohon besar tumbang menutup Jalan Melati.' };
    const placed = await held(words);
    const unplaced = await held({ ...words, regionCode: undefined });
    await submit(hub, { ...words, toAgency: '17.02' });
    const both: Asker = { subject: 'both', grants: [...ADMIN.grants, ...ELSEWHERE.grants] };
    expect(await candidatesOf(placed.id, both)).toEqual([unplaced.id]);
    expect(await candidatesOf(unplaced.id, both)).toEqual([placed.id]);
  });

  it('are none into which nothing is merged: what is closed or archived, and of two that are secret the other', async () => {
    const words = { title: 'Sumur warga berbau solar', text: 'Air sumur warga berbau solar sejak pom bensin dibuka.' };
    const [asked, closed, archived, answered] = [
      await held(words),
      await held(words),
      await held(words),
      await held(words),
    ];
    for (const action of ['verify', 'accept', 'respond'] as const) {
      for (const { id } of [closed, answered]) await act(hub, ADMIN, action, id);
    }
    await act(hub, ADMIN, 'close', closed.id);
    await act(hub, ADMIN, 'archive', archived.id);
    const [secret, another] = [await held({ ...words, secret: true }), await held({ ...words, secret: true })];
    expect((await candidatesOf(asked.id)).sort()).toEqual([answered.id, secret.id, another.id].sort());
    expect((await candidatesOf(secret.id)).sort()).toEqual([asked.id, answered.id].sort());
  });

  it('and what was merged is shown to who may see it, however much that he may not see came later', async () => {
    const original = await held();
    const own = await held();
    await act(hub, ADMIN, 'merge', own.id, { intoComplaintId: original.id });
    const foreign = await submit(hub, { toAgency: '17.02' });
    const merged = { state: 'ARCHIVED', archiveReason: 'duplicate', mergedFrom: 'RECEIVED' } as const;
    await multiply(foreign.id, 101, { ...merged, mergedIntoId: original.id, receivedAt: LATER });
    const query = 'query ($id: ID) { complaint(id: $id) { duplicates { id } } }';
    const duplicatesFor = async (who: Asker) =>
      (await hub.data<{ complaint: { duplicates: { id: string }[] } }>(who, query, { id: original.id })).complaint
        .duplicates;
    expect(await duplicatesFor(ADMIN)).toEqual([{ id: own.id }]);
    expect(await duplicatesFor(asker('NATIONAL_DESK', 'sp4n'))).toHaveLength(100);
  });
});
