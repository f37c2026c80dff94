import { buildSmallSystem } from '../kit/small-system.js';

const system = buildSmallSystem({
  a: {
    typeDefs: `
      type Query { parcel: Parcel parcels: [Parcel!] }
      type Mutation { send(id: ID!): Parcel }
      type Parcel @key(fields: "id") { id: ID! name: String weight(unit: String = "kg"): Int }`,
    resolvers: {
      Query: { parcel: () => ({ id: '1', name: 'buku' }), parcels: () => [{ id: '1', name: 'buku' }, { id: '2' }] },
      Mutation: { send: (_: unknown, { id }: { id: string }) => ({ id, name: 'dikirim' }) },
      Parcel: { weight: (_: unknown, { unit }: { unit: string }) => (unit === 'kg' ? 5 : 5000) },
    },
  },
  b: {
    typeDefs: `
      type Parcel @key(fields: "id") {
        id: ID! weight(unit: String = "kg"): Int @external
        price: String @requires(fields: "weight") broken: Int times(n: Int): Int
      }`,
    resolvers: {
      Parcel: {
        __resolveReference: (parcel: unknown) => parcel,
        times: ({ id }: { id: string }, { n }: { n: number }) => Number(id) * n,
        price: ({ id, weight }: { id: string; weight: number }) => `${id}: ${weight}`,
        broken: () => {
          throw new Error('broken');
        },
      },
    },
  },
});

it.each([
  ['a key', '{ parcel { id: name price } }', { id: 'buku', price: '1: 5' }],
  ['a required field', '{ parcel { weight: name price } }', { weight: 'buku', price: '1: 5' }],
  ['a required field with other arguments', '{ parcel { weight(unit: "g") price } }', { weight: 5000, price: '1: 5' }],
  ['the name of the type', '{ parcel { __typename: name price } }', { __typename: 'buku', price: '1: 5' }],
  ['a field of another subgraph', '{ parcel { price: id id: price } }', { price: '1', id: '1: 5' }],
  [
    'a name of the gateway’s own',
    '{ parcel { _as_id: name id: name price } }',
    { _as_id: 'buku', id: 'buku', price: '1: 5' },
  ],
  ['an alias for the name of the type', '{ parcel { id: __typename price } }', { id: 'Parcel', price: '1: 5' }],
])('lets an alias be what is otherwise %s', async (_, query, parcel) => {
  expect(await system.ask(query)).toEqual({ data: { parcel } });
});

it('does so in mutations and fragments too', async () => {
  const query = 'mutation { id: send(id: "9") { ...F price } } fragment F on Parcel { id: name }';
  expect(await system.ask(query)).toEqual({ data: { id: { id: 'dikirim', price: '9: 5' } } });
});

it('keeps the client’s names in the paths of errors', async () => {
  expect(await system.ask('{ id: parcels { id: broken weight: name } }')).toEqual({
    data: {
      id: [
        { id: null, weight: 'buku' },
        { id: null, weight: null },
      ],
    },
    errors: [0, 1].map((index) => ({
      message: 'broken',
      path: ['id', index, 'id'],
      extensions: { code: 'INTERNAL_SERVER_ERROR', subgraph: 'b' },
    })),
  });
  system.down.add('b');
  const { errors } = await system.ask('{ parcel { id: broken } }');
  expect(errors?.map(({ path }) => path)).toEqual([['parcel', 'id']]);
  system.down.clear();
});

it.each(['representations', '_resumeAfter', 'contextualArgument_1_0', '_as_representations'])(
  'lets a variable be named as one of the gateway’s own: %s',
  async (name) => {
    const query = `query ($${name}: Int, $_as_n: Int) { parcels { a: times(n: $${name}) ...F } }
      fragment F on Parcel { b: times(n: $_as_n) @skip(if: false) }`;
    expect(await system.ask(query, { variables: { [name]: 5, _as_n: 7 } })).toEqual({
      data: {
        parcels: [
          { a: 5, b: 7 },
          { a: 10, b: 14 },
        ],
      },
    });
  },
);

it('calls such a variable as the client does where it is wrong', async () => {
  const query =
    'query ($representations: Int, $_resumeAfter: Boolean = true) { parcel { times(n: $representations) id @skip(if: $_resumeAfter) } }';
  const messages = async (variables: Record<string, unknown>) =>
    (await system.ask(query, { variables })).errors?.map(({ message }) => message);
  expect(await messages({ representations: 'x' })).toEqual([
    'Variable "$representations" got invalid value "x"; Int cannot represent non-integer value: "x"',
  ]);
  expect(await messages({ _resumeAfter: null })).toEqual([
    'Variable "$_resumeAfter" decides a condition and must not be null.',
  ]);
});
