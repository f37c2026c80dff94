import type { ExecutionResult } from 'graphql';
import type { GatewayOptions } from '../../../gateway/gateway.js';
import { createMetrics } from '../../../gateway/observability/metrics.js';
import type { Viewer } from '../../../gateway/security/viewer.js';
import { startGatewayServer } from '../../../gateway/server.js';
import { signAssertion, verifyAssertion } from '../../../schema/assertion.js';
import { EventSource } from '../kit/event-source.js';
import { RESUMABLE, type SmallSubgraph } from '../kit/small-subgraph.js';
import { buildSmallSystem, type Fetch, type SmallSystem, take } from '../kit/small-system.js';

const KEY = new TextEncoder().encode('a key of thirty-two bytes or more');
const DESK: Viewer = { subject: 'anna', grants: [], scopes: [], language: 'en' };

interface Ticked {
  ticked: { cursor: string; agency: { id: string } };
}

let sources: EventSource<Ticked>[];

const ticking = (isResumable: boolean): SmallSubgraph => ({
  typeDefs: `${RESUMABLE}
    type Query { ok: Boolean }
    type Subscription { ticked(after: String, level: Int): Tick ${isResumable ? '@resumable(argument: "after", cursor: "cursor")' : ''} }
    type Tick { cursor: String! agency: Agency }
    type Agency @key(fields: "id") { id: ID! }`,
  resolvers: {
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
});

const directory: SmallSubgraph = {
  typeDefs: `type Agency @key(fields: "id") { id: ID! name: String }`,
  resolvers: { Agency: { __resolveReference: ({ id }: { id: string }) => ({ id, name: `name ${id}` }) } },
};

/** Whether the stream can be resumed, and whether subgraphs are told who asks. */
const SYSTEMS = {
  resumable: { isResumable: true, isTold: true },
  plain: { isResumable: false, isTold: true },
  'told nothing': { isResumable: false, isTold: false },
} as const;

function systemOf(
  { isResumable, isTold }: (typeof SYSTEMS)[keyof typeof SYSTEMS],
  metrics?: GatewayOptions['metrics'],
): SmallSystem {
  return buildSmallSystem(
    { events: ticking(isResumable), directory },
    {
      signAssertion: isTold
        ? ({ subject, grants, scopes, language }, kind) =>
            signAssertion({ kind, grants, scopes, language, ...(kind === 'viewer' && { subject }) }, KEY, 60)
        : undefined,
      metrics,
    },
  );
}

beforeEach(() => {
  sources = [];
});

const tick = (cursor: string): Ticked => ({ ticked: { cursor, agency: { id: `a${cursor}` } } });
const shown = (cursor: string) => ({ data: { ticked: { cursor, agency: { name: `name a${cursor}` } } } });
const SOURCE =
  'subscription ($level: Int, $from: String) { ticked(level: $level, after: $from) { cursor agency { name } } }';

const openingsIn = (fetches: readonly Fetch[]) => fetches.filter(({ kind }) => kind === 'subscription');
const entitiesIn = (fetches: readonly Fetch[]) => fetches.filter(({ kind }) => kind === 'query');

async function listenAs(system: SmallSystem, viewers: readonly Viewer[], variables = {}, source = SOURCE) {
  return Promise.all(viewers.map((viewer) => system.listen(source, { viewer, variables })));
}

async function untilOpen(count: number): Promise<void> {
  for (let turn = 0; sources.length < count; turn++) {
    if (turn > 10_000) throw new Error('too few streams were opened');
    await new Promise(setImmediate);
  }
}

const end = (streams: readonly AsyncIterableIterator<ExecutionResult>[]) =>
  Promise.all(streams.map((stream) => stream.return?.()));

describe.each(Object.entries(SYSTEMS))('a stream that is %s', (_name, kind) => {
  it('is opened once for many, and each event is completed once', async () => {
    const system = systemOf(kind);
    const streams = await listenAs(system, Array(20).fill(DESK));
    await untilOpen(1);
    sources[0]?.emit(tick('1'), tick('2'));
    for (const stream of streams) expect(await take(stream, 2)).toEqual([shown('1'), shown('2')]);
    expect(openingsIn(system.fetches)).toHaveLength(1);
    expect(entitiesIn(system.fetches)).toHaveLength(2);
    await end(streams.slice(1));
    sources[0]?.emit(tick('3'));
    expect(await take(streams[0] as AsyncIterableIterator<ExecutionResult>, 1)).toEqual([shown('3')]);
    await end(streams.slice(0, 1));
    await sources[0]?.closed;
  });

  it('is opened anew after the last has left', async () => {
    const system = systemOf(kind);
    for (const cursor of ['1', '2']) {
      const streams = await listenAs(system, [DESK]);
      await untilOpen(Number(cursor));
      sources.at(-1)?.emit(tick(cursor));
      expect(await take(streams[0] as AsyncIterableIterator<ExecutionResult>, 1)).toEqual([shown(cursor)]);
      await end(streams);
      await sources.at(-1)?.closed;
    }
    expect(openingsIn(system.fetches)).toHaveLength(2);
  });

  it('is not shared with who asks for something else', async () => {
    const system = systemOf(kind);
    const streams = [
      ...(await listenAs(system, [DESK], { level: 1 })),
      ...(await listenAs(system, [DESK], { level: 2 })),
      ...(await listenAs(system, [DESK], { level: 1 }, SOURCE.replace('{ name }', '{ id name }'))),
      ...(await listenAs(system, [{ ...DESK, language: 'id' }], { level: 1 })),
    ];
    await untilOpen(4);
    expect(openingsIn(system.fetches)).toHaveLength(4);
    await end(streams);
  });
});

const OTHERS: readonly [string, Partial<Viewer>, { isShared: Record<keyof typeof SYSTEMS, boolean> }][] = [
  ['another subject', { subject: 'budi' }, { isShared: { resumable: true, plain: false, 'told nothing': true } }],
  [
    'another token',
    { issuedAt: 1_700_000_000, session: 'evening' },
    { isShared: { resumable: true, plain: true, 'told nothing': true } },
  ],
  ['another purpose', { purpose: 'audit' }, { isShared: { resumable: true, plain: false, 'told nothing': true } }],
  [
    'another grant',
    { grants: [{ role: 'HEAD', agency: 'x' }] },
    { isShared: { resumable: false, plain: false, 'told nothing': true } },
  ],
  ['nobody known', { subject: undefined }, { isShared: { resumable: false, plain: false, 'told nothing': false } }],
];

describe.each(Object.keys(SYSTEMS) as (keyof typeof SYSTEMS)[])('a stream that is %s', (name) => {
  it.each(OTHERS)('and %s share as much as they may', async (_name, other, { isShared }) => {
    const system = systemOf(SYSTEMS[name]);
    const streams = await listenAs(system, [DESK, { ...DESK, ...other }]);
    const expected = isShared[name] ? 1 : 2;
    await untilOpen(expected);
    expect(openingsIn(system.fetches)).toHaveLength(expected);
    await end(streams);
  });
});

it('tells subgraphs of the audience and of nobody in it', async () => {
  const system = systemOf(SYSTEMS.resumable);
  const grants = [{ role: 'HEAD', agency: 'x' }] as const;
  const viewers = ['anna', 'budi'].map((subject) => ({ ...DESK, subject, grants: [...grants] }));
  const streams = await listenAs(system, viewers);
  await untilOpen(1);
  sources[0]?.emit(tick('1'));
  for (const stream of streams) await take(stream, 1);
  const assertions = system.fetches.map(({ extensions }) => verifyAssertion(String(extensions?.assertion), KEY));
  for (const assertion of await Promise.all(assertions)) {
    expect(assertion).toMatchObject({ kind: 'audience', grants });
    expect(assertion.subject).toBeUndefined();
  }
  await end(streams);
});

it('serves who comes back with a recent cursor without asking the subgraph', async () => {
  const system = systemOf(SYSTEMS.resumable);
  const [first] = await listenAs(system, [DESK]);
  await untilOpen(1);
  sources[0]?.emit(tick('1'), tick('2'), tick('3'));
  await take(first as AsyncIterableIterator<ExecutionResult>, 3);
  const [back] = await listenAs(system, [DESK], { from: '1' });
  expect(await take(back as AsyncIterableIterator<ExecutionResult>, 2)).toEqual([shown('2'), shown('3')]);
  expect(openingsIn(system.fetches)).toHaveLength(1);
  expect(entitiesIn(system.fetches)).toHaveLength(3);
  await end([first, back] as AsyncIterableIterator<ExecutionResult>[]);
});

it('is counted: what is open at which subgraph, what was read for it and what was delivered', async () => {
  const metrics = createMetrics({ ofProcess: false });
  const system = systemOf(SYSTEMS.resumable, metrics);
  const ignore = () => undefined;
  const logger = { debug: ignore, info: ignore, warn: ignore, error: ignore };
  const server = await startGatewayServer({ gateway: system.gateway, metrics, logger });
  const figures = async () => {
    const text = await (await fetch(new URL('/metrics', server.url))).text();
    return Object.fromEntries(text.split('\n').map((line) => line.split(' '))) as Record<string, string>;
  };
  const live = await listenAs(system, [DESK, DESK]);
  await untilOpen(1);
  sources[0]?.emit(tick('3'), tick('4'));
  for (const stream of live) await take(stream, 2);
  const back = await listenAs(system, [DESK], { from: '3' });
  for (const stream of back) await take(stream, 1);
  const late = await listenAs(system, [DESK], { from: '1' });
  await untilOpen(2);
  sources[1]?.emit(tick('2'));
  for (const stream of late) await take(stream, 1);
  expect(await figures()).toMatchObject({
    'simpul_open_upstreams{subgraph="events"}': '2',
    simpul_catch_ups_total: '1',
    simpul_stream_events_total: '3',
    simpul_stream_deliveries_total: '6',
  });
  await end([...live, ...back, ...late]);
  await Promise.all(sources.map(({ closed }) => closed));
  expect(await figures()).toMatchObject({ 'simpul_open_upstreams{subgraph="events"}': '0' });
  await server.stop();
});

it('ends for everyone with the subgraph’s word', async () => {
  const system = systemOf(SYSTEMS.plain);
  const streams = await listenAs(system, [DESK, DESK]);
  await untilOpen(1);
  sources[0]?.end();
  for (const stream of streams) expect(await stream.next()).toEqual({ done: true, value: undefined });
});
