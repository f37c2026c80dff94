import { type Asker, asker, type ComplaintHub, openComplaintHub } from '../../../test/kit/complaint-hub.js';
import { act, DESK, mutationOf, submit, versionOf } from '../../../test/kit/complaint-scenario.js';
import { describeEachDialect } from '../../../test/kit/databases.js';
import { deadlinesTold } from '../../../test/kit/deadline-scenario.js';
import { agencyId } from '../../../test/kit/directory-double.js';
import { pathOf, requestedOf } from '../../../test/kit/path-scenario.js';

const UNIT_CODE = '32.16/dsdabmbk';
const UNIT = asker('AGENCY_ADMIN', UNIT_CODE);
const REGENCY = asker('AGENCY_ADMIN', '32.16');
const REVISE = 'mutation ($input: ReviseDeadlineInput!) { done: reviseDeadline(input: $input) { version state } }';
const REASON = 'Perlu peninjauan lapangan.';
const MONDAY = new Date('2026-03-02T02:00:00Z');

describeEachDialect((dialect) => {
  let hub: ComplaintHub;

  beforeAll(async () => {
    hub = await openComplaintHub(dialect);
  });

  afterAll(() => hub.close());

  beforeEach(() => {
    hub.clock.now = MONDAY;
  });

  /** A complaint that its regency has sent to a unit, which is to answer in so many working days. */
  const sentWithin = async (respondWithinWorkingDays?: number, classification = 'COMPLAINT') => {
    const { id } = await submit(hub, { toAgency: '32.16', classification });
    await act(hub, REGENCY, 'verify', id);
    await act(hub, REGENCY, 'forward', id, { toAgency: UNIT_CODE, respondWithinWorkingDays });
    return id;
  };
  const revise = async (who: Asker, id: string, input: Record<string, unknown> = {}) => {
    const expectedVersion = await versionOf(hub, id);
    const stated = { complaintId: id, expectedVersion, workingDays: 5, reason: REASON, ...input };
    return hub.ask(who, REVISE, { input: stated });
  };
  const codeOf = async (...sent: Parameters<typeof revise>) => (await revise(...sent)).errors?.[0]?.extensions.code;
  const requested = async (id: string) => requestedOf(await pathOf(hub, DESK, id));

  it('runs in working days of the holder, beside the limits of the regulation', async () => {
    const id = await sentWithin(3);
    expect(await requested(id)).toEqual({ kind: 'REQUESTED', dueOn: '2026-03-05', legalBasis: 'permintaan pengirim' });
    expect((await pathOf(hub, DESK, id)).deadlines.map(({ kind }) => kind).sort()).toEqual([
      'FIRST_RESPONSE',
      'FOLLOW_UP',
      'REQUESTED',
    ]);
  });

  it('stands still while the reporter is asked, goes on when the complaint does, and is met by a final answer', async () => {
    const id = await sentWithin(3);
    await act(hub, UNIT, 'accept', id);
    await act(hub, UNIT, 'respond', id, { final: false });
    expect(await requested(id)).toMatchObject({ dueOn: '2026-03-05' });
    hub.clock.now = new Date('2026-03-04T02:00:00Z');
    await act(hub, UNIT, 'defer', id);
    expect(await requested(id)).toBeUndefined();
    hub.clock.now = new Date('2026-03-09T02:00:00Z');
    await act(hub, UNIT, 'resume', id);
    expect(await requested(id)).toMatchObject({ dueOn: '2026-03-10' });
    await act(hub, UNIT, 'respond', id);
    expect(await requested(id)).toBeUndefined();
  });

  it('ends with the time of its holder', async () => {
    const id = await sentWithin(3);
    await act(hub, UNIT, 'return', id);
    expect(await requested(id)).toBeUndefined();
  });

  it('never ends after the overall clock, and where there is none has only its own bounds', async () => {
    const { id } = await submit(hub, { toAgency: '32.16' });
    await act(hub, REGENCY, 'verify', id);
    const forward = async (respondWithinWorkingDays: number) => {
      const stated = { complaintId: id, expectedVersion: 2, toAgency: UNIT_CODE, respondWithinWorkingDays };
      return (await hub.ask(REGENCY, mutationOf('forward'), { input: stated })).errors?.[0]?.extensions;
    };
    // The follow-up has 14 working days.
    expect(await forward(15)).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'input.respondWithinWorkingDays', message: expect.stringContaining('regulation') }],
    });
    expect(await forward(14)).toBeUndefined();
    expect(await requested(await sentWithin(60, 'ASPIRATION'))).toMatchObject({ kind: 'REQUESTED' });
  });

  it.each<[string, Asker, string | undefined]>([
    ['the national desk', DESK, undefined],
    ['the admin of the body above', REGENCY, undefined],
    ['the holder’s own admin', UNIT, 'FORBIDDEN'],
    ['a liaison officer of the body above', asker('LIAISON_OFFICER', '32.16'), 'FORBIDDEN'],
    ['the head of the body above', asker('HEAD', '32.16'), 'FORBIDDEN'],
    ['the supervising province', asker('PROVINCIAL_MONITOR', '32'), 'FORBIDDEN'],
    ['a national monitor', asker('NATIONAL_MONITOR', 'kl.panrb'), 'FORBIDDEN'],
    ['the admin of a sibling', asker('AGENCY_ADMIN', '32.16/diskominfo'), 'NOT_FOUND'],
    ['the admin of a unit below', asker('AGENCY_ADMIN', `${UNIT_CODE}/bidang-jalan`), 'NOT_FOUND'],
  ])('is revised by those above the holder only: %s', async (_title, who, code) => {
    const id = await sentWithin(3);
    expect(await codeOf(who, id)).toBe(code);
    expect(await requested(id)).toMatchObject({ dueOn: code === undefined ? '2026-03-09' : '2026-03-05' });
  });

  it('is revised by the agency that has set it, though that sees no more of the complaint', async () => {
    const province = asker('AGENCY_ADMIN', '32');
    const { id } = await submit(hub, { toAgency: '32' });
    await act(hub, province, 'verify', id);
    await act(hub, province, 'forward', id, { toAgency: '32.16', respondWithinWorkingDays: 3 });
    expect(await codeOf(province, id)).toBeUndefined();
    expect(await requested(id)).toMatchObject({ dueOn: '2026-03-09' });
    expect((await pathOf(hub, DESK, id)).deadlineRevisions).toMatchObject([{ by: { id: agencyId('32') } }]);
    for (const who of [asker('LIAISON_OFFICER', '32'), asker('AGENCY_ADMIN', '32.73')]) {
      expect(await codeOf(who, id)).toBe('NOT_FOUND');
    }
    expect(await codeOf(REGENCY, id)).toBe('FORBIDDEN');
    // What was sent on is no longer its to revise.
    await act(hub, REGENCY, 'accept', id);
    await act(hub, REGENCY, 'forward', id, { toAgency: UNIT_CODE, respondWithinWorkingDays: 3 });
    expect(await codeOf(province, id)).toBe('NOT_FOUND');
  });

  it('can be set and revised also once the overall clock has run out, which leaves nothing to keep to', async () => {
    const { id } = await submit(hub, { toAgency: '32.16' });
    await act(hub, REGENCY, 'verify', id);
    hub.clock.now = new Date('2026-05-04T02:00:00Z');
    await act(hub, REGENCY, 'forward', id, { toAgency: UNIT_CODE, respondWithinWorkingDays: 3 });
    expect(await requested(id)).toMatchObject({ dueOn: '2026-05-07' });
    expect(await codeOf(REGENCY, id)).toBeUndefined();
    expect(await requested(id)).toMatchObject({ dueOn: '2026-05-11' });
  });

  it('lets who is both the holder’s admin and that of the body above revise as the latter', async () => {
    const both: Asker = { subject: 'both', grants: [...UNIT.grants, ...REGENCY.grants] };
    const id = await sentWithin(3);
    expect(await codeOf(both, id)).toBeUndefined();
    expect((await pathOf(hub, DESK, id)).deadlineRevisions).toMatchObject([{ by: { id: agencyId('32.16') } }]);
  });

  it('is never the national desk’s to revise for itself', async () => {
    const { id } = await submit(hub, { toAgency: '32.16' });
    await act(hub, REGENCY, 'verify', id);
    await act(hub, REGENCY, 'forward', id, { toAgency: 'sp4n', respondWithinWorkingDays: 3 });
    expect(await codeOf(DESK, id)).toBe('FORBIDDEN');
  });

  it('keeps what was before, in its order, and counts anew from today', async () => {
    const id = await sentWithin(3);
    hub.clock.now = new Date('2026-03-04T02:00:00Z');
    await revise(REGENCY, id, { workingDays: 1, reason: 'Warga terdampak bertambah.' });
    hub.clock.now = new Date('2026-03-05T02:00:00Z');
    await revise(DESK, id, { workingDays: 4 });
    const path = await pathOf(hub, UNIT, id);
    expect(requestedOf(path)).toMatchObject({ dueOn: '2026-03-11' });
    expect(path.deadlineRevisions).toEqual([
      {
        at: '2026-03-04T02:00:00.000Z',
        by: { id: agencyId('32.16') },
        formerDueOn: '2026-03-05',
        dueOn: '2026-03-05',
        reason: 'Warga terdampak bertambah.',
      },
      {
        at: '2026-03-05T02:00:00.000Z',
        by: { id: agencyId('sp4n') },
        formerDueOn: '2026-03-05',
        dueOn: '2026-03-11',
        reason: REASON,
      },
    ]);
    expect(path.hops.at(-1)).toMatchObject({ respondWithinWorkingDays: 3 });
  });

  it('puts a revision on the timeline of the agencies and into the stream of deadlines', async () => {
    const id = await sentWithin(3);
    const from = (await deadlinesTold(hub, UNIT)).endCursor;
    await revise(REGENCY, id);
    const query = 'query ($id: ID) { complaint(id: $id) { timeline { kind note actorAgency { id } } } }';
    type Shown = { complaint: { timeline: { kind: string }[] } };
    const { complaint } = await hub.data<Shown>(UNIT, query, { id });
    expect(complaint.timeline.at(-1)).toEqual({
      kind: 'DEADLINE_REVISED',
      note: REASON,
      actorAgency: { id: agencyId('32.16') },
    });
    const told = await deadlinesUntil(UNIT, from);
    expect(told).toMatchObject([
      {
        kind: 'COMPLAINT_DEADLINE_REVISED',
        stage: 'REQUESTED',
        complaintId: id,
        agency: { id: agencyId(UNIT_CODE) },
        dueAt: '2026-03-09T16:59:59.999Z',
      },
    ]);
    expect((await deadlinesTold(hub, asker('AGENCY_ADMIN', '17.02'), { after: from })).events).toEqual([]);
  });

  it('is hidden, with its revisions, from the portal that handed the complaint in, in fields and events', async () => {
    const portal = asker('PORTAL', '91');
    const from = (await deadlinesTold(hub, portal)).endCursor;
    const all = (await deadlinesTold(hub, DESK)).endCursor;
    const { id } = await submit(hub, { toAgency: '32.16' }, portal);
    await act(hub, REGENCY, 'verify', id);
    await act(hub, REGENCY, 'forward', id, { toAgency: UNIT_CODE, respondWithinWorkingDays: 3 });
    await revise(REGENCY, id);
    const query = `query ($id: ID) { complaint(id: $id) {
      dueAt overdue deadlines { kind dueAt } hops { respondWithinWorkingDays }
      timeline { kind } deadlineRevisions { reason }
    } }`;
    const { complaint } = await hub.data<{ complaint: { dueAt: string; deadlines: { dueAt: string }[] } }>(
      portal,
      query,
      { id },
    );
    expect(complaint).toMatchObject({
      overdue: false,
      deadlines: [{ kind: 'FIRST_RESPONSE' }, { kind: 'FOLLOW_UP' }],
      hops: [{ respondWithinWorkingDays: null }, { respondWithinWorkingDays: null }],
      timeline: ['RECEIVED', 'VERIFIED', 'FORWARDED'].map((kind) => ({ kind })),
      deadlineRevisions: null,
    });
    expect(complaint.dueAt).toBe(complaint.deadlines[0]?.dueAt);
    const agencys = await hub.data<{ complaint: object }>(UNIT, query, { id });
    expect(agencys.complaint).toMatchObject({ hops: [{}, { respondWithinWorkingDays: 3 }] });
    await deadlinesUntil(DESK, all);
    expect((await deadlinesTold(hub, portal, { after: from })).events).toEqual([]);
  });

  it('refuses a revision past the overall clock, of another version, without reason, and where none runs', async () => {
    const id = await sentWithin(3);
    const fields = async (input: Record<string, unknown>) => (await revise(REGENCY, id, input)).errors?.[0]?.extensions;
    expect(await fields({ workingDays: 15 })).toMatchObject({ fields: [{ path: 'input.workingDays' }] });
    expect(await fields({ workingDays: 61 })).toMatchObject({ fields: [{ path: 'input.workingDays' }] });
    expect(await fields({ reason: ' ' })).toMatchObject({ fields: [{ path: 'input.reason' }] });
    expect(await fields({ expectedVersion: 1 })).toMatchObject({ code: 'CONFLICT', currentVersion: 3 });
    const without = await sentWithin();
    expect((await revise(REGENCY, without)).errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'input.complaintId' }],
    });
    expect(await versionOf(hub, id)).toBe(3);
  });

  /** What is told after a cursor, once it is numbered. */
  async function deadlinesUntil(who: Asker, after: string) {
    for (;;) {
      const { events } = await deadlinesTold(hub, who, { after });
      if (events.length > 0) return events;
      await new Promise(setImmediate);
    }
  }
});
