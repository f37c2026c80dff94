import { buildSmallSystem } from '../kit/small-system.js';

const log: string[] = [];
const system = buildSmallSystem({
  a: {
    typeDefs: `
      type Query { ok: Boolean }
      type Mutation { forward(id: ID!): Complaint fail: String! }
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
      },
    },
  },
  b: {
    typeDefs: `
      type Mutation { rename(id: ID!): String }
      type Complaint @key(fields: "id") { id: ID! seen: Int }`,
    resolvers: {
      Mutation: {
        rename: (_: unknown, { id }: { id: string }) => {
          log.push(`rename ${id}`);
          return id;
        },
      },
      Complaint: { __resolveReference: ({ id }: { id: string }) => ({ id, seen: log.length }) },
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

it('go on after one that fails, and the answer says what its subgraph lost', async () => {
  expect(await system.ask('mutation { forward(id: 1) { id } fail rename(id: 2) }')).toEqual({
    data: null,
    errors: ['fail', 'forward'].map((field) => ({
      message: 'failed',
      path: [field],
      extensions: { code: 'INTERNAL_SERVER_ERROR', subgraph: 'a' },
    })),
  });
  expect(log).toEqual(['forward 1', 'fail', 'rename 2']);
});

it('are finished although the client leaves', async () => {
  const leaving = new AbortController();
  const pending = system.ask('mutation { forward(id: 1) { id } rename(id: 2) }', { signal: leaving.signal });
  leaving.abort();
  expect(await pending).toEqual({ data: { forward: { id: '1' }, rename: '2' } });
});
