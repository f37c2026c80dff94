import { GraphQLError } from 'graphql';
import { EventSource } from '../kit/event-source.js';
import { buildSmallSystem, take } from '../kit/small-system.js';

interface Forwarded {
  forwarded: unknown;
}

let source: EventSource<Forwarded>;

const system = buildSmallSystem({
  complaint: {
    typeDefs: `
      type Query { ok: Boolean }
      type Subscription { forwarded(level: Int): Event refused: Event unmade: Event! }
      type Event { kind: String from: Agency to: Agency bad: Int must: Int! }
      type Agency @key(fields: "id") { id: ID! }`,
    resolvers: {
      Subscription: {
        forwarded: { subscribe: () => source },
        refused: {
          subscribe: () => {
            throw new GraphQLError('not for you', { extensions: { code: 'FORBIDDEN' } });
          },
        },
        unmade: { subscribe: () => source },
      },
      Event: {
        bad: () => {
          throw new GraphQLError('gone', { extensions: { code: 'NOT_FOUND' } });
        },
      },
    },
  },
  directory: {
    typeDefs: `type Agency @key(fields: "id") { id: ID! name(upper: Boolean): String }`,
    resolvers: {
      Agency: {
        __resolveReference: ({ id }: { id: string }) => ({ id }),
        name: ({ id }: { id: string }, { upper }: { upper?: boolean }) => (upper ? `NAME ${id}` : `name ${id}`),
      },
    },
  },
  training: {
    typeDefs: `type Agency @key(fields: "id") { id: ID! readiness: String }`,
    resolvers: { Agency: { __resolveReference: ({ id }: { id: string }) => ({ id, readiness: `ready ${id}` }) } },
  },
});

beforeEach(() => {
  source = new EventSource();
  system.fetches.length = 0;
  system.down.clear();
});

const event = (from: string | null, to: string) => ({
  forwarded: { kind: 'FORWARDED', from: from && { id: from }, to: { id: to } },
});

it('bring fields of several subgraphs with each event', async () => {
  const stream = await system.listen(
    `subscription ($upper: Boolean!) {
      it: forwarded(level: 2) { __typename kind from { name(upper: $upper) } to { id name readiness } }
    }`,
    { variables: { upper: true } },
  );
  source.emit(event('p1', 'r1'), event(null, 'r2'));
  expect(await take(stream, 2)).toEqual([
    {
      data: {
        it: {
          __typename: 'Event',
          kind: 'FORWARDED',
          from: { name: 'NAME p1' },
          to: { id: 'r1', name: 'name r1', readiness: 'ready r1' },
        },
      },
    },
    {
      data: {
        it: {
          __typename: 'Event',
          kind: 'FORWARDED',
          from: null,
          to: { id: 'r2', name: 'name r2', readiness: 'ready r2' },
        },
      },
    },
  ]);
  expect(system.fetches.filter(({ subgraph }) => subgraph === 'complaint')).toHaveLength(1);
  await stream.return?.();
});

it('close at the subgraph when the client goes, even while nothing happens', async () => {
  const stream = await system.listen('subscription { forwarded { kind } }');
  const pending = stream.next();
  await stream.return?.();
  expect(await pending).toEqual({ done: true, value: undefined });
  await source.closed;
});

it('close at the subgraph when the client goes between two events', async () => {
  const stream = await system.listen('subscription { forwarded { kind } }');
  source.emit(event(null, 'r1'));
  await take(stream, 1);
  await stream.return?.();
  await source.closed;
});

it('close when the client’s signal aborts', async () => {
  const leaving = new AbortController();
  const stream = await system.listen('subscription { forwarded { kind } }', { signal: leaving.signal });
  const pending = stream.next();
  leaving.abort();
  expect(await pending).toEqual({ done: true, value: undefined });
  await source.closed;
});

it('end when the subgraph completes them', async () => {
  const stream = await system.listen('subscription { forwarded { kind } }');
  source.emit(event(null, 'r1'));
  source.end();
  expect(await take(stream, 1)).toEqual([{ data: { forwarded: { kind: 'FORWARDED' } } }]);
  expect(await stream.next()).toEqual({ done: true, value: undefined });
});

it('go on after an event with errors', async () => {
  const stream = await system.listen('subscription { forwarded { kind bad must to { name } } }');
  system.down.add('directory');
  source.emit(event(null, 'r1'), { forwarded: { kind: 'K', must: 1, to: { id: 'r2' } } });
  expect(await take(stream, 2)).toEqual([
    {
      data: { forwarded: null },
      errors: [
        expect.objectContaining({ message: 'gone', path: ['forwarded', 'bad'] }),
        {
          message: 'Cannot return null for non-nullable field Event.must.',
          path: ['forwarded', 'must'],
          extensions: { code: 'INTERNAL_SERVER_ERROR', subgraph: 'complaint' },
        },
      ],
    },
    {
      data: { forwarded: { kind: 'K', bad: null, must: 1, to: { name: null } } },
      errors: [
        { message: 'gone', path: ['forwarded', 'bad'], extensions: { code: 'NOT_FOUND', subgraph: 'complaint' } },
        expect.objectContaining({
          path: ['forwarded', 'to', 'name'],
          extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'directory' },
        }),
      ],
    },
  ]);
  await stream.return?.();
});

it('end with the subgraph’s error when it refuses them', async () => {
  const stream = await system.listen('subscription { refused { kind } }');
  expect(await take(stream, 1)).toEqual([
    {
      data: { refused: null },
      errors: [{ message: 'not for you', path: ['refused'], extensions: { code: 'FORBIDDEN', subgraph: 'complaint' } }],
    },
  ]);
  expect((await stream.next()).done).toBe(true);
});

it('end with an error when the connection breaks', async () => {
  const stream = await system.listen('subscription { unmade { kind } }');
  source.emit(new Error('socket hang up'));
  expect(await take(stream, 1)).toEqual([
    {
      data: null,
      errors: [
        {
          message: 'A part of the hub does not answer; its fields are missing.',
          path: ['unmade'],
          extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'complaint' },
        },
      ],
    },
  ]);
  expect((await stream.next()).done).toBe(true);
});

it('are refused before anything opens when variables do not fit', async () => {
  const source = 'subscription ($level: Int) { forwarded(level: $level) { kind } }';
  await expect(system.listen(source, { variables: { level: 'high' } })).rejects.toThrow('BAD_USER_INPUT');
  expect(system.fetches).toEqual([]);
});

it('end for every client when the gateway closes', async () => {
  const closing = buildSmallSystem({
    a: {
      typeDefs: 'type Query { ok: Boolean } type Subscription { ticks: Int }',
      resolvers: { Subscription: { ticks: { subscribe: () => source } } },
    },
  });
  const stream = await closing.listen('subscription { ticks }');
  const pending = stream.next();
  await closing.gateway.close();
  expect(await pending).toEqual({ done: true, value: undefined });
  await source.closed;
});
