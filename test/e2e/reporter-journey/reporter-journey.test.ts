import { randomUUID } from 'node:crypto';
import { type Filed, fileComplaint, handleComplaint, reportBack } from '../kit/complaints.js';
import { describeEachShape } from '../kit/hub-under-test.js';
import { keptOperation } from '../kit/kept-operations.js';
import { refusalOf, request, requestData } from '../kit/send-request.js';

interface Tracked {
  title: string;
  anonymous: boolean;
  status: string;
  archiveReason: string | null;
  messages: { text: string }[];
  rating: { score: number; comment: string | null } | null;
  handler: { code: string; name: string };
  timeline: { kind: string; from: { name: string } | null; to: { name: string } | null; note: string | null }[];
  answers: { agency: { name: string }; text: string; evidence: string[] }[];
  deadlines: { kind: string; dueOn: string }[];
}

interface EventPage {
  events: { cursor: string; kind: string; statusAfter: string; complaint: { statusLabel: string } }[];
  endCursor: string;
  hasMore: boolean;
}

const PATIENCE_MS = 10_000;
const INTERNAL = 'CATATAN-ANTARINSTANSI';
const EVIDENCE = 'https://contoh.go.id/foto/saluran-bersih.jpg';
const EVERYTHING = /* GraphQL */ `query ($trackingNumber: String!, $secret: Secret!) {
  trackComplaint(trackingNumber: $trackingNumber, secret: $secret) {
    trackingNumber title text classification channel category location { code } anonymous secret status statusLabel
    receivedAt handler { name } timeline { kind at from { name } to { name } statusAfter note }
    answers { agency { name } at text evidence } deadlines { kind dueOn }
  }
}`;

describeEachShape((hub) => {
  /** What a citizen's phone does: HTTP POST, no token, number and secret. */
  const track = async (filed: Filed) =>
    (await requestData<{ trackComplaint: Tracked }>(hub(), keptOperation('track-complaint'), { ...filed }))
      .trackComplaint;
  const poll = async (filed: Filed, after?: string, first?: number) =>
    (
      await requestData<{ myComplaintEvents: EventPage }>(hub(), keptOperation('my-complaint-events'), {
        ...filed,
        after,
        first,
      })
    ).myComplaintEvents;

  /** Everything after a cursor until the last of it arrives: an event is numbered a little after its change. */
  async function pollUntil(kind: string, filed: Filed, start: string): Promise<EventPage['events']> {
    const events: EventPage['events'] = [];
    const deadline = Date.now() + PATIENCE_MS;
    for (let after = start; events.at(-1)?.kind !== kind; ) {
      if (Date.now() > deadline) throw new Error(`No ${kind} among ${events.map((event) => event.kind)}.`);
      const page = await poll(filed, after, 1);
      events.push(...page.events);
      after = page.endCursor;
    }
    return events;
  }

  /** From the national desk to the regency, which accepts and answers; each step with a public and an internal note. */
  async function beHandled(filed: Filed): Promise<void> {
    const desk = await hub().tokenOf('national-desk');
    const regency = await hub().tokenOf('regency-admin');
    const notes = (publicNote: string) => ({ note: `${INTERNAL} ${publicNote}`, publicNote });
    await handleComplaint(hub(), 'verify', filed, desk, notes('Laporan lengkap.'));
    await handleComplaint(hub(), 'forward', filed, desk, {
      toAgency: '32.16',
      ...notes('Diteruskan ke Kabupaten Bekasi.'),
    });
    await handleComplaint(hub(), 'accept', filed, regency, notes('Kami terima.'));
    const text = 'Saluran telah dibersihkan oleh petugas kami, terima kasih.';
    await handleComplaint(hub(), 'respond', filed, regency, {
      text,
      evidence: [EVIDENCE],
      ...notes('Selesai dikerjakan.'),
    });
  }

  describe.each([
    ['an anonymous report', { anonymous: true, reporter: null }],
    ['a signed report', { anonymous: false }],
  ])('with %s', (_title, changes) => {
    let filed: Filed;
    let start: EventPage;

    beforeAll(async () => {
      filed = await fileComplaint(hub(), changes);
      start = await poll(filed);
    });

    it('the citizen finds it at once, at the national desk, with its deadlines', async () => {
      expect(start).toMatchObject({ events: [], hasMore: false });
      const tracked = await track(filed);
      expect(tracked).toMatchObject({
        title: 'Saluran air tersumbat',
        anonymous: changes.anonymous,
        status: 'UNVERIFIED',
        handler: { code: 'sp4n' },
        timeline: [{ kind: 'RECEIVED', from: null, note: null }],
        answers: [],
      });
      expect(tracked.deadlines.map(({ kind }) => kind).sort()).toEqual(['FOLLOW_UP', 'VERIFICATION']);
    });

    it('the citizen follows it by polling to its answer, page by page and nothing twice', async () => {
      await beHandled(filed);
      const events = await pollUntil('COMPLAINT_ANSWERED', filed, start.endCursor);
      // Its receipt may be numbered after the first look, which then begins before it.
      const handled = events.filter(({ kind }) => kind !== 'COMPLAINT_RECEIVED');
      expect(handled.map(({ kind, statusAfter }) => `${kind} ${statusAfter}`)).toEqual([
        'COMPLAINT_VERIFIED NOT_FOLLOWED_UP',
        'COMPLAINT_FORWARDED NOT_FOLLOWED_UP',
        'COMPLAINT_ACCEPTED IN_PROCESS',
        'COMPLAINT_ANSWERED IN_PROCESS',
      ]);
      expect(await poll(filed, events.at(-1)?.cursor)).toMatchObject({ events: [], hasMore: false });
      const again = await poll(filed, start.endCursor, 2);
      expect(again).toMatchObject({ hasMore: true, events: events.slice(0, 2).map(({ cursor }) => ({ cursor })) });
      expect(again.endCursor).toBe(events[1]?.cursor);
    });

    it('the citizen reads the public notes and the answer, and never what agencies tell each other', async () => {
      const tracked = await track(filed);
      expect(tracked.timeline.map(({ kind, note }) => [kind, note])).toEqual([
        ['RECEIVED', null],
        ['VERIFIED', 'Laporan lengkap.'],
        ['FORWARDED', 'Diteruskan ke Kabupaten Bekasi.'],
        ['ACCEPTED', 'Kami terima.'],
        ['ANSWERED', 'Selesai dikerjakan.'],
      ]);
      expect(tracked.timeline[2]).toMatchObject({ to: { name: 'Pemerintah Kabupaten Bekasi' } });
      expect(tracked.answers).toMatchObject([
        {
          agency: { name: 'Pemerintah Kabupaten Bekasi' },
          text: expect.stringContaining('dibersihkan'),
          evidence: [EVIDENCE],
        },
      ]);
      expect(JSON.stringify(await request(hub(), EVERYTHING, { ...filed }))).not.toContain(INTERNAL);
    });

    it('the agencies read their notes, so that they were there to be seen', async () => {
      const regency = await hub().tokenOf('regency-admin');
      const { trackingNumber } = filed;
      expect(JSON.stringify(await request(hub(), keptOperation('complaint'), { trackingNumber }, regency))).toContain(
        INTERNAL,
      );
    });

    it('number and secret open the citizen’s own view and nothing else', async () => {
      const { trackingNumber } = filed;
      const answer = await request(hub(), keptOperation('complaint'), { trackingNumber });
      expect(answer).toMatchObject({
        data: { complaint: null },
        errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
      });
      const other = await fileComplaint(hub());
      const crossed = await request(hub(), keptOperation('my-complaint-events'), {
        trackingNumber,
        secret: other.secret,
      });
      expect(crossed).toMatchObject({
        data: { myComplaintEvents: null },
        errors: [{ extensions: { code: 'NOT_FOUND' } }],
      });
    });
  });

  describe('with nothing but HTTP', () => {
    /** Handed in to the regency, which accepts it; the last event is that. */
    async function accepted(): Promise<{ filed: Filed; after: string; regency: string }> {
      const regency = await hub().tokenOf('regency-admin');
      const filed = await fileComplaint(hub(), { toAgency: '32.16' });
      const { endCursor } = await poll(filed);
      await handleComplaint(hub(), 'verify', filed, regency);
      await handleComplaint(hub(), 'accept', filed, regency);
      const events = await pollUntil('COMPLAINT_ACCEPTED', filed, endCursor);
      return { filed, after: events.at(-1)?.cursor as string, regency };
    }

    const answer = { text: 'Saluran telah dibersihkan oleh petugas kami, terima kasih.' };
    const deadlinesOf = async (filed: Filed) => (await track(filed)).deadlines.map(({ kind }) => kind).sort();

    it('the citizen tells what is asked for, answers back, and rates what was done', async () => {
      const { filed, after, regency } = await accepted();
      await handleComplaint(hub(), 'defer', filed, regency, { question: 'Di depan sekolah yang mana?' });
      const asked = await pollUntil('COMPLAINT_DEFERRED', filed, after);
      expect(asked.map(({ statusAfter }) => statusAfter)).toEqual(['DEFERRED']);
      expect((await track(filed)).timeline.at(-1)).toMatchObject({
        kind: 'DEFERRED',
        note: 'Di depan sekolah yang mana?',
      });
      // The agencies' clocks stand still, and what has no unclear origin gives the reporter all the time there is.
      expect(await deadlinesOf(filed)).toEqual([]);

      const told = { idempotencyKey: randomUUID(), text: 'Di depan SD Negeri Tambun 02.' };
      const once = await reportBack(hub(), 'reply-to-complaint', filed, told);
      expect(await reportBack(hub(), 'reply-to-complaint', filed, told)).toEqual(once);
      await handleComplaint(hub(), 'respond', filed, regency, answer);
      const answered = await pollUntil('COMPLAINT_ANSWERED', filed, asked.at(-1)?.cursor as string);
      expect(answered.map(({ kind }) => kind)).toEqual(['COMPLAINT_RESUMED', 'COMPLAINT_ANSWERED']);
      expect(await deadlinesOf(filed)).toEqual(['REPORTER_REPLY']);

      const back = { idempotencyKey: randomUUID(), text: 'Sampahnya masih menumpuk di tepi jalan.' };
      await reportBack(hub(), 'reply-to-complaint', filed, back);
      expect(await deadlinesOf(filed)).toEqual(['FIRST_RESPONSE', 'FOLLOW_UP']);
      await handleComplaint(hub(), 'respond', filed, regency, answer);
      await handleComplaint(hub(), 'close', filed, regency);
      await reportBack(hub(), 'rate-complaint', filed, { score: 4, comment: 'Akhirnya bersih.' });
      const ended = await pollUntil('COMPLAINT_RATED', filed, answered.at(-1)?.cursor as string);
      expect(ended.map(({ kind, statusAfter }) => `${kind} ${statusAfter}`)).toEqual([
        'COMPLAINT_REOPENED IN_PROCESS',
        'COMPLAINT_ANSWERED IN_PROCESS',
        'COMPLAINT_CLOSED DONE',
        'COMPLAINT_RATED DONE',
      ]);
      expect(await track(filed)).toMatchObject({
        status: 'DONE',
        messages: [{ text: told.text }, { text: back.text }],
        rating: { score: 4, comment: 'Akhirnya bersih.' },
        answers: [answer, answer],
      });
    });

    it('the citizen takes it back, and nobody works on it any more', async () => {
      const { filed, after, regency } = await accepted();
      await reportBack(hub(), 'withdraw-complaint', filed, { reason: 'Sudah dibersihkan warga.' });
      const events = await pollUntil('COMPLAINT_ARCHIVED', filed, after);
      expect(events.map(({ statusAfter }) => statusAfter)).toEqual(['ARCHIVED']);
      expect(await track(filed)).toMatchObject({ status: 'ARCHIVED', archiveReason: 'withdrawn', deadlines: [] });
      await expect(handleComplaint(hub(), 'respond', filed, regency, answer)).rejects.toThrow('TRANSITION_NOT_ALLOWED');
    });

    it('whoever does not know the secret does none of it', async () => {
      const { filed } = await accepted();
      const guess = { ...filed, secret: (await fileComplaint(hub())).secret };
      const attempts = {
        'reply-to-complaint': { idempotencyKey: randomUUID(), text: 'Bukan pelapor yang menulis ini.' },
        'withdraw-complaint': {},
        'rate-complaint': { score: 1 },
      } as const;
      for (const [operation, input] of Object.entries(attempts)) {
        const refused = await reportBack(hub(), operation as keyof typeof attempts, guess, input);
        expect([operation, refusalOf(refused)]).toEqual([operation, { code: 'NOT_FOUND' }]);
      }
      expect(await track(filed)).toMatchObject({ status: 'IN_PROCESS', messages: [], rating: null });
    });
  });
});
