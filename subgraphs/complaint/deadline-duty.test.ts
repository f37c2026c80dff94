import { asker, CITIZEN, type ComplaintHub, openComplaintHub } from '../../test/kit/complaint-hub.js';
import { act, DESK, submit } from '../../test/kit/complaint-scenario.js';
import { defer, reply } from '../../test/kit/complaint-steps.js';
import { describeEachDialect } from '../../test/kit/databases.js';
import { deadlinesTold, performAt, wordsOf } from '../../test/kit/deadline-scenario.js';
import { agencyId } from '../../test/kit/directory-double.js';
import { AgencyLimitRow } from './regulation/regulation.entity.js';

const SEE = `query ($id: ID) {
  complaint(id: $id) { state version handler { id } escalations { at stage to { id } legalBasis } deadlines { kind } }
}`;
const REGENCY = asker('AGENCY_ADMIN', '32.16');

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
    start = (await deadlinesTold(hub, DESK)).endCursor;
  });

  afterEach(() => hub.close());

  const told = async (filter?: Record<string, unknown>) =>
    (await deadlinesTold(hub, DESK, { after: start, filter })).events;
  const see = async (id: string) => (await hub.data<{ complaint: Seen }>(DESK, SEE, { id })).complaint;
  const isOverdue = async (id: string) => {
    const query = `query ($id: ID) {
      complaint(id: $id) { overdue } complaints(filter: { overdue: true }, first: 10) { edges { node { id } } }
    }`;
    interface Overdue {
      complaint: { overdue: boolean };
      complaints: { edges: { node: { id: string } }[] };
    }
    const { complaint, complaints } = await hub.data<Overdue>(DESK, query, { id });
    return { ...complaint, listed: complaints.edges.some(({ node }) => node.id === id) };
  };
  const toRegency = async () => submit(hub, { toAgency: '32.16' });
  /** Lets the duty act at an instant, and once more, which gives cause for nothing. */
  async function actAt(instant: string): Promise<void> {
    await performAt(hub, 'deadlines', new Date(instant));
    await performAt(hub, 'deadlines', new Date(instant));
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
    expect(wordsOf(events)).toEqual(['APPROACHING VERIFICATION', 'MISSED VERIFICATION']);
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
    expect(await told({ stages: ['SERVICE_PROMISE'] })).toEqual([]);
    await actAt('2026-03-02T03:30:00Z');
    await actAt('2026-03-02T04:30:01Z');
    const events = await told({ stages: ['SERVICE_PROMISE'] });
    expect(wordsOf(events)).toEqual(['APPROACHING SERVICE_PROMISE', 'MISSED SERVICE_PROMISE']);
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

  it('leaves what was answered too late alone, until the reporter answers back', async () => {
    const own = await toRegency();
    await act(hub, REGENCY, 'verify', own.id);
    await act(hub, REGENCY, 'accept', own.id);
    await act(hub, REGENCY, 'respond', own.id, { final: false });
    // Fourteen working days from Monday 2/3 ended on 27/3.
    hub.clock.now = new Date('2026-03-30T02:00:00Z');
    expect(await isOverdue(own.id)).toEqual({ overdue: true, listed: true });
    await act(hub, REGENCY, 'respond', own.id);
    await actAt('2026-04-07T02:00:00Z');
    expect(await told()).toEqual([]);
    expect(await see(own.id)).toMatchObject({ state: 'ANSWERED', escalations: [] });
    expect(await isOverdue(own.id)).toEqual({ overdue: false, listed: false });
    await reply(hub, own);
    await actAt('2026-04-08T02:00:00Z');
    expect(wordsOf(await told({ stages: ['FOLLOW_UP'] }))).toEqual(['MISSED FOLLOW_UP', 'ESCALATED FOLLOW_UP']);
    expect(await isOverdue(own.id)).toEqual({ overdue: true, listed: true });
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
    expect(wordsOf(await told())).toEqual(['APPROACHING REPORTER_REPLY', 'MISSED REPORTER_REPLY']);
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
    expect(wordsOf(await told({ kinds: ['COMPLAINT_ESCALATED'] }))).toEqual([
      'ESCALATED VERIFICATION',
      'ESCALATED VERIFICATION',
    ]);
  });
});
