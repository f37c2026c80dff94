import { getIntrospectionQuery, type IntrospectionQuery } from 'graphql';
import { buildSmallSystem } from '../kit/small-system.js';

const system = buildSmallSystem({
  a: {
    typeDefs: `type Query { row: Row } type Row @key(fields: "id") { id: ID! name: String @deprecated(reason: "old") }`,
    resolvers: { Query: { row: () => ({ id: 1, name: 'baris' }) } },
  },
});

it('is answered by the gateway alone', async () => {
  const { data, errors } = await system.ask(getIntrospectionQuery());
  expect(errors).toBeUndefined();
  const names = (data as unknown as IntrospectionQuery).__schema.types.map(({ name }) => name);
  expect(names).toContain('Row');
  expect(names.filter((name) => name.startsWith('join__') || name === '_Any')).toEqual([]);
  expect(system.fetches).toEqual([]);
});

it('goes along with fields, under aliases, in fragments, with variables', async () => {
  const answer = await system.ask(
    `query ($type: String!, $old: Boolean = true, $no: Boolean = false) {
      kind: __typename
      ...Meta
      row { __typename t: __typename name }
      hidden: __type(name: $type) @include(if: $no) { name }
    }
    fragment Meta on Query { it: __type(name: $type) { name fields(includeDeprecated: $old) { name __typename } } }`,
    { variables: { type: 'Row' } },
  );
  expect(answer).toEqual({
    data: {
      kind: 'Query',
      it: {
        name: 'Row',
        fields: [
          { name: 'id', __typename: '__Field' },
          { name: 'name', __typename: '__Field' },
        ],
      },
      row: { __typename: 'Row', t: 'Row', name: 'baris' },
    },
  });
});
