import { asker, type ComplaintHub, openComplaintHub } from '../../test/kit/complaint-hub.js';
import { type Action, act, DESK, moveDown, mutationOf, submit, versionOf } from '../../test/kit/complaint-scenario.js';
import { describeEachDialect } from '../../test/kit/databases.js';
import { agencyFacts, agencyId } from '../../test/kit/directory-double.js';
import { followOwn } from '../../test/kit/reporter-scenario.js';
import { EventEntitlementRow, EventRow } from '../kit/outbox.entity.js';

const PROVINCE = asker('AGENCY_ADMIN', '32');
const REGENCY = asker('AGENCY_ADMIN', '32.16');
const UNIT = asker('LIAISON_OFFICER', '32.16/dsdabmbk');
const FILE = `query ($id: ID) { complaint(id: $id) {
  version state handler { id } urgency
  hops { seq agency { id } sentBy { id } acceptedAt until }
  timeline { seq kind stateAfter from { id } to { id } note publicNote actorRole }
  answers { text evidence agency { id } }
  deadlines { kind dueOn workingDaysLeft }
} }`;

interface Shown {
  complaint: {
    version: number;
    state: string;
    handler: { id: string };
    hops: { agency: { id: string }; sentBy: { id: string } | null; acceptedAt: string | null; until: string | null }[];
    timeline: { seq: number; kind: string; note: string | null }[];
    deadlines: { kind: string; dueOn: string }[];
  };
}

describeEachDialect((dialect) => {
  let hub: ComplaintHub;

  beforeAll(async () => {
    hub = await openComplaintHub(dialect);
  });

  afterAll(() => hub.close());

  afterEach(() => {
    hub.clock.now = new Date('2026-03-02T02:00:00Z');
  });

  const show = async (id: string) => (await hub.data<Shown>(DESK, FILE, { id })).complaint;
  const refusal = async (who: typeof DESK, action: Action, id: string, input: Record<string, unknown> = {}) => {
    const expectedVersion = await versionOf(hub, id);
    const { errors } = await hub.ask(who, mutationOf(action), {
      input: { complaintId: id, expectedVersion, ...input },
    });
    return errors?.[0]?.extensions;
  };

  it('goes from the desk over province and regency to a unit and to its end, each step on record', async () => {
    const { id } = await submit(hub);
    await moveDown(hub, id, ['32', '32.16', '32.16/dsdabmbk']);
    await act(hub, UNIT, 'accept', id);
    await act(hub, UNIT, 'respond', id, { evidence: ['https://contoh.invalid/foto.jpg'], publicNote: 'Selesai.' });
    expect(await act(hub, REGENCY, 'close', id)).toMatchObject({ state: 'CLOSED', status: 'DONE', complaint: { id } });
    const shown = await show(id);
    expect(shown.hops.map(({ agency }) => agency.id)).toEqual(['sp4n', '32', '32.16', '32.16/dsdabmbk'].map(agencyId));
    expect(shown.hops.map(({ until }) => until === null)).toEqual([false, false, false, true]);
    expect(shown.hops.map(({ acceptedAt }) => acceptedAt === null)).toEqual([true, false, false, false]);
    expect(shown.timeline.map(({ kind }) => kind).join()).toBe(
      'RECEIVED,VERIFIED,FORWARDED,ACCEPTED,FORWARDED,ACCEPTED,FORWARDED,ACCEPTED,ANSWERED,CLOSED',
    );
    expect(shown.timeline.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(shown.version).toBe(10);
    expect(shown.deadlines.map(({ kind }) => kind)).toEqual(['REPORTER_REPLY']);
  });

  it.each([
    ['kl.atrbpn', 'kl.atrbpn/kanwil-jabar'],
    ['32.16/dsdabmbk', 'kl.panrb'],
    ['32.16', '32.16.06', '32.16.06.1004'],
    ['32.16.06.2001', '32'],
  ])('forwards in every direction between levels: %s, then %s', async (...codes) => {
    const { id } = await submit(hub);
    await moveDown(hub, id, codes.filter(Boolean));
    expect((await show(id)).handler.id).toBe(agencyId(codes.filter(Boolean).at(-1) as string));
  });

  it('returns to whoever sent it, one further back each time, and never ends', async () => {
    const { id } = await submit(hub);
    await moveDown(hub, id, ['32', '32.16']);
    await act(hub, REGENCY, 'return', id);
    expect(await show(id)).toMatchObject({ state: 'RETURNED', handler: { id: agencyId('32') } });
    await act(hub, PROVINCE, 'return', id);
    const shown = await show(id);
    expect(shown).toMatchObject({ state: 'RETURNED', handler: { id: agencyId('sp4n') } });
    expect(shown.hops.at(-1)).toMatchObject({ sentBy: { id: agencyId('32') } });
    expect(await refusal(DESK, 'return', id, { note: 'Bukan wewenang.' })).toMatchObject({
      code: 'TRANSITION_NOT_ALLOWED',
    });
  });

  it('returns what the reporter sent directly to the national desk', async () => {
    const { id } = await submit(hub, { toAgency: '32.16' });
    await act(hub, REGENCY, 'verify', id);
    await act(hub, REGENCY, 'return', id);
    expect((await show(id)).handler.id).toBe(agencyId('sp4n'));
  });

  it('returns to the national desk where the sender is no more', async () => {
    hub.directory.change(agencyFacts('32.77', 'Kota yang akan bubar'));
    await hub.subgraph.catchUp();
    const { id } = await submit(hub);
    await moveDown(hub, id, ['32.77', '32.16']);
    hub.directory.change(agencyFacts('32.77', 'Kota yang bubar', { closedAt: '2026-03-02T00:00:00.000Z', version: 2 }));
    await hub.subgraph.catchUp();
    await act(hub, REGENCY, 'return', id);
    expect((await show(id)).handler.id).toBe(agencyId('sp4n'));
  });

  it('runs one overall clock and one of the holder, which begins anew with each', async () => {
    const { id } = await submit(hub);
    await act(hub, DESK, 'verify', id);
    hub.clock.now = new Date('2026-03-04T02:00:00Z');
    await act(hub, DESK, 'forward', id, { toAgency: '91.03', urgency: 'URGENT' });
    expect(await show(id)).toMatchObject({
      urgency: 'URGENT',
      deadlines: [
        { kind: 'FIRST_RESPONSE', dueOn: '2026-03-11' },
        { kind: 'FOLLOW_UP', dueOn: '2026-03-27' },
      ],
    });
  });

  it('gives a complaint that needs an inspection 60 working days', async () => {
    const { id } = await submit(hub, { toAgency: '32.16' });
    await act(hub, REGENCY, 'verify', id, { needsInspection: true });
    const followUp = (await show(id)).deadlines.find(({ kind }) => kind === 'FOLLOW_UP');
    expect(followUp?.dueOn).toBe('2026-06-10');
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['an unknown agency', { toAgency: 'kl.tidakada' }, 'input.toAgency'],
    ['itself', { toAgency: '32.16' }, 'input.toAgency'],
    ['an agency that is no more', { toAgency: agencyId('32.98') }, 'input.toAgency'],
    ['with an over-long note', { toAgency: '32', note: 'x'.repeat(2_001) }, 'input.note'],
  ])('refuses to forward to %s and changes nothing', async (_title, input, path) => {
    const { id } = await submit(hub, { toAgency: '32.16' });
    await act(hub, REGENCY, 'verify', id);
    const before = await show(id);
    expect(await refusal(REGENCY, 'forward', id, input)).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path }] });
    expect(await show(id)).toEqual(before);
  });

  it('refuses what the life cycle does not allow and changes nothing', async () => {
    const { id } = await submit(hub, { toAgency: '32.16' });
    const before = await show(id);
    for (const action of ['accept', 'close'] as const) {
      expect(await refusal(REGENCY, action, id)).toMatchObject({ code: 'TRANSITION_NOT_ALLOWED' });
    }
    expect(await show(id)).toEqual(before);
  });

  it('lets one of several win who act on the same version at once, and tells the others the version now', async () => {
    const { id } = await submit(hub, { toAgency: '32.16' });
    await act(hub, REGENCY, 'verify', id);
    const input = { complaintId: id, expectedVersion: 2 };
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => hub.ask(REGENCY, mutationOf('accept'), { input })),
    );
    const refused = answers.flatMap(({ errors }) => errors ?? []);
    expect(refused.map(({ extensions }) => extensions)).toEqual(
      Array(4).fill(expect.objectContaining({ code: 'CONFLICT', currentVersion: 3 })),
    );
    expect((await show(id)).timeline).toHaveLength(3);
  });

  it('sets privacy flags and never clears one', async () => {
    const { id } = await submit(hub, { toAgency: '32.16' });
    const set = async (flags: Record<string, unknown>) =>
      hub.ask(REGENCY, mutationOf('setFlags'), {
        input: { complaintId: id, expectedVersion: await versionOf(hub, id), ...flags },
      });
    expect((await set({ secret: true })).errors).toBeUndefined();
    expect((await set({ secret: true })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect((await set({ anonymous: true })).errors).toBeUndefined();
    expect((await set({ secret: false })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect((await set({})).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(await hub.data(DESK, 'query ($id: ID) { complaint(id: $id) { secret anonymous } }', { id })).toEqual({
      complaint: { secret: true, anonymous: true },
    });
  });

  it('tells the reporter, the portal and the holder that a flag was set', async () => {
    const portal = asker('PORTAL', '32.16');
    const complaint = await submit(hub, { toAgency: '32.16' }, portal);
    const own = await followOwn(hub, complaint);
    const input = { complaintId: complaint.id, expectedVersion: 1, secret: true };
    expect((await hub.ask(REGENCY, mutationOf('setFlags'), { input })).errors).toBeUndefined();
    expect(await own.until('COMPLAINT_FLAGS_SET')).toEqual(['COMPLAINT_FLAGS_SET UNVERIFIED']);
    const { read } = hub.subgraph.database;
    const told = { aggregateId: complaint.id, kind: 'COMPLAINT_FLAGS_SET' };
    const { id: eventId } = await read.findOneByOrFail(EventRow, told);
    const agency = agencyId('32.16');
    expect(await read.findBy(EventEntitlementRow, { eventId, agencyId: agency })).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ relation: 'ORGANISATION' }),
        expect.objectContaining({ relation: 'ORIGIN' }),
      ]),
    );
  });
});
