import { buildSmallSystem } from '../kit/small-system.js';

const system = buildSmallSystem({
  a: {
    typeDefs: `type Query { one: Thing two: Thing } type Thing @key(fields: "id") { id: ID! text: String }`,
    resolvers: { Query: { one: () => ({ id: 1, text: 'satu' }), two: () => ({ id: 2, text: 'dua' }) } },
  },
  b: {
    typeDefs: `type Thing @key(fields: "id") { id: ID! size: Int label: String }`,
    resolvers: {
      Thing: { __resolveReference: ({ id }: { id: string }) => ({ id, size: Number(id) * 10, label: `#${id}` }) },
    },
  },
});

beforeEach(() => {
  system.fetches.length = 0;
});

const source = `query ($with: Boolean!, $without: Boolean = false) {
  one { text ...Far @include(if: $with) }
  two @skip(if: $without) { text @include(if: $with) ... @skip(if: $with) { label } size }
}
fragment Far on Thing { size label @skip(if: $without) }`;

it.each([
  [{ with: true }, { one: { text: 'satu', size: 10, label: '#1' }, two: { text: 'dua', size: 20 } }],
  [{ with: false }, { one: { text: 'satu' }, two: { label: '#2', size: 20 } }],
  [{ with: true, without: true }, { one: { text: 'satu', size: 10 } }],
  [{ with: false, without: true }, { one: { text: 'satu' } }],
])('shows and hides by the variables %j', async (variables, data) => {
  expect(await system.ask(source, { variables })).toEqual({ data });
});

it('does not fetch what is left out', async () => {
  const variables = { with: false };
  await system.ask('query ($with: Boolean!) { one @include(if: $with) { size } }', { variables });
  expect(system.fetches).toEqual([]);
  await system.ask('query ($with: Boolean!) { one { text size @include(if: $with) } }', { variables });
  expect(system.fetches.map(({ subgraph }) => subgraph)).toEqual(['a']);
});

it('decides literal conditions', async () => {
  expect(await system.ask('{ one { text @skip(if: true) id @include(if: true) } }')).toEqual({
    data: { one: { id: '1' } },
  });
});

it('shows a field that any of its mentions includes', async () => {
  const answer = await system.ask(
    'query ($no: Boolean = false) { one { text @include(if: $no) text id @skip(if: $no) } }',
  );
  expect(answer).toEqual({ data: { one: { text: 'satu', id: '1' } } });
});

it('keeps what an excluded fragment shares with its surroundings', async () => {
  const source = `query ($no: Boolean = false) {
    one { text ... on Thing @include(if: $no) { label size } ... on Thing @include(if: $no) { id } }
    two { ... on Thing @include(if: $no) { ... on Thing { label } } }
  }`;
  expect(await system.ask(source)).toEqual({ data: { one: { text: 'satu' }, two: {} } });
});
