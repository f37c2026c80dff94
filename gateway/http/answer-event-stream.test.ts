import { once } from 'node:events';
import { type Client, type ClientOptions, createClient } from 'graphql-sse';
import { type StartedFront, startFront } from '../../test/kit/start-front.js';
import { createDevelopmentIssuer } from '../security/development-issuer.js';

const issuer = createDevelopmentIssuer(Buffer.alloc(32, 7));
let front: StartedFront;
const clients: Client[] = [];

beforeAll(async () => {
  front = await startFront({ identity: issuer, maxBodyBytes: 2000 });
});
afterEach(() => {
  for (const client of clients.splice(0)) client.dispose();
});
afterAll(() => front.server.stop());

function connect(options: Partial<ClientOptions> = {}): Client {
  const client = createClient({ url: `${front.server.url}/stream`, retryAttempts: 0, ...options });
  clients.push(client);
  return client;
}

async function all(client: Client, query: string): Promise<unknown[]> {
  const results: unknown[] = [];
  for await (const result of client.iterate({ query })) results.push(result);
  return results;
}

const post = (body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${front.server.url}/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('GraphQL over server-sent events', () => {
  it('answers queries and mutations with one event', async () => {
    expect(await all(connect(), '{ hello }')).toEqual([{ data: { hello: 'world' } }]);
    expect(await all(connect(), 'mutation { note(text: "x") }')).toEqual([{ data: { note: 'x' } }]);
  });

  it('delivers the events of a subscription until the client goes away', async () => {
    const subscribed = once(front.seen, 'subscribed');
    const events = connect().iterate({ query: 'subscription { ticks }' });
    const one = events.next();
    await subscribed;
    front.events.emit('tick', 1);
    expect(await one).toEqual({ done: false, value: { data: { ticks: 1 } } });
    const unsubscribed = once(front.seen, 'unsubscribed');
    await events.return?.();
    await unsubscribed;
  });

  it('hangs up on a client for which more waits than may, so that it connects again, and counts it once', async () => {
    const strict = await startFront({ maxBufferedBytes: 0 });
    const subscribed = once(strict.seen, 'subscribed');
    const response = await fetch(`${strict.server.url}/stream?query=${encodeURIComponent('subscription { ticks }')}`, {
      headers: { accept: 'text/event-stream' },
    });
    await subscribed;
    for (let tick = 0; tick < 20; tick++) strict.events.emit('tick', tick);
    const text = await response.text();
    expect(text).toContain('{"data":{"ticks":0}}');
    expect(text).not.toContain('event: complete');
    const metrics = await (await fetch(new URL('/metrics', strict.server.url))).text();
    expect(metrics).toContain('simpul_slow_clients_total{transport="event-stream"} 1');
    await strict.server.stop();
  });

  it('can be read by EventSource, which sends GET', async () => {
    const response = await fetch(`${front.server.url}/stream?query=${encodeURIComponent('{ hello }')}`, {
      headers: { accept: 'text/event-stream' },
    });
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(await response.text()).toBe(
      ':\n\nevent: next\ndata: {"data":{"hello":"world"}}\n\nevent: complete\ndata:\n\n',
    );
  });

  it.each([
    ['broken JSON', '{', 400, 'BAD_USER_INPUT'],
    ['no query', {}, 400, 'BAD_USER_INPUT'],
    ['an unknown field', { query: '{ hallo }' }, 400, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'a subscription whose root field has a condition',
      { query: 'subscription ($s: Boolean!) { ticks @include(if: $s) }', variables: { s: true } },
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['a body over the limit', { query: `{ hello } # ${'x'.repeat(3000)}` }, 413, 'PAYLOAD_TOO_LARGE'],
    [
      'a deep operation',
      { query: `{ node ${'{ child '.repeat(15)} { name } ${'}'.repeat(15)} }` },
      400,
      'OPERATION_TOO_COMPLEX',
    ],
  ])('refuses %s with its code', async (_, body, status, code) => {
    const response = await post(body);
    expect([response.status, await response.json()]).toMatchObject([status, { errors: [{ extensions: { code } }] }]);
  });

  it('refuses a mutation by GET', async () => {
    const query = encodeURIComponent('mutation { note(text: "x") }');
    const response = await fetch(`${front.server.url}/stream?query=${query}`);
    expect(response.status).toBe(400);
  });

  it('masks bugs', async () => {
    const results = JSON.stringify([await all(connect(), '{ bug }'), await all(connect(), 'subscription { broken }')]);
    expect(results).toContain('INTERNAL_SERVER_ERROR');
    expect(results).not.toContain('hunter2');
  });
});

describe('identity over server-sent events', () => {
  it('comes from the Authorization header', async () => {
    const token = await issuer.issueToken([], 'siti', 60);
    const [result] = await all(connect({ headers: { authorization: `Bearer ${token}` } }), '{ whoami }');
    expect(JSON.stringify(result)).toContain('siti');
  });

  it('that is not valid is refused before the stream begins', async () => {
    const response = await post({ query: '{ hello }' }, { authorization: 'Bearer nonsense' });
    expect([response.status, await response.json()]).toMatchObject([
      401,
      { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] },
    ]);
  });

  it('that expires ends the subscription with UNAUTHENTICATED', async () => {
    const token = await issuer.issueToken([], 'siti', 2);
    const unsubscribed = once(front.seen, 'unsubscribed');
    const results = await all(connect({ headers: { authorization: `Bearer ${token}` } }), 'subscription { ticks }');
    expect(results).toMatchObject([{ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] }]);
    await unsubscribed;
  });
});
