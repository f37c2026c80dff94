import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { EventSource } from '../test/conformance/kit/event-source.js';
import type { SmallSubgraph } from '../test/conformance/kit/small-subgraph.js';
import { composeSmall } from '../test/conformance/kit/small-system.js';
import { type SubgraphServer, startSubgraphServer } from '../test/conformance/kit/subgraph-server.js';
import { replaceFile } from '../test/kit/replace-file.js';
import { withArguments } from './command-line.js';
import { loadGatewayConfiguration } from './configuration.js';
import type { GatewayServer } from './server.js';
import { startGateway } from './start-gateway.js';

const folder = mkdtempSync(join(tmpdir(), 'simpul-swap-'));
const supergraphFile = join(folder, 'supergraph.graphql');
const log: { level: string; about: Record<string, unknown> }[] = [];
const logged = new EventTarget();
const writer = (level: string) => (about: unknown) => {
  log.push({ level, about: about as Record<string, unknown> });
  logged.dispatchEvent(new Event(level));
};
const logger = { debug() {}, info: writer('info'), warn: writer('warn'), error: writer('error') };

let ticks: EventSource<unknown>;
const clock: SmallSubgraph = {
  typeDefs: `type Query { now: String } type Subscription { ticked: Tick } type Tick @key(fields: "id") { id: ID! }`,
  resolvers: { Query: { now: () => 'noon' }, Subscription: { ticked: { subscribe: () => ticks } } },
};
/** What its server really is from the beginning. */
const richer = { ...clock, typeDefs: `${clock.typeDefs} extend type Query { zone: String }` };
const names: SmallSubgraph = {
  typeDefs: `type Query { title: String } type Tick @key(fields: "id") { id: ID! name: String }`,
  resolvers: {
    Query: { title: () => 'Simpul' },
    Tick: { __resolveReference: ({ id }: { id: string }) => ({ id, name: `name ${id}` }) },
  },
};

let servers: { clock: SubgraphServer; names: SubgraphServer };
let gateway: GatewayServer;
const at = (name: 'clock' | 'names', subgraph: SmallSubgraph) => ({ ...subgraph, url: servers[name].url });

/** Replaces the file, and waits until the gateway has said what it makes of it. */
async function deploy(supergraphSdl: string, outcome: 'info' | 'error'): Promise<void> {
  const said = once(logged, outcome);
  replaceFile(supergraphFile, supergraphSdl);
  await said;
}

async function ask(query: string): Promise<unknown> {
  const response = await fetch(gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return response.json();
}

const readiness = async () => (await fetch(new URL('/health/ready', gateway.url))).json();

beforeAll(async () => {
  servers = { clock: await startSubgraphServer(richer), names: await startSubgraphServer(names) };
});
beforeEach(async () => {
  ticks = new EventSource();
  log.length = 0;
  writeFileSync(supergraphFile, composeSmall({ clock: at('clock', clock), names: at('names', names) }));
  const environment = withArguments({ SIMPUL_SUPERGRAPH_POLL_MS: '10' }, [
    '--supergraph',
    supergraphFile,
    '--port',
    '0',
  ]);
  gateway = await startGateway(loadGatewayConfiguration(environment), logger);
});
afterEach(() => gateway.stop());
afterAll(async () => {
  await Promise.all([servers.clock.stop(), servers.names.stop()]);
  rmSync(folder, { recursive: true });
});

describe('a gateway of its own', () => {
  it('swaps a supergraph that changes without failing a request or ending a stream', async () => {
    const client = createClient({ url: gateway.url.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0 });
    const events = client.iterate({ query: 'subscription { ticked { id name } }' });
    ticks.emit({ ticked: { id: '1' } });
    const received = [(await events.next()).value];

    let isOver = false;
    const answers = new Set<string>();
    const load = Array.from({ length: 8 }, async () => {
      while (!isOver) answers.add(JSON.stringify(await ask('{ now title }')));
    });
    for (const version of [richer, clock, richer]) {
      await deploy(composeSmall({ clock: at('clock', version), names: at('names', names) }), 'info');
    }
    ticks.emit({ ticked: { id: '2' } });
    received.push((await events.next()).value);
    isOver = true;
    await Promise.all(load);

    expect([...answers].map((answer) => JSON.parse(answer))).toEqual([{ data: { now: 'noon', title: 'Simpul' } }]);
    expect(received).toEqual([
      { data: { ticked: { id: '1', name: 'name 1' } } },
      { data: { ticked: { id: '2', name: 'name 2' } } },
    ]);
    expect(await ask('{ zone now }')).toEqual({ data: { zone: null, now: 'noon' } });
    expect(servers.clock.sockets()).toBe(1);
    await client.dispose();
  });

  it('refuses one that is broken, says why, and goes on with the old one until a good one comes', async () => {
    await deploy('type Query { broken: String }', 'error');
    expect(log.at(-1)).toEqual({
      level: 'error',
      about: { file: supergraphFile, reason: expect.stringContaining('must be a core schema') },
    });
    expect(await readiness()).toEqual({
      ready: true,
      reasons: [],
      warnings: [{ part: 'supergraph', reason: expect.stringContaining('must be a core schema') }],
    });
    expect(await ask('{ now }')).toEqual({ data: { now: 'noon' } });
    await deploy(composeSmall({ clock: at('clock', clock) }), 'info');
    expect(await readiness()).toEqual({ ready: true, reasons: [] });
    expect(await ask('{ title }')).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] });
  });

  it('refuses one with a subgraph that has no address', async () => {
    await deploy(composeSmall({ clock: at('clock', clock), names: { ...names, url: '' } }), 'error');
    expect(log.at(-1)?.about.reason).toMatch(/^SIMPUL_SUBGRAPH_NAMES_URL must be an http URL/);
    expect(await ask('{ now title }')).toEqual({ data: { now: 'noon', title: 'Simpul' } });
  });

  it('goes on when the file is gone, and with what comes instead', async () => {
    const said = once(logged, 'error');
    rmSync(supergraphFile);
    await said;
    expect(await readiness()).toMatchObject({ ready: true, warnings: [{ part: 'supergraph' }] });
    await deploy(composeSmall({ clock: at('clock', clock) }), 'info');
    expect(await ask('{ now }')).toEqual({ data: { now: 'noon' } });
  });
});
