import { runningClocks } from '../../test/kit/complaint-clocks.js';
import { asker, CITIZEN, type ComplaintHub, openComplaintHub } from '../../test/kit/complaint-hub.js';
import { act, DESK, type KnownComplaint, submit } from '../../test/kit/complaint-scenario.js';
import { describeEachDialect } from '../../test/kit/databases.js';
import { actAsReporter, followOwn } from '../../test/kit/reporter-scenario.js';

const REGENCY = asker('AGENCY_ADMIN', '32.16');
const MONDAY = new Date('2026-03-02T02:00:00Z');
const WEDNESDAY = new Date('2026-03-04T02:00:00Z');
const WEDNESDAY_AFTER = new Date('2026-03-11T02:00:00Z');
const STANDING = 'query ($id: ID) { complaint(id: $id) { state unclearOrigin dueAt overdue } }';
const TRACK = `query ($trackingNumber: String!, $secret: Secret!) {
  trackComplaint(trackingNumber: $trackingNumber, secret: $secret) { status timeline { kind note } }
}`;

describeEachDialect((dialect) => {
  let hub: ComplaintHub;

  beforeAll(async () => {
    hub = await openComplaintHub(dialect);
  });

  afterAll(() => hub.close());

  beforeEach(() => {
    hub.clock.now = MONDAY;
  });

  /** Accepted on Monday; deferred on Wednesday, when Tuesday was used. */
  const deferred = async (input: Record<string, unknown> = {}): Promise<KnownComplaint> => {
    const complaint = await submit(hub, { toAgency: '32.16' });
    await act(hub, REGENCY, 'verify', complaint.id);
    await act(hub, REGENCY, 'accept', complaint.id);
    hub.clock.now = WEDNESDAY;
    expect(await act(hub, REGENCY, 'defer', complaint.id, input)).toMatchObject({ state: 'DEFERRED' });
    return complaint;
  };
  const standing = async (id: string) =>
    (await hub.data<{ complaint: Record<string, unknown> }>(DESK, STANDING, { id })).complaint;

  it('lets every clock of the agencies stand still until it goes on, however long that takes', async () => {
    const { id } = await deferred();
    expect(await runningClocks(hub, id)).toEqual({});
    hub.clock.now = new Date('2026-07-01T02:00:00Z');
    expect(await standing(id)).toMatchObject({ state: 'DEFERRED', dueAt: null, overdue: false });
    hub.clock.now = WEDNESDAY_AFTER;
    expect(await act(hub, REGENCY, 'resume', id)).toMatchObject({ state: 'ACCEPTED' });
    expect(await runningClocks(hub, id)).toEqual({ FIRST_RESPONSE: '2026-03-16', FOLLOW_UP: '2026-04-06' });
    expect(await standing(id)).toMatchObject({ dueAt: '2026-03-16T16:59:59.999Z' });
  });

  it('goes on as well by what the reporter adds, in the state that it had', async () => {
    const complaint = await deferred();
    hub.clock.now = WEDNESDAY_AFTER;
    const evidence = ['https://contoh.invalid/lokasi.jpg'];
    expect(await actAsReporter(hub, complaint, 'reply', { text: 'Di depan pasar.', evidence })).toMatchObject({
      status: 'IN_PROCESS',
      messages: [{ text: 'Di depan pasar.', evidence }],
    });
    expect(await standing(complaint.id)).toMatchObject({ state: 'ACCEPTED' });
    expect(await runningClocks(hub, complaint.id)).toEqual({
      FIRST_RESPONSE: '2026-03-16',
      FOLLOW_UP: '2026-04-06',
    });
  });

  it('shows the reporter what is asked, and the public status of a deferral', async () => {
    const { trackingNumber, secret } = await deferred({ question: 'Pasar yang mana?', note: 'Cek ke bidang.' });
    const tracked = await hub.data<{ trackComplaint: { status: string; timeline: unknown[] } }>(CITIZEN, TRACK, {
      trackingNumber,
      secret,
    });
    expect(tracked.trackComplaint.status).toBe('DEFERRED');
    expect(tracked.trackComplaint.timeline.at(-1)).toEqual({ kind: 'DEFERRED', note: 'Pasar yang mana?' });
  });

  it('gives the reporter a time of its own to clear up an unclear origin, which ends when it goes on', async () => {
    const { id } = await deferred({ unclearOrigin: true });
    expect(await runningClocks(hub, id)).toEqual({ CLARIFICATION: '2026-03-25' });
    // What the reporter has time for is no deadline of the agency.
    expect(await standing(id)).toMatchObject({ unclearOrigin: true, dueAt: null });
    await act(hub, REGENCY, 'resume', id);
    expect(await runningClocks(hub, id)).toEqual({ FIRST_RESPONSE: '2026-03-09', FOLLOW_UP: '2026-03-27' });
    expect(await standing(id)).toMatchObject({ unclearOrigin: false });
  });

  it('gives no day away where it is deferred before it is verified and then found to need an inspection', async () => {
    const { id } = await submit(hub, { toAgency: '32.16' });
    hub.clock.now = WEDNESDAY;
    await act(hub, REGENCY, 'defer', id);
    await act(hub, REGENCY, 'resume', id);
    await act(hub, REGENCY, 'verify', id, { needsInspection: true });
    expect(await runningClocks(hub, id)).toEqual({ VERIFICATION: '2026-03-05', FOLLOW_UP: '2026-06-10' });
  });

  it('does not end the lateness of what is late already', async () => {
    const { id } = await submit(hub, { toAgency: '32.16' });
    hub.clock.now = new Date('2026-03-10T02:00:00Z');
    await act(hub, REGENCY, 'defer', id);
    expect(await runningClocks(hub, id)).toEqual({ VERIFICATION: '2026-03-05' });
    expect(await standing(id)).toMatchObject({ state: 'DEFERRED', overdue: true });
  });

  it('tells the reporter of it and of its end', async () => {
    const complaint = await submit(hub, { toAgency: '32.16' });
    const own = await followOwn(hub, complaint);
    await act(hub, REGENCY, 'defer', complaint.id);
    await actAsReporter(hub, complaint, 'reply');
    await act(hub, REGENCY, 'defer', complaint.id);
    await act(hub, REGENCY, 'resume', complaint.id);
    await act(hub, REGENCY, 'verify', complaint.id);
    expect(await own.until('COMPLAINT_VERIFIED')).toEqual([
      'COMPLAINT_DEFERRED DEFERRED',
      'COMPLAINT_RESUMED UNVERIFIED',
      'COMPLAINT_DEFERRED DEFERRED',
      'COMPLAINT_RESUMED UNVERIFIED',
      'COMPLAINT_VERIFIED NOT_FOLLOWED_UP',
    ]);
  });
});
