import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createSocketClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { EventSource } from '../test/conformance/kit/event-source.js';
import { RESUMABLE, type SmallSubgraph } from '../test/conformance/kit/small-subgraph.js';
import { composeSmall } from '../test/conformance/kit/small-system.js';
import { type SubgraphServer, startSubgraphServer } from '../test/conformance/kit/subgraph-server.js';
import { type IdentityProvider, startIdentityProvider } from '../test/e2e/kit/identity-provider.js';
import { type BreakableLink, startBreakableLink } from '../test/kit/breakable-link.js';
import { testRedisUrl } from '../test/kit/databases.js';
import { readMultipart } from '../test/kit/read-multipart.js';
import { nowSeconds } from '../test/kit/token-signer.js';
import { loadGatewayConfiguration } from './configuration.js';
import { CLOSE_CODES } from './http/close-codes.js';
import type { GatewayServer } from './server.js';
import { startGateway } from './start-gateway.js';

const redisUrl = testRedisUrl();
const SILENT = { debug() {}, info() {}, warn() {}, error() {} };
const TICKED = 'subscription { ticked { cursor } }';

interface Ticked {
  ticked: { cursor: string };
}

/** The streams that the subgraph was asked for. */
let sources: EventSource<Ticked>[];

const events: SmallSubgraph = {
  typeDefs: `${RESUMABLE}
    type Query { hello: String }
    type Mutation { note: String }
    type Subscription { ticked(after: String): Tick @resumable(argument: "after", cursor: "cursor") }
    type Tick { cursor: String! }`,
  resolvers: {
    Query: { hello: () => 'world' },
    Mutation: { note: () => 'noted' },
    Subscription: {
      ticked: {
        subscribe: () => {
          const source = new EventSource<Ticked>();
          sources.push(source);
          return source;
        },
      },
    },
  },
};

const folder = mkdtempSync(join(tmpdir(), 'simpul-revocation-'));
const supergraphFile = join(folder, 'supergraph.graphql');
let provider: IdentityProvider;
let subgraph: SubgraphServer;
const started: GatewayServer[] = [];

async function start(environment: Record<string, string>): Promise<GatewayServer> {
  const configuration = loadGatewayConfiguration({
    PORT: '0',
    SIMPUL_SUPERGRAPH: supergraphFile,
    SIMPUL_SUPERGRAPH_POLL_MS: '0',
    SIMPUL_ASSERTION_KEY: Buffer.alloc(32, 5).toString('base64'),
    SIMPUL_SUBGRAPH_EVENTS_URL: subgraph.url,
    ...provider.environment,
    ...environment,
  });
  const server = await startGateway(configuration, SILENT);
  started.push(server);
  return server;
}

beforeAll(async () => {
  writeFileSync(supergraphFile, composeSmall({ events }));
  subgraph = await startSubgraphServer(events);
});
beforeEach(async () => {
  sources = [];
  provider = await startIdentityProvider();
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((server) => server.stop()));
  await provider.stop();
});
afterAll(async () => {
  await subgraph.stop();
  rmSync(folder, { recursive: true });
});

async function logOut(server: GatewayServer, claims: Record<string, unknown>): Promise<Response> {
  const body = new URLSearchParams({ logout_token: await provider.issueLogoutToken(claims) });
  return fetch(new URL('/backchannel-logout', server.url), { method: 'POST', body });
}

const post = (server: GatewayServer, token: string, query: string, headers: Record<string, string> = {}) =>
  fetch(server.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    body: JSON.stringify({ query }),
  });

const MULTIPART = { accept: 'multipart/mixed;subscriptionSpec=1.0, application/json' };

const socketsOf = (server: GatewayServer, token: string) =>
  createSocketClient({
    url: server.url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: { token },
    // Whoever is told to go does not come back by itself.
    retryAttempts: 5,
    retryWait: async () => undefined,
  });

/** How the gateway meets a token by every way in. */
async function receptionOf(server: GatewayServer, token: string): Promise<unknown> {
  const statuses: number[] = [];
  for (const query of ['{ hello }', '{ hello }', 'mutation { note }']) {
    statuses.push((await post(server, token, query)).status);
  }
  const stream = await fetch(`${server.url}/stream?query=${encodeURIComponent('{ hello }')}`, {
    headers: { accept: 'text/event-stream', authorization: `Bearer ${token}` },
  });
  await stream.text();
  const parts = await post(server, token, TICKED, MULTIPART);
  await parts.body?.cancel();
  const client = socketsOf(server, token);
  const socket = await client
    .iterate({ query: '{ hello }' })
    .next()
    .then(
      ({ value }) => value,
      ({ code }: { code: unknown }) => code,
    );
  await client.dispose();
  return [...statuses, stream.status, parts.status, socket];
}

const WELCOME = [200, 200, 200, 200, 200, { data: { hello: 'world' } }];
const REFUSED = [401, 401, 401, 401, 401, CLOSE_CODES.UNAUTHENTICATED];

/** One client by each transport: reads the next event of each, or how it ends. */
async function connectAll(server: GatewayServer, token: string) {
  const socketClient = socketsOf(server, token);
  const sseClient = createSseClient({
    url: `${server.url}/stream`,
    headers: { authorization: `Bearer ${token}` },
    retryAttempts: 0,
  });
  const socket = socketClient.iterate({ query: TICKED });
  const stream = sseClient.iterate({ query: TICKED });
  const response = await post(server, token, TICKED, MULTIPART);
  const parts = readMultipart(response);
  expect((await parts.next()).value).toEqual({});
  const next = () =>
    Promise.all([
      socket.next().then(
        ({ value }) => value as unknown,
        ({ code, reason }: { code: unknown; reason: unknown }) => ({ code, reason }),
      ),
      stream.next().then(({ value }) => value as unknown),
      parts.next().then(({ value }) => value as unknown),
    ]);
  return {
    next,
    leave: async () => {
      await Promise.all([socketClient.dispose(), stream.return?.(), parts.return?.()]);
      sseClient.dispose();
    },
  };
}

const tick = (cursor: string): Ticked => ({ ticked: { cursor } });
const shown = (cursor: string) => {
  const event = { data: tick(cursor) };
  return [event, event, { payload: event }];
};
const UNAUTHENTICATED = [{ extensions: { code: 'UNAUTHENTICATED' } }];
const TOLD_TO_GO = [
  { code: CLOSE_CODES.TOKEN_REVOKED, reason: 'Token revoked' },
  { errors: UNAUTHENTICATED },
  { payload: null, errors: UNAUTHENTICATED },
];

async function untilOpen(count: number): Promise<void> {
  for (let turn = 0; sources.length < count; turn++) {
    if (turn > 100_000) throw new Error('too few streams were opened');
    await new Promise(setImmediate);
  }
}

const metricsOf = async (server: GatewayServer): Promise<string> =>
  (await fetch(new URL('/metrics', server.url))).text();

const readinessOf = async (server: GatewayServer): Promise<unknown> =>
  (await fetch(new URL('/health/ready', server.url))).json();

const ago = (seconds: number) => ({ iat: nowSeconds() - seconds });

it('refuses tokens that live longer than is configured', async () => {
  const server = await start({ SIMPUL_JWT_MAX_LIFETIME_SECONDS: '600' });
  expect((await post(server, await provider.issueToken([], 'siti', 601), '{ hello }')).status).toBe(401);
  expect((await post(server, await provider.issueToken([], 'siti', 600), '{ hello }')).status).toBe(200);
});

(redisUrl ? describe : describe.skip)('a logout at one of two gateways', () => {
  const url = redisUrl as string;

  it('closes the streams of its subject at the other, and no other client notices', async () => {
    const [near, far] = [await start({ SIMPUL_REDIS: url }), await start({ SIMPUL_REDIS: url })];
    const siti = await connectAll(far, await provider.issueToken([], 'siti', 60));
    const budi = await connectAll(far, await provider.issueToken([], 'budi', 60));
    const firsts = [siti.next(), budi.next()];
    await untilOpen(1);
    sources[0]?.emit(tick('1'));
    expect(await Promise.all(firsts)).toEqual([shown('1'), shown('1')]);

    const [ends, seconds] = [siti.next(), budi.next()];
    expect((await logOut(near, { sub: 'siti' })).status).toBe(200);
    expect(await ends).toMatchObject(TOLD_TO_GO);
    sources[0]?.emit(tick('2'));
    expect(await seconds).toEqual(shown('2'));
    expect(sources).toHaveLength(1);
    expect(await metricsOf(far)).toContain('simpul_token_ends_total{reason="revoked"} 3\n');
    expect(await metricsOf(far)).toContain('simpul_revocations_total 1\n');
    await Promise.all([siti.leave(), budi.leave()]);
    await sources[0]?.closed;
  });

  it('has its tokens refused at both and at gateways that start later, and spares those of later and of others', async () => {
    const [near, far] = [await start({ SIMPUL_REDIS: url }), await start({ SIMPUL_REDIS: url })];
    const before = await provider.issueToken([], 'siti', 60, ago(10));
    const later = await provider.issueToken([], 'siti', 60);
    const other = await provider.issueToken([], 'budi', 60, ago(10));
    expect(await receptionOf(far, before)).toEqual(WELCOME);
    const watch = await connectAll(far, before);
    const ends = watch.next();
    await logOut(near, { sub: 'siti', ...ago(5) });
    // Then it has been heard there.
    await ends;
    await watch.leave();
    const latest = await start({ SIMPUL_REDIS: url });
    for (const server of [near, far, latest]) {
      expect(await receptionOf(server, before)).toEqual(REFUSED);
      expect(await receptionOf(server, later)).toEqual(WELCOME);
      expect(await receptionOf(server, other)).toEqual(WELCOME);
    }
  });

  it('is not taken twice, whichever gateway is told', async () => {
    const near = await start({ SIMPUL_REDIS: url });
    const jti = `logout-${provider.issuer}`;
    expect((await logOut(near, { sub: 'siti', jti })).status).toBe(200);
    const far = await start({ SIMPUL_REDIS: url });
    for (const server of [near, far]) {
      const response = await logOut(server, { sub: 'siti', jti });
      expect([response.status, await response.json()]).toMatchObject([400, { error: 'invalid_request' }]);
    }
  });

  describe('while Redis is away from it', () => {
    let link: BreakableLink;
    beforeEach(async () => {
      link = await startBreakableLink(url);
    });
    afterEach(() => link.stop());

    it('holds there, refuses nobody else, and reaches the other when Redis is back', async () => {
      const [near, far] = [await start({ SIMPUL_REDIS: link.url }), await start({ SIMPUL_REDIS: url })];
      const before = await provider.issueToken([], 'siti', 60, ago(10));
      const other = await provider.issueToken([], 'budi', 60, ago(10));
      expect(await readinessOf(near)).toEqual({ ready: true, reasons: [] });
      link.break();
      expect((await logOut(near, { sub: 'siti', ...ago(5) })).status).toBe(200);
      expect(await receptionOf(near, before)).toEqual(REFUSED);
      expect(await receptionOf(near, other)).toEqual(WELCOME);
      expect(await readinessOf(near)).toMatchObject({ ready: true, warnings: [{ part: 'redis' }] });
      expect(await receptionOf(far, before)).toEqual(WELCOME);

      const watch = await connectAll(far, before);
      const ends = watch.next();
      link.mend();
      expect(await ends).toMatchObject(TOLD_TO_GO);
      expect(await receptionOf(far, before)).toEqual(REFUSED);
      await watch.leave();
    });

    it('starts a gateway that cannot reach Redis, and serves everyone', async () => {
      link.break();
      const server = await start({ SIMPUL_REDIS: link.url });
      expect(await receptionOf(server, await provider.issueToken([], 'siti', 60))).toEqual(WELCOME);
    });
  });
});
