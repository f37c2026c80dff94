import { buildSmallSystem } from '../kit/small-system.js';

const log: string[] = [];
const system = buildSmallSystem({
  a: {
    typeDefs: `
      type Query { ok: Boolean }
      type Mutation { forward(id: ID!): Complaint fail: String! failSoftly: String must: Complaint! }
      type Complaint @key(fields: "id") { id: ID! step: Int }`,
    resolvers: {
      Mutation: {
        forward: (_: unknown, { id }: { id: string }) => {
          log.push(`forward ${id}`);
          return { id, step: log.length };
        },
        fail: () => {
          log.push('fail');
          throw new Error('failed');
        },
        failSoftly: () => {
          log.push('failSoftly');
          throw new Error('failed');
        },
        must: () => {
          log.push('must');
          return { id: 'lost', step: 1 };
        },
      },
    },
  },
  b: {
    typeDefs: `
      type Mutation { rename(id: ID!): String }
      type Complaint @key(fields: "id") { id: ID! seen: Int proof: String! }`,
    resolvers: {
      Mutation: {
        rename: (_: unknown, { id }: { id: string }) => {
          log.push(`rename ${id}`);
          return id;
        },
      },
      Complaint: {
        __resolveReference: ({ id }: { id: string }) => ({
          id,
          seen: log.length,
          proof: id === 'lost' ? null : 'ada',
        }),
      },
    },
  },
});

beforeEach(() => {
  log.length = 0;
});

it('run in the order of the document, over subgraphs', async () => {
  expect(
    await system.ask('mutation { x: forward(id: 1) { step seen } rename(id: 2) y: forward(id: 3) { id step } }'),
  ).toEqual({
    data: { x: { step: 1, seen: 1 }, rename: '2', y: { id: '3', step: 3 } },
  });
  expect(log).toEqual(['forward 1', 'rename 2', 'forward 3']);
});

const failed = (...path: string[]) => ({
  message: 'failed',
  path,
  extensions: { code: 'INTERNAL_SERVER_ERROR', subgraph: 'a' },
});

it('go on after one that fails and may be null', async () => {
  expect(await system.ask('mutation { failSoftly rename(id: 2) }')).toEqual({
    data: { failSoftly: null, rename: '2' },
    errors: [failed('failSoftly')],
  });
  expect(log).toEqual(['failSoftly', 'rename 2']);
});

it('stop after one that fails and must not be null, and say so once', async () => {
  expect(await system.ask('mutation { r: rename(id: 1) forward(id: 1) { id } f: fail rename(id: 2) fail }')).toEqual({
    data: null,
    errors: [failed('f')],
  });
  expect(log).toEqual(['rename 1', 'forward 1', 'fail']);
});

it('stop where what another subgraph adds leaves nothing of one that must not be null', async () => {
  expect(await system.ask('mutation { must { proof } rename(id: 2) }')).toMatchObject({
    data: null,
    errors: [{ path: ['must', 'proof'] }],
  });
  expect(log).toEqual(['must']);
  log.length = 0;
  expect(await system.ask('mutation { must { seen } rename(id: 2) }')).toEqual({
    data: { must: { seen: 1 }, rename: '2' },
  });
});

it('stop where a subgraph that has the first is down', async () => {
  system.down.add('a');
  expect(await system.ask('mutation { fail rename(id: 2) }')).toMatchObject({
    data: null,
    errors: [{ path: ['fail'], extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }],
  });
  system.down.delete('a');
  expect(log).toEqual([]);
});

it('are finished although the client leaves', async () => {
  const leaving = new AbortController();
  const pending = system.ask('mutation { forward(id: 1) { id } rename(id: 2) }', { signal: leaving.signal });
  leaving.abort();
  expect(await pending).toEqual({ data: { forward: { id: '1' }, rename: '2' } });
});
