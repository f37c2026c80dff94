import { parse } from 'graphql';
import { ANONYMOUS } from '../../../gateway/security/viewer.js';
import { EventSource } from '../kit/event-source.js';
import { RESUMABLE, type SmallSubgraph } from '../kit/small-subgraph.js';
import { buildSmallSystem, type SmallSystem, take } from '../kit/small-system.js';

let ticks: EventSource<unknown>;
/** The cursors behind which `resumed` was opened. */
let openedAfter: unknown[];
let untilReleased: Promise<void>;
let release: () => void;
let system: SmallSystem;

const clock: SmallSubgraph = {
  typeDefs: `
    type Query { now: String }
    type Subscription { ticked: Tick resumed(after: String): Tick @resumable(argument: "after", cursor: "id") }
    type Tick @key(fields: "id") { id: ID! }${RESUMABLE}`,
  resolvers: {
    Query: { now: () => 'noon' },
    Subscription: {
      ticked: { subscribe: () => ticks },
      resumed: {
        subscribe: (_: unknown, { after }: { after?: string }) => {
          openedAfter.push(after);
          return ticks;
        },
      },
    },
  },
};
const names: SmallSubgraph = {
  typeDefs: `type Query { slow: String } type Tick @key(fields: "id") { id: ID! name: String }`,
  resolvers: {
    Query: { slow: () => untilReleased.then(() => 'done') },
    Tick: { __resolveReference: ({ id }: { id: string }) => ({ id, name: `old ${id}` }) },
  },
};
const newNames: SmallSubgraph = {
  ...names,
  url: 'http://elsewhere',
  resolvers: {
    ...names.resolvers,
    Tick: { __resolveReference: ({ id }: { id: string }) => ({ id, name: `new ${id}` }) },
  },
};
const other: SmallSubgraph = {
  typeDefs: `type Query { other: Int }`,
  resolvers: { Query: { other: () => 1 } },
};

beforeEach(() => {
  ticks = new EventSource();
  openedAfter = [];
  untilReleased = new Promise((resolve) => {
    release = resolve;
  });
  system = buildSmallSystem({ clock, names });
});
afterEach(() => system.gateway.close());

describe('a supergraph that takes the place of another', () => {
  it('answers what comes, while what runs ends as it began', async () => {
    const slow = system.ask('{ slow now }');
    const changes: string[][] = [];
    system.gateway.onSchemaChange(() =>
      changes.push(Object.keys(system.gateway.schema.getQueryType()?.getFields() ?? {})),
    );
    system.swap({ clock, other });
    expect(changes).toEqual([['now', 'other']]);
    expect(await system.ask('{ other now }')).toEqual({ data: { other: 1, now: 'noon' } });
    expect(system.closed).toEqual([]);
    release();
    expect(await slow).toEqual({ data: { slow: 'done', now: 'noon' } });
    expect(system.closed).toEqual(['names']);
  });

  it('closes the transports of subgraphs that are gone, and of those that moved, at once when nothing runs', async () => {
    expect(await system.ask('{ now }')).toEqual({ data: { now: 'noon' } });
    system.swap({ clock, names: newNames });
    expect(system.closed).toEqual(['names']);
    system.swap({ other });
    expect(system.closed).toEqual(['names', 'clock', 'names']);
  });

  it('is refused when it is not valid, and the old one goes on', async () => {
    expect(() => system.gateway.swap('type Query { broken: String }')).toThrow();
    expect(await system.ask('{ now }')).toEqual({ data: { now: 'noon' } });
    expect(system.closed).toEqual([]);
  });

  it('refuses an operation that was admitted under its predecessor and does not fit it', async () => {
    const source = '{ slow }';
    const request = { document: parse(source), source, variables: {}, viewer: ANONYMOUS };
    system.swap({ clock, other });
    expect(await system.gateway.execute(request)).toMatchObject({
      errors: [
        {
          message: expect.stringContaining('Cannot query field "slow"'),
          extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
        },
      ],
    });
  });
});

describe('a stream', () => {
  it('goes on where its events come from the same place, each event as the new supergraph answers it', async () => {
    const stream = await system.listen('subscription { ticked { id name } }');
    ticks.emit({ ticked: { id: '1' } });
    const first = await take(stream, 1);
    system.swap({ clock, names: newNames });
    const next = take(stream, 1);
    await settled();
    ticks.emit({ ticked: { id: '2' } });
    expect([...first, ...(await next)]).toEqual([
      { data: { ticked: { id: '1', name: 'old 1' } } },
      { data: { ticked: { id: '2', name: 'new 2' } } },
    ]);
    expect(system.closed).toEqual(['names']);
    expect(system.fetches.filter(({ subgraph }) => subgraph === 'clock')).toHaveLength(1);
    await stream.return?.();
  });

  it('goes on behind its last event where they come from another place', async () => {
    const stream = await system.listen('subscription { resumed(after: "0") { id name } }');
    ticks.emit({ resumed: { id: '1' } });
    const first = await take(stream, 1);
    const old = ticks;
    ticks = new EventSource();
    ticks.emit({ resumed: { id: '2' } });
    system.swap({ clock: { ...clock, url: 'http://elsewhere' }, names });
    expect([...first, ...(await take(stream, 1))]).toEqual([
      { data: { resumed: { id: '1', name: 'old 1' } } },
      { data: { resumed: { id: '2', name: 'old 2' } } },
    ]);
    await old.closed;
    expect(openedAfter).toEqual(['0', '1']);
    expect(system.closed).toEqual(['clock']);
    await stream.return?.();
  });

  it.each(['ticked', 'resumed'])('is told to subscribe again where it cannot go on without loss: %s', async (field) => {
    const stream = await system.listen(`subscription { ${field} { id } }`);
    const events = stream.next();
    system.swap({ clock: { ...clock, url: 'http://elsewhere' }, names });
    expect([await events, await stream.next()]).toEqual([
      {
        done: false,
        value: {
          errors: [
            {
              message: 'The schema has changed; subscribe again.',
              extensions: { code: 'SHUTTING_DOWN', retryable: true },
            },
          ],
        },
      },
      { done: true, value: undefined },
    ]);
    await ticks.closed;
    expect(system.closed).toEqual(['clock']);
  });

  it('ends with the reason when the new supergraph does not have what it asks for', async () => {
    const stream = await system.listen('subscription { ticked { id name } }');
    const event = stream.next();
    system.swap({ clock });
    expect((await event).value).toMatchObject({
      errors: [
        { message: 'Cannot query field "name" on type "Tick".', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
      ],
    });
    await ticks.closed;
    expect(system.closed).toEqual(['names']);
  });

  it('ends with the refusal when the new supergraph withholds its root field', async () => {
    const stream = await system.listen('subscription { ticked { id } }');
    const event = stream.next();
    const typeDefs = clock.typeDefs.replace('ticked: Tick', 'ticked: Tick @authenticated');
    system.swap({ clock: { ...clock, typeDefs }, names });
    expect((await event).value).toMatchObject({
      data: { ticked: null },
      errors: [{ path: ['ticked'], extensions: { code: 'UNAUTHENTICATED' } }],
    });
    await ticks.closed;
  });
});

/** Streams move over one after the other, each in a turn of the event loop of its own. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
}
