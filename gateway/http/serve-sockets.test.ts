import { once } from 'node:events';
import type { FormattedExecutionResult } from 'graphql';
import { type Client, type ClientOptions, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { type StartedFront, startFront } from '../../test/kit/start-front.js';
import { createDevelopmentIssuer } from '../security/development-issuer.js';
import type { Identity } from '../security/identity.js';
import { RevocationList } from '../security/revocation-list.js';
import { localRevocations } from '../security/revocations.js';
import { CLOSE_CODES } from './close-codes.js';

type Result = FormattedExecutionResult<Record<string, unknown>, unknown>;

const issuer = createDevelopmentIssuer(Buffer.alloc(32, 7));
let front: StartedFront;
const clients: Client[] = [];

beforeAll(async () => {
  front = await startFront({ identity: issuer, maxBodyBytes: 2000, maxOperationsPerSocket: 2 });
});
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.dispose()));
});
afterAll(() => front.server.stop());

function connect(options: Partial<ClientOptions> = {}): Client {
  const url = front.server.url.replace('http', 'ws');
  const client = createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0, ...options });
  clients.push(client);
  return client;
}

async function first(client: Client, query: string, variables?: Record<string, unknown>): Promise<Result> {
  for await (const result of client.iterate({ query, variables })) return result;
  throw new Error('no result');
}

const refusalOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'nothing',
    (error: unknown) => error,
  );

describe('GraphQL over WebSocket', () => {
  it('answers queries and mutations', async () => {
    const client = connect();
    expect(await first(client, '{ hello }')).toEqual({ data: { hello: 'world' } });
    expect(await first(client, 'mutation { note(text: "x") }')).toEqual({ data: { note: 'x' } });
  });

  it('delivers the events of a subscription until the client ends it', async () => {
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

  it('ends the subscriptions of a connection that is cut', async () => {
    let socket: WebSocket | undefined;
    const client = connect({ on: { opened: (opened) => (socket = opened as WebSocket) } });
    const subscribed = once(front.seen, 'subscribed');
    const events = client.iterate({ query: 'subscription { ticks }' });
    const cut = refusalOf(events.next());
    await subscribed;
    const unsubscribed = once(front.seen, 'unsubscribed');
    socket?.terminate();
    await unsubscribed;
    expect(await cut).toMatchObject({ code: 1006 });
  });

  it.each([
    ['an unknown field', '{ hallo }', 'GRAPHQL_VALIDATION_FAILED'],
    ['broken syntax', '{ hello', 'GRAPHQL_PARSE_FAILED'],
    ['a deep operation', `{ node ${'{ child '.repeat(15)} { name } ${'}'.repeat(15)} }`, 'OPERATION_TOO_COMPLEX'],
    ['an unnamed choice', 'query A { hello } query B { hello }', 'OPERATION_RESOLUTION_FAILURE'],
    ['a condition on a root field', 'subscription { ticks @skip(if: true) }', 'GRAPHQL_VALIDATION_FAILED'],
  ])('refuses %s with an error message', async (_, query, code) => {
    expect(await refusalOf(first(connect(), query))).toMatchObject([{ extensions: { code, retryable: false } }]);
  });

  it('masks bugs, also those of opening a subscription', async () => {
    for (const query of ['{ bug }', 'subscription { broken }']) {
      const result = await first(connect(), query);
      expect(result.errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
      expect(JSON.stringify(result)).not.toContain('hunter2');
    }
  });

  it('goes on with its other operations when one fails before it begins', async () => {
    const client = connect();
    const subscribed = once(front.seen, 'subscribed');
    const ticks = client.iterate({ query: 'subscription { ticks }' });
    const tick = ticks.next();
    await subscribed;

    const { schema } = front.gateway;
    const failing = (): never => {
      throw new Error('password=hunter2');
    };
    Object.defineProperty(front.gateway, 'schema', { get: failing, configurable: true });
    const refused = await refusalOf(first(client, '{ hello }'));
    Object.defineProperty(front.gateway, 'schema', { value: schema });
    expect(refused).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR', errorId: expect.any(String) } }]);

    front.events.emit('tick', 1);
    expect(await tick).toEqual({ done: false, value: { data: { ticks: 1 } } });
  });

  it('limits the operations of one connection', async () => {
    const client = connect();
    for (let open = 0; open < 2; open += 1) {
      const subscribed = once(front.seen, 'subscribed');
      client.subscribe({ query: 'subscription { ticks }' }, { next() {}, error() {}, complete() {} });
      await subscribed;
    }
    expect(await refusalOf(first(client, '{ hello }'))).toMatchObject([
      { extensions: { code: 'RATE_LIMITED', retryable: true } },
    ]);
  });

  it('closes a connection that sends a message over the limit', async () => {
    expect(await refusalOf(first(connect(), `{ hello } # ${'x'.repeat(3000)}`))).toMatchObject({ code: 1009 });
  });

  it('closes a connection that does not begin, and cuts one that shows no sign of life', async () => {
    const impatient = await startFront({ connectionInitTimeoutMs: 20, keepAliveMs: 20 });
    const url = impatient.server.url.replace('http', 'ws');
    const silent = new WebSocket(url, 'graphql-transport-ws');
    expect((await once(silent, 'close'))[0]).toBe(4408);
    const deaf = new WebSocket(url, 'graphql-transport-ws', { autoPong: false });
    await once(deaf, 'open');
    deaf.send('{"type":"connection_init"}');
    expect((await once(deaf, 'close'))[0]).toBe(1006);
    await impatient.server.stop();
  });

  it('closes a client that reads too slowly with a code of its own, and no other', async () => {
    const busy = await startFront({ maxBufferedBytes: 65_536 });
    const subscribed = once(busy.seen, 'subscribed');
    const slow = new WebSocket(busy.server.url.replace('http', 'ws'), 'graphql-transport-ws');
    await once(slow, 'open');
    slow.send('{"type":"connection_init"}');
    await once(slow, 'message');
    // Each event names it: they soon fill what the system holds for a connection.
    const id = 'x'.repeat(200_000);
    slow.send(JSON.stringify({ id, type: 'subscribe', payload: { query: 'subscription { ticks }' } }));
    await subscribed;
    const other = createClient({ url: busy.server.url.replace('http', 'ws'), webSocketImpl: WebSocket });
    const alsoSubscribed = once(busy.seen, 'subscribed');
    const events = other.iterate({ query: 'subscription { ticks }' });
    const first = events.next();
    await alsoSubscribed;
    slow.pause();
    for (let tick = 0; tick < 300; tick++) {
      busy.events.emit('tick', tick);
      await new Promise(setImmediate);
    }
    expect(await first).toEqual({ done: false, value: { data: { ticks: 0 } } });
    const closed = once(slow, 'close');
    slow.resume();
    expect((await closed)[0]).toBe(CLOSE_CODES.TOO_SLOW);
    const metrics = await (await fetch(new URL('/metrics', busy.server.url))).text();
    expect(metrics).toContain('simpul_slow_clients_total{transport="websocket"} 1');
    for (let tick = 1; tick < 300; tick++) {
      expect(await events.next()).toEqual({ done: false, value: { data: { ticks: tick } } });
    }
    await other.dispose();
    await busy.server.stop();
  });

  it('finishes what runs on a connection before the server that stops closes it', async () => {
    const stopping = await startFront();
    const client = connect({ url: stopping.server.url.replace('http', 'ws') });
    const begun = once(stopping.seen, 'slow');
    const running = first(client, 'mutation { slowly }');
    await begun;
    const stopped = stopping.server.stop();
    expect(await refusalOf(first(client, '{ hello }'))).toMatchObject([
      { extensions: { code: 'SHUTTING_DOWN', retryable: true } },
    ]);
    stopping.events.emit('released');
    expect(await running).toEqual({ data: { slowly: 'done' } });
    await stopped;
  });

  it('refuses a page of another site', async () => {
    const socket = new WebSocket(front.server.url.replace('http', 'ws'), 'graphql-transport-ws', {
      origin: 'https://evil.example',
    });
    const [error] = (await once(socket, 'error')) as [Error];
    expect(error.message).toContain('403');
  });
});

describe('identity over WebSocket', () => {
  const subjectOf = (result: Result): unknown => JSON.parse((result.data as { whoami: string }).whoami).subject;

  it('comes from connectionParams or from the upgrade request', async () => {
    const token = await issuer.issueToken([], 'siti', 60);
    for (const connectionParams of [{ Authorization: `Bearer ${token}` }, { authorization: token }, { token }]) {
      expect(subjectOf(await first(connect({ connectionParams }), '{ whoami }'))).toBe('siti');
    }
    class WithHeader extends WebSocket {
      constructor(url: string, protocol: string) {
        super(url, protocol, { headers: { authorization: `Bearer ${token}` } });
      }
    }
    expect(subjectOf(await first(connect({ webSocketImpl: WithHeader }), '{ whoami }'))).toBe('siti');
    expect(subjectOf(await first(connect(), '{ whoami }'))).toBeUndefined();
  });

  it('that is not valid closes the connection with a code that clients do not retry', async () => {
    const expired = await issuer.issueToken([], 'siti', -1);
    for (const token of [expired, 'nonsense']) {
      const client = connect({ connectionParams: { token }, retryAttempts: 5 });
      expect(await refusalOf(first(client, '{ hello }'))).toMatchObject({ code: CLOSE_CODES.UNAUTHENTICATED });
    }
  });

  it('that expires closes the connection with a code of its own', async () => {
    const token = await issuer.issueToken([], 'siti', 2);
    const events = connect({ connectionParams: { token } }).iterate({ query: 'subscription { ticks }' });
    expect(await refusalOf(events.next())).toMatchObject({ code: CLOSE_CODES.TOKEN_EXPIRED });
  });
});

it('watches over no token of a client that went while it was verified', async () => {
  let verified: () => void = () => undefined;
  const isVerified = new Promise<void>((resolve) => {
    verified = resolve;
  });
  let asked: () => void = () => undefined;
  const isAsked = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const slow: Identity = {
    loopbackOnly: true,
    async verify(token) {
      asked();
      await isVerified;
      return issuer.verify(token);
    },
  };
  const list = new RevocationList({ maxLifetimeSeconds: 86_400 });
  const watch = jest.spyOn(list, 'whenRevoked');
  const own = await startFront({ identity: slow, revocations: localRevocations(list) });
  const openSockets = async () => {
    const metrics = await (await fetch(new URL('/metrics', own.server.url))).text();
    return /^simpul_open_sockets (\d+)$/m.exec(metrics)?.[1];
  };
  try {
    const socket = new WebSocket(own.server.url.replace('http', 'ws'), 'graphql-transport-ws');
    await once(socket, 'open');
    const authorization = `Bearer ${await issuer.issueToken([], 'siti', 600)}`;
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }));
    await isAsked;
    const closed = once(socket, 'close');
    socket.terminate();
    await closed;
    while ((await openSockets()) !== '0') await new Promise(setImmediate);
    verified();
    await own.post({ query: '{ hello }' });
    expect(watch).not.toHaveBeenCalled();
  } finally {
    await own.server.stop();
  }
});
