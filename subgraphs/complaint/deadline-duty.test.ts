import {
  type Asker,
  asker,
  CITIZEN,
  type ComplaintHub,
  type GraphQLAnswer,
  openComplaintHub,
} from '../../test/kit/complaint-hub.js';
import { act, DESK, submit } from '../../test/kit/complaint-scenario.js';
import { defer, reply } from '../../test/kit/complaint-steps.js';
import { describeEachDialect } from '../../test/kit/databases.js';
import { agencyId } from '../../test/kit/directory-double.js';
import { AgencyProjectionRow } from '../kit/directory-projection.js';
import { AgencyLimitRow } from './regulation.entity.js';

const FIELDS = `kind stage dueAt complaintId cursor level agency { id } escalatedTo { id } complaint { id state }
  kindLabel(lang: ID)`;
const POLL = `query ($filter: DeadlineEventFilter, $after: String, $first: Int! = 50) {
  deadlineEvents(filter: $filter, after: $after, first: $first) { events { ${FIELDS} } endCursor hasMore }
}`;
const STREAM = `subscription ($filter: DeadlineEventFilter, $after: String) {
  complaintDeadlineChanged(filter: $filter, after: $after) { ${FIELDS} }
}`;
const SEE = `query ($id: ID) {
  complaint(id: $id) { state version handler { id } escalations { at stage to { id } legalBasis } deadlines { kind } }
}`;
const REGENCY = asker('AGENCY_ADMIN', '32.16');
const UNIT = asker('LIAISON_OFFICER', '32.16/dsdabmbk');
const SUPERVISOR = asker('PROVINCIAL_MONITOR', '32');

interface Notice {
  kind: string;
  stage: string;
  dueAt: string;
  complaintId: string;
  cursor: string;
  agency: { id: string };
  escalatedTo: { id: string } | null;
  complaint: { id: string; state: string } | null;
}
interface Seen {
  state: string;
  version: number;
  handler: { id: string };
  escalations: { at: string; stage: string; to: { id: string }; legalBasis: string }[];
  deadlines: { kind: string }[];
}

describeEachDialect((dialect) => {
  let hub: ComplaintHub;
  let start: string;

  beforeEach(async () => {
    hub = await openComplaintHub(dialect);
    start = (await poll(DESK)).endCursor;
  });

  afterEach(() => hub.close());

  const poll = async (who: Asker, variables: Record<string, unknown> = {}) =>
    (await hub.data<{ deadlineEvents: { events: Notice[]; endCursor: string } }>(who, POLL, variables)).deadlineEvents;
  const told = async (who: Asker = DESK, filter?: Record<string, unknown>) =>
    (await poll(who, { after: start, filter })).events;
  const words = (events: readonly Notice[]) =>
    events.map(({ kind, stage }) => `${kind.replace(/^COMPLAINT_(DEADLINE_)?/, '')} ${stage}`);
  const see = async (id: string) => (await hub.data<{ complaint: Seen }>(DESK, SEE, { id })).complaint;
  const toRegency = async () => submit(hub, { toAgency: '32.16' });
  /** Lets the duty act at an instant; what it tells is numbered when it resolves. */
  async function actAt(instant: string): Promise<void> {
    hub.clock.now = new Date(instant);
    // Once more gives cause for nothing.
    await hub.subgraph.perform('deadlines');
    await hub.subgraph.perform('deadlines');
    await numbered();
  }
  async function numbered(): Promise<void> {
    const waiting = 'SELECT COUNT(*) AS events FROM event WHERE position IS NULL';
    while (Number((await hub.subgraph.database.read.query(waiting))[0].events) > 0) await new Promise(setImmediate);
  }

  it('tells each deadline once that it approaches and once that it was missed, over Nyepi and Lebaran 2026', async () => {
    hub.clock.now = new Date('2026-03-16T02:00:00Z');
    const { id } = await toRegency();
    // Three working days later is 26/3: 18–24/3 are days off.
    await actAt('2026-03-25T16:00:00Z');
    expect(await told()).toEqual([]);
    await actAt('2026-03-25T17:00:00Z');
    await actAt('2026-03-26T17:00:00Z');
    const events = await told();
    expect(words(events)).toEqual(['APPROACHING VERIFICATION', 'MISSED VERIFICATION']);
    expect(events[0]).toMatchObject({
      complaintId: id,
      dueAt: '2026-03-26T16:59:59.999Z',
      level: 'REGENCY',
      agency: { id: agencyId('32.16') },
      escalatedTo: null,
      complaint: { id, state: 'RECEIVED' },
      kindLabel: 'batas waktu mendekat',
    });
    expect((await see(id)).version).toBe(1);
  });

  it('tells of promised hours one office hour before their end', async () => {
    const promise = {
      stage: 'SERVICE_PROMISE' as const,
      classification: null,
      quantity: 3,
      unit: 'OFFICE_HOUR' as const,
    };
    await hub.subgraph.database.write((manager) =>
      manager.insert(AgencyLimitRow, {
        id: '00000000-0000-4000-8000-000000000001',
        agencyId: agencyId('32.16'),
        organisation: '32.16',
        ...promise,
        legalBasis: 'Maklumat pelayanan',
        validFrom: '2026-01-01',
        validUntil: null,
      }),
    );
    hub.clock.now = new Date('2026-03-02T01:30:00Z');
    const { id } = await toRegency();
    await act(hub, REGENCY, 'verify', id);
    await act(hub, REGENCY, 'accept', id);
    await actAt('2026-03-02T03:29:59Z');
    expect(await told(DESK, { stages: ['SERVICE_PROMISE'] })).toEqual([]);
    await actAt('2026-03-02T03:30:00Z');
    await actAt('2026-03-02T04:30:01Z');
    const events = await told(DESK, { stages: ['SERVICE_PROMISE'] });
    expect(words(events)).toEqual(['APPROACHING SERVICE_PROMISE', 'MISSED SERVICE_PROMISE']);
  });

  it('tells nothing of what stands still or was met', async () => {
    const [paused, met] = [await toRegency(), await toRegency()];
    await defer(hub, REGENCY, paused.id);
    await act(hub, REGENCY, 'verify', met.id);
    await act(hub, REGENCY, 'accept', met.id);
    await act(hub, REGENCY, 'respond', met.id);
    await act(hub, REGENCY, 'close', met.id);
    await actAt('2026-03-13T02:00:00Z');
    expect(await told()).toEqual([]);
  });

  it('closes by itself what the reporter did not answer, and lets nobody answer back afterwards', async () => {
    const own = await toRegency();
    await act(hub, REGENCY, 'verify', own.id);
    await act(hub, REGENCY, 'accept', own.id);
    await act(hub, REGENCY, 'respond', own.id);
    // Ten working days from Monday, 2/3.
    await actAt('2026-03-16T16:00:00Z');
    expect(await see(own.id)).toMatchObject({ state: 'ANSWERED', version: 4 });
    await actAt('2026-03-16T17:00:00Z');
    expect(await see(own.id)).toMatchObject({ state: 'CLOSED', version: 5, deadlines: [] });
    expect(words(await told())).toEqual(['APPROACHING REPORTER_REPLY', 'MISSED REPORTER_REPLY']);
    expect(await reply(hub, own)).toBe('TRANSITION_NOT_ALLOWED');
    const { trackingNumber, secret } = own;
    const query = `query ($trackingNumber: String!, $secret: Secret!, $after: String) {
      myComplaintEvents(trackingNumber: $trackingNumber, secret: $secret, after: $after) { events { kind } }
    }`;
    const { myComplaintEvents } = await hub.data<{ myComplaintEvents: { events: { kind: string }[] } }>(
      CITIZEN,
      query,
      {
        trackingNumber,
        secret,
        after: start,
      },
    );
    expect(myComplaintEvents.events.map(({ kind }) => kind)).toEqual([
      'COMPLAINT_RECEIVED',
      'COMPLAINT_VERIFIED',
      'COMPLAINT_ACCEPTED',
      'COMPLAINT_ANSWERED',
      'COMPLAINT_CLOSED',
    ]);
  });

  it('lets the reporter answer back until the window ends, also where the agency has closed it', async () => {
    const [early, late] = [await toRegency(), await toRegency()];
    for (const { id } of [early, late]) {
      await act(hub, REGENCY, 'verify', id);
      await act(hub, REGENCY, 'accept', id);
      await act(hub, REGENCY, 'respond', id);
      await act(hub, REGENCY, 'close', id);
    }
    await actAt('2026-03-16T16:00:00Z');
    expect(await reply(hub, early)).toBeUndefined();
    await actAt('2026-03-16T17:00:00Z');
    expect(await reply(hub, late)).toBe('TRANSITION_NOT_ALLOWED');
    expect(await see(late.id)).toMatchObject({ state: 'CLOSED', version: 5, deadlines: [] });
  });

  it('archives what stayed unclear, and not what was cleared up', async () => {
    const [unclear, cleared] = [await toRegency(), await toRegency()];
    for (const { id } of [unclear, cleared]) await defer(hub, REGENCY, id, true);
    expect(await reply(hub, cleared)).toBeUndefined();
    await actAt('2026-03-16T17:00:00Z');
    expect((await see(unclear.id)).state).toBe('ARCHIVED');
    expect((await see(cleared.id)).state).toBe('RECEIVED');
  });

  it('escalates by rule, once each, and leaves the complaint with its agency', async () => {
    const { id } = await submit(hub, { toAgency: '32.16/dsdabmbk' });
    await actAt('2026-03-10T02:00:00Z');
    await actAt('2026-03-13T02:00:00Z');
    await actAt('2026-03-16T02:00:00Z');
    const complaint = await see(id);
    expect(complaint.escalations).toEqual([
      {
        at: '2026-03-10T02:00:00.000Z',
        stage: 'VERIFICATION',
        to: { id: agencyId('32') },
        legalBasis: 'ketentuan Simpul',
      },
      {
        at: '2026-03-13T02:00:00.000Z',
        stage: 'VERIFICATION',
        to: { id: agencyId('sp4n') },
        legalBasis: 'ketentuan Simpul',
      },
    ]);
    expect(complaint.handler.id).toBe(agencyId('32.16/dsdabmbk'));
    expect(words(await told(DESK, { kinds: ['COMPLAINT_ESCALATED'] }))).toEqual([
      'ESCALATED VERIFICATION',
      'ESCALATED VERIFICATION',
    ]);
  });

  it('shows each event to those who were entitled to it, and the complaint to those who may see it now', async () => {
    const { id } = await submit(hub, { toAgency: '32.16/dsdabmbk' }, asker('PORTAL', '17'));
    await actAt('2026-03-06T02:00:00Z');
    await actAt('2026-03-10T02:00:00Z');
    await act(hub, asker('AGENCY_ADMIN', '32.16'), 'verify', id);
    await act(hub, asker('AGENCY_ADMIN', '32.16'), 'forward', id, { toAgency: '91.03' });
    const everyone = ['MISSED VERIFICATION', 'ESCALATED VERIFICATION'];
    const seen = async (who: Asker) => {
      const events = await told(who);
      return { events: words(events), complaints: events.map(({ complaint }) => complaint !== null) };
    };
    expect(await seen(DESK)).toEqual({ events: everyone, complaints: [true, true] });
    expect(await seen(asker('NATIONAL_MONITOR', 'kl.panrb'))).toEqual({ events: everyone, complaints: [true, true] });
    expect(await seen(asker('PORTAL', '17'))).toEqual({ events: everyone, complaints: [true, true] });
    for (const who of [SUPERVISOR, REGENCY, UNIT, asker('HEAD', '32.16')]) {
      expect(await seen(who)).toEqual({ events: everyone, complaints: [false, false] });
    }
    // The province itself is told because it was brought to its notice.
    expect(await seen(asker('AGENCY_ADMIN', '32'))).toEqual({ events: everyone.slice(1), complaints: [false] });
    for (const who of [asker('AGENCY_ADMIN', '91.03'), asker('LIAISON_OFFICER', '32.16/diskominfo')]) {
      expect(await seen(who)).toEqual({ events: [], complaints: [] });
    }
    expect((await hub.ask(asker('PPID_OFFICER', '32.16'), POLL, { after: start })).data?.deadlineEvents).toMatchObject({
      events: [],
    });
  });

  it('polls and streams the same by every filter, and resumes after a cursor', async () => {
    await submit(hub, { toAgency: '32.16/dsdabmbk' });
    await submit(hub, { toAgency: '91.03' });
    await actAt('2026-03-05T02:00:00Z');
    await actAt('2026-03-10T02:00:00Z');
    const ofBekasi = ['APPROACHING VERIFICATION', 'MISSED VERIFICATION', 'ESCALATED VERIFICATION'];
    const filters: [Record<string, unknown>, string[]][] = [
      [{ agency: '32.16/dsdabmbk' }, ofBekasi],
      [{ organisation: '32.16' }, ofBekasi],
      [{ territory: '32', stages: ['VERIFICATION'] }, ofBekasi],
      [{ levels: ['UNIT'], kinds: ['COMPLAINT_DEADLINE_MISSED'] }, ['MISSED VERIFICATION']],
      [{ stages: ['FOLLOW_UP'] }, []],
    ];
    for (const [filter, expected] of filters) {
      const polled = await told(DESK, filter);
      expect(words(polled)).toEqual(expected);
      const stream = await hub.subscribe(DESK, STREAM, { filter, after: start });
      expect(await take(stream, polled.length)).toEqual(polled);
      const [first, ...rest] = polled;
      if (!first) continue;
      const resumed = await hub.subscribe(DESK, STREAM, { filter, after: first.cursor });
      expect(await take(resumed, rest.length)).toEqual(rest);
    }
    expect(await hub.code(DESK, POLL, { filter: { agency: 'kl.tidakada' } })).toBe('BAD_USER_INPUT');
  });

  it('is held up by no complaint whose holder is not known', async () => {
    const [lost, other] = [await submit(hub, { toAgency: '17.02' }), await toRegency()];
    await hub.subgraph.database.write((manager) => manager.delete(AgencyProjectionRow, { id: agencyId('17.02') }));
    await actAt('2026-03-06T02:00:00Z');
    const events = await told();
    expect(events.map(({ complaintId }) => complaintId)).toEqual([other.id]);
    expect(lost.id).not.toBe(other.id);
  });
});

async function take(stream: AsyncIterableIterator<GraphQLAnswer>, count: number): Promise<Notice[]> {
  const taken: Notice[] = [];
  while (taken.length < count) {
    const { value } = await stream.next();
    const { data, errors } = value as GraphQLAnswer;
    if (errors) throw new Error(JSON.stringify(errors));
    taken.push(data?.complaintDeadlineChanged as Notice);
  }
  return taken;
}
