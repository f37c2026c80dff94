import { asker, CITIZEN, type ComplaintHub, openComplaintHub } from '../../../test/kit/complaint-hub.js';
import { act, DESK, moveDown, submit, versionOf } from '../../../test/kit/complaint-scenario.js';
import { endOfFeed, movementsOf } from '../../../test/kit/complaint-stream.js';
import { describeEachDialect } from '../../../test/kit/databases.js';
import { agencyFacts, agencyId, directoryDouble, SAMPLE_AGENCIES } from '../../../test/kit/directory-double.js';
import { FILE, type PassedFile, successionScenario } from '../../../test/kit/succession-scenario.js';
import { insertRows } from '../../kit/insert-rows.js';
import { AgencyStandingRow } from '../../kit/standing/agency-standing.entity.js';
import { ComplaintRow } from '../complaint.entity.js';
import { ReporterNotificationRow } from '../notifying/notification.entity.js';

const DRAFT = `mutation ($input: SaveAnswerDraftInput!) { saveAnswerDraft(input: $input) { draft { id state } } }`;
const DRAFTS = 'query ($id: ID) { complaint(id: $id) { answerDrafts { state } } }';
const TRACK = `query ($trackingNumber: String!, $secret: Secret!) {
  trackComplaint(trackingNumber: $trackingNumber, secret: $secret) { timeline { kind to { id } } }
}`;
const CITY = asker('AGENCY_ADMIN', '32.73');
const REGENCY = asker('AGENCY_ADMIN', '32.16');
const SUCCESSOR = asker('AGENCY_ADMIN', '91.03');
const MINISTRY = asker('AGENCY_ADMIN', 'kl.bpkp');

describeEachDialect((dialect) => {
  let hub: ComplaintHub;
  const { change, close, file, received, rest, settle } = successionScenario(() => hub);

  beforeEach(async () => {
    hub = await openComplaintHub(dialect, { directory: directoryDouble(SAMPLE_AGENCIES) });
  });
  afterEach(() => hub.close());

  const stored = (id: string) => hub.subgraph.database.read.findOneByOrFail(ComplaintRow, { id });
  const kinds = (complaint: PassedFile) => complaint.deadlines.map(({ kind }) => kind).sort();

  it('passes what is open to the successor that governs the region, else to the first, in the state in which it is', async () => {
    const accepted = await received('32.73', { regionCode: '91.03' });
    await act(hub, CITY, 'verify', accepted.id);
    await act(hub, CITY, 'accept', accepted.id);
    const fresh = await received('32.73', { regionCode: '17.02' });
    const sent = await submit(hub);
    await moveDown(hub, sent.id, ['32.73']);
    const after = await endOfFeed(hub);
    const before = await file(accepted.id);
    hub.clock.now = new Date('2026-03-04T02:00:00Z');
    close('32.73', ['kl.bpkp', '91.03']);
    await settle();
    const passed = await file(accepted.id, SUCCESSOR);
    expect(passed).toMatchObject({
      state: 'ACCEPTED',
      version: before.version + 1,
      handler: { id: agencyId('91.03') },
      hops: [
        {
          agency: { id: agencyId('32.73') },
          agencyName: 'Pemerintah Kota Bandung',
          until: hub.clock.now.toISOString(),
        },
        { agency: { id: agencyId('91.03') }, agencyCode: '91.03', sentBy: { id: agencyId('32.73') }, until: null },
      ],
    });
    expect(passed.timeline.at(-1)).toEqual({
      kind: 'RESPONSIBILITY_PASSED',
      from: { id: agencyId('32.73') },
      to: { id: agencyId('91.03') },
    });
    expect(await file(fresh.id, MINISTRY)).toMatchObject({ state: 'RECEIVED', handler: { id: agencyId('kl.bpkp') } });
    expect(await file(sent.id, MINISTRY)).toMatchObject({ state: 'FORWARDED', handler: { id: agencyId('kl.bpkp') } });
    const all = ['32.73 → 91.03', '32.73 → kl.bpkp', '32.73 → kl.bpkp'];
    expect((await movementsOf(hub, DESK, after, 3)).sort()).toEqual(all);
    expect(await movementsOf(hub, SUCCESSOR, after)).toEqual(all.slice(0, 1));
    expect(await movementsOf(hub, asker('PROVINCIAL_MONITOR', '32'), after)).toHaveLength(3);
    expect(await movementsOf(hub, asker('PROVINCIAL_MONITOR', '17'), after)).toEqual([]);
    await act(hub, SUCCESSOR, 'respond', accepted.id);
    expect(await hub.code(CITY, FILE, { id: accepted.id })).toBe('FORBIDDEN');
  });

  it('lets the overall clock go on and the holder’s begin anew, in the zone of the successor', async () => {
    const { id } = await received('32.73');
    await act(hub, CITY, 'verify', id);
    await act(hub, CITY, 'accept', id);
    const before = await file(id);
    hub.clock.now = new Date('2026-03-04T02:00:00Z');
    close('32.73', ['91.03']);
    await settle();
    const after = await file(id);
    const due = (complaint: PassedFile, kind: string) => complaint.deadlines.find((deadline) => deadline.kind === kind);
    expect(kinds(after)).toEqual(kinds(before));
    expect(after.deadlines.map(({ timeZone }) => timeZone)).toEqual(after.deadlines.map(() => 'Asia/Jayapura'));
    const TWO_HOURS_MS = 2 * 3_600_000;
    const overall = (complaint: PassedFile) => Date.parse(due(complaint, 'FOLLOW_UP')?.dueAt as string);
    expect(overall(before) - overall(after)).toBe(TWO_HOURS_MS);
    expect(Date.parse(due(after, 'FIRST_RESPONSE')?.dueAt as string)).toBeGreaterThan(
      Date.parse(due(before, 'FIRST_RESPONSE')?.dueAt as string),
    );
  });

  it('passes what is deferred, answered, merged or may be answered back, and leaves what is over to be read', async () => {
    const deferred = await received('32.73');
    await act(hub, CITY, 'verify', deferred.id);
    await act(hub, CITY, 'accept', deferred.id);
    await act(hub, CITY, 'defer', deferred.id);
    const answered = await received('32.73');
    const replied = await received('32.73');
    const over = await received('32.73');
    for (const { id } of [answered, replied, over]) {
      await act(hub, CITY, 'accept', (await act(hub, CITY, 'verify', id)).complaint?.id ?? id);
      await act(hub, CITY, 'respond', id);
    }
    await act(hub, CITY, 'close', over.id);
    const merged = await received('32.73');
    const original = await received('32.73');
    await act(hub, CITY, 'verify', merged.id);
    await act(hub, CITY, 'merge', merged.id, { intoComplaintId: original.id });
    const archived = await received('32.73');
    await act(hub, CITY, 'archive', archived.id);
    // The reporter's time of what was closed first passes; what is closed then may still be answered back.
    hub.clock.now = new Date('2026-04-20T02:00:00Z');
    await hub.subgraph.perform('deadlines');
    const late = await received('32.73');
    await act(hub, CITY, 'verify', late.id);
    await act(hub, CITY, 'accept', late.id);
    await act(hub, CITY, 'respond', late.id);
    await act(hub, CITY, 'close', late.id);
    const before = await file(over.id);
    close('32.73', ['91.03']);
    await settle();
    expect(await file(deferred.id, SUCCESSOR)).toMatchObject({
      state: 'DEFERRED',
      handler: { id: agencyId('91.03') },
    });
    for (const { id } of [merged, original]) {
      expect(await file(id, SUCCESSOR)).toMatchObject({ handler: { id: agencyId('91.03') } });
    }
    expect((await act(hub, SUCCESSOR, 'unmerge', merged.id)).state).toBe('VERIFIED');
    expect(await file(late.id, SUCCESSOR)).toMatchObject({ state: 'CLOSED', handler: { id: agencyId('91.03') } });
    for (const { id } of [over, archived]) {
      expect(await file(id, SUCCESSOR)).toMatchObject({ handler: { id: agencyId('32.73') } });
      expect(await hub.code(CITY, FILE, { id })).toBe('FORBIDDEN');
    }
    expect(await file(over.id)).toEqual(before);
    expect((await act(hub, SUCCESSOR, 'resume', deferred.id)).state).toBe('ACCEPTED');
    const resumed = await file(deferred.id);
    expect(kinds(resumed)).toContain('FIRST_RESPONSE');
  });

  it('brings what nobody follows for to the national desk, and what a unit had to its body', async () => {
    const lost = await received('kl.bpk');
    const unit = await received('32.16/dsdabmbk');
    close('kl.bpk', []);
    close('32.16/dsdabmbk', []);
    await settle();
    expect(await file(lost.id)).toMatchObject({ handler: { id: agencyId('sp4n') } });
    expect(await file(unit.id, REGENCY)).toMatchObject({ handler: { id: agencyId('32.16') } });
  });

  it('finds who follows through those that have ended too, and a unit that answers to the one that ended', async () => {
    const { id } = await received('32.16/diskominfo');
    hub.directory.change(agencyFacts('32.73/diskominfo', 'Diskominfo Kota Bandung'));
    close('32.16/diskominfo', ['kl.bpk']);
    close('kl.bpk', ['32.73']);
    await settle();
    expect(await file(id, CITY)).toMatchObject({ handler: { id: agencyId('32.73/diskominfo') } });
  });

  it('lets its drafts lapse and its copies follow, and leads a return to who had sent it', async () => {
    const { id } = await submit(hub);
    await moveDown(hub, id, ['32.16', '32.73']);
    await act(hub, CITY, 'accept', id);
    const input = { idempotencyKey: 'draft-of-succession', complaintId: id, text: 'Sedang kami tulis jawabannya.' };
    expect((await hub.ask(CITY, DRAFT, { input })).errors).toBeUndefined();
    const other = await received('32.16');
    const copy = 'mutation ($input: CopyComplaintInput!) { copyComplaint(input: $input) { version } }';
    const copied = { complaintId: other.id, expectedVersion: await versionOf(hub, other.id), toAgency: '32.73' };
    expect((await hub.ask(REGENCY, copy, { input: copied })).errors).toBeUndefined();
    close('32.73', ['91.03']);
    await settle();
    expect(await hub.data(SUCCESSOR, DRAFTS, { id })).toEqual({
      complaint: { answerDrafts: [{ state: 'LAPSED' }] },
    });
    expect(await file(other.id, SUCCESSOR)).toMatchObject({ copies: [{ agency: { id: agencyId('32.73') } }] });
    await act(hub, SUCCESSOR, 'return', id);
    expect(await file(id)).toMatchObject({ handler: { id: agencyId('32.16') } });
  });

  it('tells the reporter once, however often the duty is performed, and comes to rest', async () => {
    const one = await received('32.73');
    await received('32.73');
    close('32.73', ['91.03']);
    await settle();
    await rest();
    const { trackComplaint } = await hub.data<{ trackComplaint: { timeline: unknown[] } }>(CITIZEN, TRACK, {
      trackingNumber: one.trackingNumber,
      secret: one.secret,
    });
    expect(trackComplaint.timeline.slice(1)).toEqual([
      { kind: 'RESPONSIBILITY_PASSED', to: { id: agencyId('91.03') } },
    ]);
    const told = await hub.subgraph.database.read.findBy(ReporterNotificationRow, { kind: 'RESPONSIBILITY_PASSED' });
    expect(told).toHaveLength(2);
    expect(await hub.subgraph.database.read.countBy(AgencyStandingRow, { moving: true })).toBe(0);
  });

  it('leaves what is over where it stands for good when an heir gets the path of the agency that closed', async () => {
    const { id } = await received('kl.bpk');
    await act(hub, asker('AGENCY_ADMIN', 'kl.bpk'), 'archive', id);
    const over = await stored(id);
    const MORE_THAN_A_BATCH = 101;
    const copies = Array.from({ length: MORE_THAN_A_BATCH }, (_, index) => ({
      ...over,
      id: `over-${index}`,
      trackingNumber: `OVER-${index}`,
    }));
    await hub.subgraph.database.write((manager) => insertRows(manager, ComplaintRow, copies));
    close('kl.bpk', ['kl.bpkp']);
    change('kl.bpkp', { code: 'kl.bpk', organisation: 'kl.bpk' });
    await settle();
    change('kl.bpk', { code: 'kl.bepeka', organisation: 'kl.bepeka' });
    await settle();
    expect(await hub.subgraph.database.read.countBy(ComplaintRow, { handlerOrganisation: 'kl.bepeka' })).toBe(102);
  });
});
