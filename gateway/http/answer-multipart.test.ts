import { once } from 'node:events';
import { readMultipart } from '../../test/kit/read-multipart.js';
import { type StartedFront, startFront } from '../../test/kit/start-front.js';
import { createDevelopmentIssuer } from '../security/development-issuer.js';

const ACCEPT =
  'multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/graphql-response+json,application/json';
const MANY_TICKS = Array.from({ length: 30 }, (_, index) => `t${index}: ticks`).join(' ');
const TICKS = { query: 'subscription { ticks }' };

const issuer = createDevelopmentIssuer(Buffer.alloc(32, 7));
let front: StartedFront;
const left = new Set<AbortController>();

beforeAll(async () => {
  front = await startFront({ identity: issuer, maxBodyBytes: 2000, keepAliveMs: 20 });
});
afterEach(() => {
  for (const leaving of left) leaving.abort();
  left.clear();
});
afterAll(() => front.server.stop());

/** Sends as Apollo Client does; `leave` cuts the connection. */
async function post(
  body: unknown,
  headers: Record<string, string> = {},
): Promise<{ response: Response; leave: () => void }> {
  const leaving = new AbortController();
  left.add(leaving);
  const response = await fetch(front.server.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: ACCEPT, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    signal: leaving.signal,
  });
  return { response, leave: () => leaving.abort() };
}

/** The parts that are no sign of life. */
async function* messages(response: Response): AsyncGenerator<Record<string, unknown>, void, void> {
  for await (const part of readMultipart(response)) if (Object.keys(part).length > 0) yield part;
}

async function all<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const read: Value[] = [];
  for await (const value of values) read.push(value);
  return read;
}

describe('a subscription by multipart HTTP', () => {
  it('delivers each event as soon as it happens, until the client goes away', async () => {
    const subscribed = once(front.seen, 'subscribed');
    const { response, leave } = await post(TICKS);
    expect([response.status, response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([
      200,
      'multipart/mixed;boundary="graphql";subscriptionSpec=1.0',
      'no-store',
    ]);
    await subscribed;
    const events = messages(response);
    for (const number of [1, 2]) {
      front.events.emit('tick', number);
      expect(await events.next()).toEqual({ done: false, value: { payload: { data: { ticks: number } } } });
    }
    const unsubscribed = once(front.seen, 'unsubscribed');
    leave();
    await unsubscribed;
  });

  it('begins with a sign of life, and shows more of them while nothing happens', async () => {
    const { response } = await post(TICKS);
    const parts = readMultipart(response);
    for (let count = 0; count < 3; count++) expect(await parts.next()).toEqual({ done: false, value: {} });
  });

  it('that fails brings masked errors of the transport without a place, and ends regularly', async () => {
    const [part, ...more] = await all(messages((await post({ query: 'subscription { broken }' })).response));
    expect(part).toEqual({
      payload: null,
      errors: [
        {
          message: 'An unexpected error; quote its errorId to the operator.',
          extensions: { code: 'INTERNAL_SERVER_ERROR', retryable: false, errorId: expect.any(String) },
        },
      ],
    });
    expect(more).toEqual([]);
  });

  it('is counted while it is open', async () => {
    const streams = async (): Promise<string | undefined> => {
      const text = await (await fetch(new URL('/metrics', front.server.url))).text();
      return /simpul_open_streams\{transport="multipart"\} (\d+)/.exec(text)?.[1];
    };
    const subscribed = once(front.seen, 'subscribed');
    const { response, leave } = await post(TICKS);
    await subscribed;
    const events = messages(response);
    const event = events.next();
    front.events.emit('tick', 1);
    await event;
    expect(await streams()).toBe('1');
    const unsubscribed = once(front.seen, 'unsubscribed');
    leave();
    await unsubscribed;
    expect(await streams()).toBe('0');
  });

  it.each([
    ['broken JSON', '{', 400, 'BAD_USER_INPUT'],
    ['an unknown field', { query: 'subscription { tocks }' }, 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['a body over the limit', { query: `subscription { ticks } # ${'x'.repeat(3000)}` }, 413, 'PAYLOAD_TOO_LARGE'],
    ['too many root fields', { query: `subscription { ${MANY_TICKS} }` }, 400, 'OPERATION_TOO_COMPLEX'],
    ['an unknown operation', { ...TICKS, operationName: 'B' }, 400, 'OPERATION_RESOLUTION_FAILURE'],
    ['a conditional root', { query: 'subscription { ticks @skip(if: true) }' }, 400, 'GRAPHQL_VALIDATION_FAILED'],
  ])('is refused for %s with the code and status of an ordinary answer', async (_, body, status, code) => {
    const { response } = await post(body);
    expect([response.status, await response.json()]).toMatchObject([status, { errors: [{ extensions: { code } }] }]);
  });

  it('is refused where a foreign page could have sent it without asking', async () => {
    const { response } = await post(JSON.stringify(TICKS), { 'content-type': 'text/plain' });
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { errors: [{ message: expect.stringContaining('CSRF') }] },
    ]);
  });

  it('is refused by GET', async () => {
    const url = `${front.server.url}?query=${encodeURIComponent(TICKS.query)}`;
    const response = await fetch(url, { headers: { accept: ACCEPT, 'apollo-require-preflight': 'yes' } });
    expect([response.status, await response.json()]).toMatchObject([
      405,
      { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] },
    ]);
  });
});

describe('a client that accepts multipart', () => {
  it.each([
    ['query', '{ hello }', { hello: 'world' }],
    ['mutation', 'mutation { note(text: "x") }', { note: 'x' }],
  ])('gets the answer to its %s as ordinary JSON, also when it is repeated', async (_, query, data) => {
    for (const _time of ['first', 'repeated']) {
      const { response } = await post({ query });
      expect(response.headers.get('content-type')).toMatch(/^application\/(graphql-response\+)?json/);
      expect([response.status, await response.json()]).toEqual([200, { data }]);
    }
  });

  it('may be asked for by a page of another site', async () => {
    const headers = { origin: front.server.url.replace('/graphql', ''), 'access-control-request-method': 'POST' };
    const response = await fetch(front.server.url, { method: 'OPTIONS', headers });
    expect(response.headers.get('access-control-allow-headers')?.split(', ')).toContain('accept');
  });
});

describe('identity by multipart HTTP', () => {
  it('that is not valid is refused before the stream begins', async () => {
    const { response } = await post(TICKS, { authorization: 'Bearer nonsense' });
    expect([response.status, await response.json()]).toMatchObject([
      401,
      { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] },
    ]);
  });

  it('that expires ends the subscription with UNAUTHENTICATED', async () => {
    const token = await issuer.issueToken([], 'siti', 2);
    const unsubscribed = once(front.seen, 'unsubscribed');
    const { response } = await post(TICKS, { authorization: `Bearer ${token}` });
    expect(await all(messages(response))).toEqual([
      {
        payload: null,
        errors: [
          {
            message: 'A valid access token is needed.',
            extensions: { code: 'UNAUTHENTICATED', retryable: false },
          },
        ],
      },
    ]);
    await unsubscribed;
  });
});
