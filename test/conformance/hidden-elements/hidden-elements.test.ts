import { buildSmallSystem } from '../kit/small-system.js';

const system = buildSmallSystem({
  a: {
    typeDefs: `
      type Query { row: Row states: [State] must: [State!] any: [Any] }
      type Row @key(fields: "secretKey") { secretKey: ID! @inaccessible name: String }
      enum State { OPEN CLOSED INTERNAL @inaccessible }
      union Any = Row | Hidden
      type Hidden @inaccessible { x: Int }`,
    resolvers: {
      Query: {
        row: () => ({ secretKey: 'k', name: 'baris' }),
        states: () => ['OPEN', 'INTERNAL', 'CLOSED'],
        must: () => ['OPEN', 'INTERNAL'],
        any: () => [
          { __typename: 'Row', name: 'baris' },
          { __typename: 'Hidden', x: 1 },
        ],
      },
    },
  },
  b: {
    typeDefs: `type Row @key(fields: "secretKey") { secretKey: ID! @inaccessible size: Int }`,
    resolvers: { Row: { __resolveReference: () => ({ size: 4 }) } },
  },
});

const unexpected = (what: string, path: (string | number)[]) => ({
  message: `A subgraph was expected to answer with ${what}.`,
  path,
  extensions: { code: 'INTERNAL_SERVER_ERROR' },
});

it('serve as keys and stay unseen', async () => {
  expect(await system.ask('{ row { name size } }')).toEqual({ data: { row: { name: 'baris', size: 4 } } });
  await expect(system.ask('{ row { secretKey } }')).rejects.toThrow('Cannot query field "secretKey"');
});

it('turn a hidden enum value into null with an error that does not name it', async () => {
  expect(await system.ask('{ states must }')).toEqual({
    data: { states: ['OPEN', null, 'CLOSED'], must: null },
    errors: [
      unexpected('a value of the enum State', ['states', 1]),
      unexpected('a value of the enum State', ['must', 1]),
    ],
  });
});

it('turn an object of a hidden type into null with an error that does not name it', async () => {
  expect(await system.ask('{ any { __typename } }')).toEqual({
    data: { any: [{ __typename: 'Row' }, null] },
    errors: [unexpected('the name of a type of Any', ['any', 1])],
  });
});
