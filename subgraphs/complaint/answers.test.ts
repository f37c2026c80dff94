import { runningClocks } from '../../test/kit/complaint-clocks.js';
import { asker, type ComplaintHub, openComplaintHub } from '../../test/kit/complaint-hub.js';
import { act, DESK, type KnownComplaint, submit } from '../../test/kit/complaint-scenario.js';
import { describeEachDialect } from '../../test/kit/databases.js';
import {
  actAsReporter,
  followOwn,
  reporterInput,
  reporterRefusal,
  sendAsReporter,
} from '../../test/kit/reporter-scenario.js';

const REGENCY = asker('AGENCY_ADMIN', '32.16');
const MONDAY = new Date('2026-03-02T02:00:00Z');
const FILE = `query ($id: ID) { complaint(id: $id) {
  state version overdue messages { text } answers { text } timeline { kind actorRole stateAfter }
} }`;

interface File {
  state: string;
  version: number;
  overdue: boolean;
  messages: { text: string }[];
  answers: { text: string }[];
  timeline: { kind: string; actorRole: string | null; stateAfter: string }[];
}

describeEachDialect((dialect) => {
  let hub: ComplaintHub;

  beforeAll(async () => {
    hub = await openComplaintHub(dialect);
  });

  afterAll(() => hub.close());

  beforeEach(() => {
    hub.clock.now = MONDAY;
  });

  const show = async (id: string) => (await hub.data<{ complaint: File }>(DESK, FILE, { id })).complaint;
  const accepted = async (overrides: Record<string, unknown> = {}): Promise<KnownComplaint> => {
    const complaint = await submit(hub, { toAgency: '32.16', ...overrides });
    await act(hub, REGENCY, 'verify', complaint.id);
    await act(hub, REGENCY, 'accept', complaint.id);
    return complaint;
  };
  /** Accepted on Monday and answered on Wednesday, when Tuesday was used. */
  const answered = async (): Promise<KnownComplaint> => {
    const complaint = await accepted();
    hub.clock.now = new Date('2026-03-04T02:00:00Z');
    await act(hub, REGENCY, 'respond', complaint.id);
    return complaint;
  };

  it('takes an interim answer as a first response, and the follow-up goes on', async () => {
    const { id } = await accepted();
    const text = 'Kami sedang menjadwalkan perbaikan.';
    expect(await act(hub, REGENCY, 'respond', id, { final: false, text })).toMatchObject({
      state: 'IN_PROCESS',
      status: 'IN_PROCESS',
    });
    expect(await runningClocks(hub, id)).toEqual({ FOLLOW_UP: '2026-03-27' });
    await act(hub, REGENCY, 'respond', id, { final: false, text: 'Perbaikan dimulai besok.' });
    expect(await act(hub, REGENCY, 'respond', id)).toMatchObject({ state: 'ANSWERED' });
    expect((await show(id)).answers).toHaveLength(3);
  });

  it('lets the follow-up stand still after a final answer, while the reporter has time to answer back', async () => {
    const { id } = await answered();
    expect(await runningClocks(hub, id)).toEqual({ REPORTER_REPLY: '2026-03-25' });
    expect(await show(id)).toMatchObject({ overdue: false });
    hub.clock.now = new Date('2026-03-05T02:00:00Z');
    await act(hub, REGENCY, 'respond', id, { text: 'Kami tambahkan penjelasan ini.' });
    expect(await runningClocks(hub, id)).toEqual({ REPORTER_REPLY: '2026-03-26' });
  });

  it.each(['ANSWERED', 'CLOSED'])('is opened again from %s by a reply within the window', async (state) => {
    const complaint = await answered();
    if (state === 'CLOSED') await act(hub, REGENCY, 'close', complaint.id);
    hub.clock.now = new Date('2026-03-11T02:00:00Z');
    await actAsReporter(hub, complaint, 'reply');
    // 13 of 14 days were left, and the first response begins anew.
    expect(await runningClocks(hub, complaint.id)).toEqual({ FIRST_RESPONSE: '2026-03-25', FOLLOW_UP: '2026-04-06' });
    const shown = await show(complaint.id);
    expect(shown).toMatchObject({ state: 'IN_PROCESS', messages: [{ text: expect.any(String) }] });
    expect(shown.timeline.at(-1)).toEqual({ kind: 'REOPENED', actorRole: null, stateAfter: 'IN_PROCESS' });
  });

  it.each(['ANSWERED', 'CLOSED'])(
    'is late at once where it was answered late and is opened again from %s',
    async (state) => {
      const complaint = await accepted();
      hub.clock.now = new Date('2026-04-06T02:00:00Z');
      await act(hub, REGENCY, 'respond', complaint.id);
      if (state === 'CLOSED') await act(hub, REGENCY, 'close', complaint.id);
      await actAsReporter(hub, complaint, 'reply');
      expect(await runningClocks(hub, complaint.id)).toMatchObject({ FOLLOW_UP: '2026-03-27' });
      expect(await show(complaint.id)).toMatchObject({ state: 'IN_PROCESS', overdue: true });
    },
  );

  it.each(['ANSWERED', 'CLOSED'])(
    'takes a reply until the end of the last day of the window, and none after, from %s',
    async (state) => {
      const [inTime, late] = [await answered(), await answered()];
      if (state === 'CLOSED') for (const { id } of [inTime, late]) await act(hub, REGENCY, 'close', id);
      hub.clock.now = new Date('2026-03-25T16:59:59.000Z');
      expect(await reporterRefusal(hub, inTime, 'reply')).toBeUndefined();
      hub.clock.now = new Date('2026-03-25T17:00:00.000Z');
      const before = await show(late.id);
      expect(await reporterRefusal(hub, late, 'reply')).toBe('TRANSITION_NOT_ALLOWED');
      expect(await show(late.id)).toEqual(before);
    },
  );

  it('gives an aspiration, which has no limit, back without a clock of its follow-up', async () => {
    const complaint = await accepted({ classification: 'ASPIRATION' });
    await act(hub, REGENCY, 'respond', complaint.id);
    await actAsReporter(hub, complaint, 'reply');
    expect(await runningClocks(hub, complaint.id)).toEqual({ FIRST_RESPONSE: '2026-03-09' });
  });

  it('takes the same reply once, and refuses other words under its key', async () => {
    const complaint = await answered();
    const reply = reporterInput(complaint, 'reply');
    const first = await actAsReporter(hub, complaint, 'reply', reply);
    expect(await actAsReporter(hub, complaint, 'reply', reply)).toEqual(first);
    expect(await reporterRefusal(hub, complaint, 'reply', { ...reply, text: 'Kata-kata yang lain.' })).toBe('CONFLICT');
    expect(await show(complaint.id)).toMatchObject({ version: 5, messages: [{ text: reply.text }] });
  });

  it('keeps a key for the reply that is taken, not for one that was refused', async () => {
    const complaint = await accepted();
    const reply = reporterInput(complaint, 'reply');
    expect(await reporterRefusal(hub, complaint, 'reply', reply)).toBe('TRANSITION_NOT_ALLOWED');
    await act(hub, REGENCY, 'respond', complaint.id);
    expect(await reporterRefusal(hub, complaint, 'reply', reply)).toBeUndefined();
  });

  it.each([
    ['too short a text', { text: 'ya' }, 'input.text'],
    ['a link that is none', { evidence: ['foto.jpg'] }, 'input.evidence.0'],
    ['too short a key', { idempotencyKey: 'kunci' }, 'input.idempotencyKey'],
  ])('refuses a reply with %s', async (_title, overrides, path) => {
    const { errors } = await sendAsReporter(hub, await answered(), 'reply', overrides);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path }] });
  });

  it('tells the reporter of every answer and of the end', async () => {
    const complaint = await submit(hub, { toAgency: '32.16' });
    const own = await followOwn(hub, complaint);
    await act(hub, REGENCY, 'verify', complaint.id);
    await act(hub, REGENCY, 'accept', complaint.id);
    await act(hub, REGENCY, 'start', complaint.id);
    await act(hub, REGENCY, 'respond', complaint.id, { final: false });
    await act(hub, REGENCY, 'respond', complaint.id);
    await actAsReporter(hub, complaint, 'reply');
    await act(hub, REGENCY, 'respond', complaint.id);
    await act(hub, REGENCY, 'close', complaint.id);
    await actAsReporter(hub, complaint, 'rate');
    expect(await own.until('COMPLAINT_RATED')).toEqual([
      'COMPLAINT_VERIFIED NOT_FOLLOWED_UP',
      'COMPLAINT_ACCEPTED IN_PROCESS',
      'COMPLAINT_STARTED IN_PROCESS',
      'COMPLAINT_ANSWERED IN_PROCESS',
      'COMPLAINT_ANSWERED IN_PROCESS',
      'COMPLAINT_REOPENED IN_PROCESS',
      'COMPLAINT_ANSWERED IN_PROCESS',
      'COMPLAINT_CLOSED DONE',
      'COMPLAINT_RATED DONE',
    ]);
  });
});
