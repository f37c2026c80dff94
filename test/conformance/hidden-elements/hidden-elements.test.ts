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

describe('what is hidden', () => {
  const hiding = buildSmallSystem({
    a: {
      typeDefs: `
        type Query {
          rows(secretFilter: String @inaccessible, limit: Int): [String]
          hidden: Secret @inaccessible
          find(by: By, state: State = OPEN): String
        }
        type Secret @inaccessible { secretName: String }
        input By { name: String secretCode: Int @inaccessible }
        enum State { OPEN SECRET_STATE @inaccessible }
        type Row @key(fields: "id") { id: ID! secretField: Int @inaccessible shown: Int }
        interface SecretInterface @inaccessible { shown: Int }
        scalar SecretScalar @inaccessible`,
      resolvers: { Query: { find: (_: unknown, args: unknown) => JSON.stringify(args) } },
    },
    b: {
      typeDefs: `type Query { row: Row } type Row @key(fields: "id") { id: ID! secretField: Int @external sum: Int @requires(fields: "secretField") }`,
      resolvers: {
        Query: { row: () => ({ id: '1' }) },
        Row: {
          __resolveReference: (row: unknown) => row,
          sum: ({ secretField }: { secretField?: number }) => secretField ?? null,
        },
      },
    },
  });

  it('is nowhere in the introspection', async () => {
    const { getIntrospectionQuery } = jest.requireActual<typeof import('graphql')>('graphql');
    const { data } = await hiding.ask(getIntrospectionQuery());
    expect(JSON.stringify(data)).toContain('"By"');
    expect(JSON.stringify(data)).not.toMatch(/secret|SECRET/i);
    expect(await hiding.ask('{ __type(name: "Secret") { name } }')).toEqual({ data: { __type: null } });
  });

  it.each([
    ['a field', '{ hidden { secretName } }', 'Cannot query field "hidden" on type "Query".'],
    ['an argument', '{ rows(secretFilter: "x") }', 'Unknown argument "secretFilter" on field "Query.rows".'],
    ['an input field', '{ find(by: { secretCode: 1 }) }', 'Field "secretCode" is not defined by type "By".'],
    ['an enum value', '{ find(state: SECRET_STATE) }', 'Value "SECRET_STATE" does not exist in "State" enum.'],
    ['a type', '{ row { ... on SecretInterface { shown } } }', 'Unknown type "SecretInterface".'],
  ])('is unknown to clients: %s', async (_, query, message) => {
    await expect(hiding.ask(query)).rejects.toThrow(message);
  });

  it('is refused in variables without being suggested', async () => {
    const query = 'query ($state: State, $by: By) { find(state: $state, by: $by) }';
    for (const variables of [
      { state: 'SECRET_STATE' },
      { by: { secretCode: 1 } },
      { state: 'SECRET_STAT' },
      { by: { secretCod: 1 } },
    ]) {
      const answer = await hiding.ask(query, { variables });
      expect(answer).toEqual({
        errors: [expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT', retryable: false } })],
      });
      expect(JSON.stringify(answer)).not.toContain('Did you mean');
    }
  });
});
