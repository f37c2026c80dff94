import { randomUUID } from 'node:crypto';
import type { Variables } from '../../../demo/hub-client.js';
import { seededAgencyId } from '../../../embedded/personas.js';
import type { Grant } from '../../../schema/roles.js';
import { newTrackingNumber } from '../../../subgraphs/kit/secret.js';
import { type Filed, fileComplaint, handleComplaint, readComplaint, submission } from '../kit/complaints.js';
import { describeEachShape } from '../kit/hub-under-test.js';
import { keptOperation } from '../kit/kept-operations.js';
import { type RawAnswer, type Refusal, refusalOf, requestData, sendOnce, sendRequest } from '../kit/send-request.js';

const SUBMIT = keptOperation('submit-complaint');
const FORWARD = keptOperation('forward-complaint');
const RESPOND = keptOperation('respond-complaint');
const TRACK = keptOperation('track-complaint');
const HOLDER = '32.16';
const ANSWER = 'Saluran telah dibersihkan oleh petugas kami.';
const TOO_DEEP = `{ agency(code: "32.16") ${'{ parent '.repeat(15)}{ id }${' }'.repeat(15)} }`;

describeEachShape((hub) => {
  let admin: string;
  let national: string;
  let filed: Filed;

  beforeAll(async () => {
    admin = await hub().tokenOf('regency-admin');
    national = await hub().tokenOf('national-desk');
    filed = await fileComplaint(hub(), { toAgency: HOLDER });
    await handleComplaint(hub(), 'verify', filed, admin);
  });

  const send = (query: string, variables: Variables = {}, token?: string, headers: Record<string, string> = {}) =>
    sendRequest(hub(), JSON.stringify({ query, variables }), {
      ...(token && { authorization: `Bearer ${token}` }),
      ...headers,
    });

  async function countComplaints(): Promise<number> {
    const { complaints } = await requestData<{ complaints: { totalCount: number } }>(
      hub(),
      '{ complaints(first: 1) { totalCount } }',
      {},
      national,
    );
    return complaints.totalCount;
  }

  /** The answer to one action on the complaint, after making sure that it changed nothing. */
  async function refused(document: string, input: Variables, token = admin): Promise<RawAnswer<unknown>> {
    const before = await readComplaint(hub(), filed, admin);
    const complete = { complaintId: before.id, expectedVersion: before.version, ...input };
    const answer = await send(document, { input: complete }, token);
    expect(await readComplaint(hub(), filed, admin)).toEqual(before);
    expect(Object.values(answer.data ?? {})).not.toContainEqual(expect.anything());
    return answer;
  }

  describe('an action on a complaint', () => {
    it.each<[string, string, Variables, Refusal]>([
      ['an unknown agency', FORWARD, { toAgency: '99.99' }, { code: 'BAD_USER_INPUT', paths: ['input.toAgency'] }],
      ['itself as target', FORWARD, { toAgency: HOLDER }, { code: 'BAD_USER_INPUT', paths: ['input.toAgency'] }],
      ['a step that the life cycle does not allow', RESPOND, { text: ANSWER }, { code: 'TRANSITION_NOT_ALLOWED' }],
      ['over-long text', RESPOND, { text: 'x'.repeat(10_001) }, { code: 'BAD_USER_INPUT', paths: ['input.text'] }],
      [
        'several bad fields at once',
        RESPOND,
        { text: 'pendek', note: 'x'.repeat(2_001), evidence: ['https://contoh.go.id/a.jpg', 'ftp://contoh'] },
        { code: 'BAD_USER_INPUT', paths: ['input.note', 'input.text', 'input.evidence.1'] },
      ],
      [
        'a complaint that does not exist',
        FORWARD,
        { complaintId: randomUUID(), toAgency: '32' },
        { code: 'NOT_FOUND' },
      ],
    ])('is refused for %s', async (_title, document, input, refusal) => {
      expect(refusalOf(await refused(document, input))).toEqual(refusal);
    });

    it('is refused for a version that it no longer has, and told the present one', async () => {
      const { version } = await readComplaint(hub(), filed, admin);
      const { errors } = await refused(FORWARD, { toAgency: '32', expectedVersion: version - 1 });
      expect(errors).toMatchObject([{ extensions: { code: 'CONFLICT', currentVersion: version } }]);
    });

    it('is refused to those who may only read, and hidden from those who may not', async () => {
      const monitor = await hub().tokenOf('ministry-monitor');
      expect(refusalOf(await refused(FORWARD, { toAgency: '32' }, monitor))).toEqual({ code: 'FORBIDDEN' });
      const above = await hub().tokenOf('province-admin');
      expect(refusalOf(await refused(FORWARD, { toAgency: '32' }, above))).toEqual({ code: 'NOT_FOUND' });
    });
  });

  describe('a token', () => {
    const grants = [{ role: 'AGENCY_ADMIN', agency: seededAgencyId(HOLDER) }] as const;

    it.each<[string, () => Promise<string>]>([
      ['expired', () => hub().issueToken(grants, 'test:late', -60)],
      ['forged', async () => `${admin.slice(0, -6)}AAAAAA`],
      ['of an unknown role', () => hub().issueToken([{ ...grants[0], role: 'KING' } as unknown as Grant], 'test:king')],
      ['no token at all', async () => 'not-a-token'],
    ])('is refused when it is %s, and makes nobody anonymous', async (_title, issue) => {
      const token = await issue();
      const answer = await refused(FORWARD, { toAgency: '32' }, token);
      expect(answer.httpStatus).toBe(401);
      expect(refusalOf(answer)).toEqual({ code: 'UNAUTHENTICATED' });
      const publicQuery = await send('{ agency(code: "32") { name } }', {}, token);
      expect(publicQuery).toMatchObject({ httpStatus: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    });
  });

  describe('a submission', () => {
    it.each<[string, Variables, Refusal]>([
      ['an unknown agency', { toAgency: '99.99' }, { code: 'BAD_USER_INPUT', paths: ['input.toAgency'] }],
      ['over-long text', { text: 'x'.repeat(10_001) }, { code: 'BAD_USER_INPUT', paths: ['input.text'] }],
      [
        'several bad fields',
        { title: 'A', text: 'B', regionCode: 'Bekasi', reporter: { name: 'W', nik: '123' } },
        {
          code: 'BAD_USER_INPUT',
          paths: ['input.title', 'input.text', 'input.regionCode', 'input.reporter.name', 'input.reporter.nik'],
        },
      ],
      [
        'a key that others could guess',
        { idempotencyKey: 'jalan-rusak' },
        { code: 'BAD_USER_INPUT', paths: ['input.idempotencyKey'] },
      ],
      ['no reporter who signs', { reporter: null }, { code: 'BAD_USER_INPUT', paths: ['input.reporter'] }],
      [
        'a date of receipt from a citizen',
        { receivedAt: '2024-01-02T00:00:00Z' },
        { code: 'BAD_USER_INPUT', paths: ['input.receivedAt'] },
      ],
      ['a channel of agencies from a citizen', { channel: 'LETTER' }, { code: 'FORBIDDEN' }],
      ['a wrong type', { anonymous: 'yes' }, { code: 'BAD_USER_INPUT' }],
      ['an unknown field', { rating: 5 }, { code: 'BAD_USER_INPUT' }],
    ])('is refused for %s and nothing comes in', async (_title, changes, refusal) => {
      const before = await countComplaints();
      const answer = await send(SUBMIT, { input: submission(changes) });
      expect(refusalOf(answer)).toEqual(refusal);
      expect(await countComplaints()).toBe(before);
    });

    it('is refused for a date that is to come', async () => {
      const receivedAt = new Date(Date.now() + 86_400_000).toISOString();
      const before = await countComplaints();
      const answer = await send(SUBMIT, { input: submission({ channel: 'LETTER', receivedAt }) }, admin);
      expect(refusalOf(answer)).toEqual({ code: 'BAD_USER_INPUT', paths: ['input.receivedAt'] });
      expect(await countComplaints()).toBe(before);
    });
  });

  describe('a request', () => {
    it.each<[string, () => string, number, string]>([
      ['malformed GraphQL', () => JSON.stringify({ query: '{ agency(' }), 400, 'GRAPHQL_PARSE_FAILED'],
      ['malformed JSON', () => '{"query": ', 400, 'BAD_USER_INPUT'],
      ['an unknown field', () => JSON.stringify({ query: '{ nothing }' }), 400, 'GRAPHQL_VALIDATION_FAILED'],
      [
        'a body over the limit',
        () => JSON.stringify({ query: `{ agency(code: "${'3'.repeat(1_100_000)}") { id } }` }),
        413,
        'PAYLOAD_TOO_LARGE',
      ],
      ['too deep an operation', () => JSON.stringify({ query: TOO_DEEP }), 400, 'OPERATION_TOO_COMPLEX'],
      ['nothing in it', () => '{}', 400, 'BAD_USER_INPUT'],
    ])('with %s is refused', async (_title, body, httpStatus, code) => {
      const answer = await sendRequest(hub(), body());
      expect(answer).toMatchObject({ httpStatus, errors: [{ extensions: { code, retryable: false } }] });
      expect(answer.data ?? null).toBeNull();
    });

    it.each([
      ['complaints', { first: 0 }, ['first']],
      ['complaints', { first: 101 }, ['first']],
      ['complaints', { after: 'nobody-gave-this' }, ['after']],
      ['complaintEvents', { first: 0 }, ['first']],
      ['complaintEvents', { first: 101 }, ['first']],
      ['complaintEvents', { after: 'nobody-gave-this' }, ['after']],
      ['agencies', { first: 101 }, ['first']],
      ['agencies', { after: 'nobody-gave-this' }, ['after']],
    ])('for a page of %s with %j is refused at its argument', async (list, variables, paths) => {
      const query = `query ($first: Int! = 1, $after: String) { ${list}(first: $first, after: $after) { __typename } }`;
      expect(refusalOf(await send(query, variables, national))).toEqual({ code: 'BAD_USER_INPUT', paths });
    });

    it('is told in Indonesian why it is refused, when it asks so', async () => {
      const id = { 'accept-language': 'id' };
      expect(
        await send(FORWARD, { input: { complaintId: randomUUID(), expectedVersion: 1, toAgency: '32' } }, admin, id),
      ).toMatchObject({
        errors: [{ message: 'Tidak ditemukan data yang boleh Anda lihat.' }],
      });
      expect(await send('{ complaints { totalCount } }', {}, undefined, id)).toMatchObject({
        errors: [{ message: 'Diperlukan token akses yang sah.' }],
      });
      expect(await send('{ complaints { totalCount } }', {}, 'not-a-token', id)).toMatchObject({
        errors: [{ message: 'Diperlukan token akses yang sah.' }],
      });
      expect(await send(SUBMIT, { input: submission({ toAgency: '99.99' }) }, undefined, id)).toMatchObject({
        errors: [{ message: 'Masukan tidak valid.' }],
      });
    });
  });

  describe('tracking', () => {
    const track = (trackingNumber: string, secret: string) => send(TRACK, { trackingNumber, secret });

    it('answers an unknown number and a wrong secret alike', async () => {
      const { secret, trackingNumber } = await fileComplaint(hub());
      const other = await fileComplaint(hub());
      const wrongSecret = await track(trackingNumber, other.secret);
      expect(wrongSecret).toEqual(await track(newTrackingNumber(), secret));
      expect(wrongSecret).toMatchObject({
        data: { trackComplaint: null },
        errors: [{ extensions: { code: 'NOT_FOUND' } }],
      });
    });

    it.each(['', '/stream'])('takes no secret from a URL (at /graphql%s)', async (path) => {
      const url = new URL(`${hub().url}${path}`);
      url.searchParams.set('query', TRACK);
      url.searchParams.set('variables', JSON.stringify({ trackingNumber: filed.trackingNumber, secret: filed.secret }));
      const headers = { 'apollo-require-preflight': 'yes', accept: path ? 'text/event-stream' : 'application/json' };
      const response = await fetch(url, { headers });
      expect(await response.json()).toMatchObject({
        errors: [{ message: 'Secrets are taken in the body of a POST only.', extensions: { code: 'BAD_USER_INPUT' } }],
      });
    });

    it('stops guessing, of known and unknown numbers alike, and for no other number', async () => {
      const guessed = await fileComplaint(hub());
      const unknown = newTrackingNumber();
      const guess = (trackingNumber: string) =>
        sendOnce(hub(), JSON.stringify({ query: TRACK, variables: { trackingNumber, secret: 'WRONG' } }));
      for (let attempt = 0; attempt < 10; attempt++) {
        expect(refusalOf(await guess(guessed.trackingNumber))).toEqual({ code: 'NOT_FOUND' });
        expect(refusalOf(await guess(unknown))).toEqual({ code: 'NOT_FOUND' });
      }
      const limited = await track(guessed.trackingNumber, 'WRONG');
      expect(limited).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED', retryable: true } }] });
      expect(await track(unknown, 'WRONG')).toEqual(limited);
      expect(await track(guessed.trackingNumber, guessed.secret)).toMatchObject({
        data: { trackComplaint: { title: expect.any(String) } },
      });
      expect(await track(filed.trackingNumber, filed.secret)).toMatchObject({
        data: { trackComplaint: { title: expect.any(String) } },
      });
    });
  });

  describe('a complaint of a past December, keyed in now', () => {
    it('is accepted with a provisional deadline, because a year that it reaches has no calendar', async () => {
      const input = submission({ channel: 'LETTER', receivedAt: '2023-12-18T03:00:00Z' });
      const { errors, data } = await send(SUBMIT, { input }, admin);
      expect(errors).toBeUndefined();
      expect(data).toMatchObject({
        submitComplaint: {
          complaint: {
            handler: { code: HOLDER },
            deadlines: expect.arrayContaining([
              { kind: 'FOLLOW_UP', dueOn: expect.stringMatching(/^2024-01-/), provisional: true },
            ]),
          },
        },
      });
    });
  });
});
