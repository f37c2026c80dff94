import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { GraphQLError } from 'graphql';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createSocketClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { EventSource } from '../test/conformance/kit/event-source.js';
import { documentOf, type SmallSubgraph } from '../test/conformance/kit/small-subgraph.js';
import { type SubgraphServer, startSubgraphServer } from '../test/conformance/kit/subgraph-server.js';
import { readMultipart } from '../test/kit/read-multipart.js';
import { loadGatewayConfiguration } from './configuration.js';
import { createDevelopmentIssuer } from './security/development-issuer.js';
import type { GatewayServer } from './server.js';
import { startGateway } from './start-gateway.js';

const KEY = Buffer.alloc(32, 5);
const SECRET = Buffer.alloc(32, 6);
const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

let source: EventSource<{ forwarded: unknown }>;

const subgraphs: Record<string, SmallSubgraph> = {
  complaint: {
    typeDefs: `
      type Query { complaint: Complaint bug: String }
      type Mutation { forward(to: ID!): Complaint @requiresScopes(scopes: [["complaint:handle"]]) }
      type Subscription { forwarded: Complaint }
      type Complaint @key(fields: "id") { id: ID! title: String secret: String @authenticated handler: Agency }
      type Agency @key(fields: "id") { id: ID! }`,
    resolvers: {
      Query: {
        complaint: () => ({ id: 'c1', title: 'Jalan rusak', secret: 's', handler: { id: 'a1' } }),
        bug: () => {
          throw new GraphQLError('SELECT * FROM secret_table');
        },
      },
      Mutation: { forward: (_: unknown, { to }: { to: string }) => ({ id: 'c1', handler: { id: to } }) },
      Subscription: { forwarded: { subscribe: () => source } },
    },
  },
  'agency-directory': {
    typeDefs: 'type Agency @key(fields: "id") { id: ID! name: String }',
    resolvers: { Agency: { __resolveReference: ({ id }: { id: string }) => ({ id, name: `Dinas ${id}` }) } },
  },
};

const folder = mkdtempSync(join(tmpdir(), 'simpul-gateway-'));
const supergraphFile = join(folder, 'supergraph.graphql');
const issuer = createDevelopmentIssuer(SECRET);
let complaint: SubgraphServer;
let directory: SubgraphServer;
let server: GatewayServer;

const environmentOf = (given: Record<string, string> = {}) => ({
  PORT: '0',
  SIMPUL_SUPERGRAPH: supergraphFile,
  SIMPUL_ASSERTION_KEY: KEY.toString('base64'),
  SIMPUL_DEVELOPMENT_SECRET: SECRET.toString('base64'),
  SIMPUL_SUBGRAPH_COMPLAINT_URL: complaint.url,
  SIMPUL_SUBGRAPH_AGENCY_DIRECTORY_URL: directory.url,
  ...given,
});
const start = (given?: Record<string, string>): Promise<GatewayServer> =>
  startGateway(loadGatewayConfiguration(environmentOf(given)), SILENT);

beforeAll(async () => {
  const services = Object.entries(subgraphs).map(([name, subgraph]) => ({
    name,
    url: 'http://127.0.0.1:1/graphql',
    typeDefs: documentOf(subgraph),
  }));
  writeFileSync(supergraphFile, composeServices(services).supergraphSdl ?? '');
  complaint = await startSubgraphServer(subgraphs.complaint as SmallSubgraph);
  directory = await startSubgraphServer(subgraphs['agency-directory'] as SmallSubgraph);
});
beforeEach(async () => {
  source = new EventSource();
  server = await start();
});
afterEach(() => server.stop());
afterAll(async () => {
  await Promise.all([complaint.stop(), directory.stop()]);
  rmSync(folder, { recursive: true });
});

async function ask(
  query: string,
  options: { token?: string; variables?: unknown; url?: string } = {},
): Promise<unknown> {
  const { token, variables, url = server.url } = options;
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  });
  return response.json();
}

describe('a gateway over subgraphs that answer by HTTP', () => {
  it('joins their fields', async () => {
    expect(await ask('{ complaint { title handler { name } } }')).toEqual({
      data: { complaint: { title: 'Jalan rusak', handler: { name: 'Dinas a1' } } },
    });
  });

  it('refuses fields and mutations that the viewer may not see, with their codes', async () => {
    expect(await ask('{ complaint { title secret } }')).toMatchObject({
      data: { complaint: { title: 'Jalan rusak', secret: null } },
      errors: [{ path: ['complaint', 'secret'], extensions: { code: 'UNAUTHENTICATED', retryable: false } }],
    });
    const reader = await issuer.issueToken([{ role: 'HEAD', agency: 'a' }], 'siti', 60);
    const forward = 'mutation { forward(to: "a2") { handler { name } } }';
    expect(await ask(forward, { token: reader })).toMatchObject({
      data: { forward: null },
      errors: [{ path: ['forward'], extensions: { code: 'FORBIDDEN' } }],
    });
    const handler = await issuer.issueToken([{ role: 'LIAISON_OFFICER', agency: 'a' }], 'budi', 60);
    expect(await ask(forward, { token: handler })).toEqual({ data: { forward: { handler: { name: 'Dinas a2' } } } });
  });

  it('masks what a subgraph says without a code', async () => {
    const answer = JSON.stringify(await ask('{ bug }'));
    expect(answer).toContain('INTERNAL_SERVER_ERROR');
    expect(answer).not.toContain('secret_table');
  });

  it('passes it on as it is where subgraphs are not told who asks', async () => {
    const open = await start({ SIMPUL_ASSERTION_KEY: '' });
    expect(await ask('{ bug }', { url: open.url })).toMatchObject({
      errors: [{ message: 'SELECT * FROM secret_table', extensions: { subgraph: 'complaint' } }],
    });
    await open.stop();
  });

  it('answers bad variables and unknown operations with BAD_USER_INPUT', async () => {
    const query = 'mutation ($to: ID!) { forward(to: $to) { id } }';
    expect(await ask(query, { variables: { to: {} } })).toMatchObject({
      errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
    });
  });

  it('delivers events with fields of several subgraphs, by graphql-ws, SSE and multipart', async () => {
    const query = 'subscription { forwarded { id secret handler { name } } }';
    const socketClient = createSocketClient({ url: server.url.replace('http', 'ws'), webSocketImpl: WebSocket });
    const sseClient = createSseClient({ url: `${server.url}/stream` });
    const expected = {
      data: { forwarded: { id: 'c1', secret: null, handler: { name: 'Dinas a1' } } },
      errors: [{ path: ['forwarded', 'secret'], extensions: { code: 'UNAUTHENTICATED', retryable: false } }],
    };
    for (const client of [socketClient, sseClient]) {
      source = new EventSource();
      const events = client.iterate({ query });
      source.emit({ forwarded: { id: 'c1', secret: 's', handler: { id: 'a1' } } });
      expect((await events.next()).value).toMatchObject(expected);
      await events.return?.();
      await source.closed;
    }
    await socketClient.dispose();
    sseClient.dispose();
    source = new EventSource();
    const leaving = new AbortController();
    const response = await fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'multipart/mixed;subscriptionSpec=1.0, application/json' },
      body: JSON.stringify({ query }),
      signal: leaving.signal,
    });
    source.emit({ forwarded: { id: 'c1', secret: 's', handler: { id: 'a1' } } });
    const parts = readMultipart(response);
    await parts.next();
    expect((await parts.next()).value).toMatchObject({ payload: expected });
    leaving.abort();
    await source.closed;
  });

  it('closes its upstream subscriptions when it stops', async () => {
    const client = createSocketClient({
      url: server.url.replace('http', 'ws'),
      webSocketImpl: WebSocket,
      retryAttempts: 0,
    });
    const events = client.iterate({ query: 'subscription { forwarded { id } }' });
    source.emit({ forwarded: { id: 'c1' } });
    await events.next();
    await Promise.all([server.stop(), events.next().catch(() => {})]);
    await source.closed;
  });

  it('loses only the fields of a subgraph that is down, and stays ready', async () => {
    const partial = await start({ SIMPUL_SUBGRAPH_AGENCY_DIRECTORY_URL: 'http://127.0.0.1:1/graphql' });
    expect(await ask('{ complaint { title handler { name } } }', { url: partial.url })).toMatchObject({
      data: { complaint: { title: 'Jalan rusak', handler: { name: null } } },
      errors: [{ extensions: { code: 'SUBGRAPH_UNAVAILABLE', retryable: true, subgraph: 'agency-directory' } }],
    });
    expect((await fetch(new URL('/health/ready', partial.url))).status).toBe(200);
    await partial.stop();
  });

  it('is not ready while no subgraph answers', async () => {
    const alone = await start({
      SIMPUL_SUBGRAPH_COMPLAINT_URL: 'http://127.0.0.1:1/graphql',
      SIMPUL_SUBGRAPH_AGENCY_DIRECTORY_URL: 'http://127.0.0.1:1/graphql',
    });
    const response = await fetch(new URL('/health/ready', alone.url));
    expect([response.status, await response.json()]).toEqual([
      503,
      { ready: false, reasons: [{ part: 'subgraphs', reason: 'none of agency-directory, complaint answers' }] },
    ]);
    await alone.stop();
  });

  it('does not start on a supergraph that is missing or has other subgraphs than the configuration', async () => {
    await expect(start({ SIMPUL_SUPERGRAPH: join(folder, 'none') })).rejects.toThrow(/^SIMPUL_SUPERGRAPH must be/);
    const typo = { SIMPUL_SUBGRAPH_COMPLAINTS_URL: complaint.url };
    await expect(start(typo)).rejects.toThrow(/^SIMPUL_SUBGRAPH_COMPLAINTS_URL must be left out/);
  });
});
