import { buildSmallSystem } from '../kit/small-system.js';

const parcels = [
  { id: '1', size: { w: 2, h: 3 }, weight: 10 },
  { id: '2', size: null, weight: 20 },
];

const system = buildSmallSystem({
  inventory: {
    typeDefs: `
      type Query { parcels: [Parcel!]! top: Review }
      type Parcel @key(fields: "id") { id: ID! size: Size weight: Int }
      type Size @shareable { w: Int h: Int }
      type Review @key(fields: "id") { id: ID! author: User @provides(fields: "name") }
      type User @key(fields: "id") { id: ID! name: String @external }`,
    resolvers: {
      Query: { parcels: () => parcels, top: () => ({ id: 'r', author: { id: 'u', name: 'Siti' } }) },
      Parcel: { __resolveReference: ({ id }: { id: string }) => parcels.find((parcel) => parcel.id === id) },
    },
  },
  shipping: {
    typeDefs: `
      type Parcel @key(fields: "id") {
        id: ID!
        size: Size @external
        weight: Int @external
        price(perKilo: Int = 1): Int @requires(fields: "size { w h } weight")
      }
      type Size @shareable { w: Int h: Int }
      type User @key(fields: "id") { id: ID! name: String @shareable email: String }`,
    resolvers: {
      Parcel: {
        __resolveReference: (parcel: unknown) => parcel,
        price: ({ size, weight }: (typeof parcels)[number], { perKilo }: { perKilo: number }) =>
          size ? size.w * size.h + weight * perKilo : null,
      },
      User: {
        __resolveReference: ({ id }: { id: string }) => ({ id, name: 'Siti', email: 'siti@example.id' }),
      },
    },
  },
});

beforeEach(() => {
  system.fetches.length = 0;
});

it('hands over the fields that another subgraph requires, without showing them', async () => {
  expect(await system.ask('{ parcels { id one: price two: price(perKilo: 2) } }')).toEqual({
    data: {
      parcels: [
        { id: '1', one: 16, two: 26 },
        { id: '2', one: null, two: null },
      ],
    },
  });
  expect(system.fetches[1]?.variables).toEqual({
    representations: [
      { __typename: 'Parcel', id: '1', size: { w: 2, h: 3 }, weight: 10 },
      { __typename: 'Parcel', id: '2', size: null, weight: 20 },
    ],
  });
});

it('takes provided fields from where they are at hand', async () => {
  expect(await system.ask('{ top { author { name } } }')).toEqual({ data: { top: { author: { name: 'Siti' } } } });
  expect(system.fetches.map(({ subgraph }) => subgraph)).toEqual(['inventory']);
});

it('reports what a failed requirement costs as the failure of the requirement', async () => {
  const chained = buildSmallSystem({
    a: {
      typeDefs: `type Query { parcel: Parcel } type Parcel @key(fields: "id") { id: ID! }`,
      resolvers: { Query: { parcel: () => ({ id: 1 }) } },
    },
    b: {
      typeDefs: `type Parcel @key(fields: "id") { id: ID! weight: Int }`,
      resolvers: { Parcel: { __resolveReference: ({ id }: { id: string }) => ({ id, weight: 5 }) } },
    },
    c: {
      typeDefs: `type Parcel @key(fields: "id") { id: ID! weight: Int @external price: Int @requires(fields: "weight") }`,
      resolvers: {
        Parcel: { __resolveReference: (it: unknown) => it, price: ({ weight }: { weight: number }) => weight * 2 },
      },
    },
  });
  expect(await chained.ask('{ parcel { id price } }')).toEqual({ data: { parcel: { id: '1', price: 10 } } });
  chained.down.add('b');
  expect(await chained.ask('{ parcel { id price } }')).toEqual({
    data: { parcel: { id: '1', price: null } },
    errors: [
      {
        message: 'A part of the hub does not answer; its fields are missing.',
        path: ['parcel', 'price'],
        extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'b' },
      },
    ],
  });
});

it('costs only what requires them when required fields cannot be had', async () => {
  const mixed = buildSmallSystem({
    a: {
      typeDefs: `type Query { parcels: [Parcel!] } type Parcel @key(fields: "id") { id: ID! }`,
      resolvers: { Query: { parcels: () => [{ id: 1 }, { id: 2 }] } },
    },
    b: {
      typeDefs: `type Parcel @key(fields: "id") { id: ID! weight: Int }`,
      resolvers: {
        Parcel: {
          __resolveReference: async ({ id }: { id: string }) => {
            if (id === '2') throw new Error('lost');
            return { id, weight: 5 };
          },
        },
      },
    },
    d: {
      typeDefs: `type Parcel @key(fields: "id") { id: ID! size: Int }`,
      resolvers: { Parcel: { __resolveReference: ({ id }: { id: string }) => ({ id, size: 3 }) } },
    },
    c: {
      typeDefs: `type Parcel @key(fields: "id") {
        id: ID! weight: Int @external price: Int @requires(fields: "weight")
        size: Int @external label: String @requires(fields: "size")
      }`,
      resolvers: {
        Parcel: {
          __resolveReference: (it: unknown) => it,
          label: ({ id, size }: { id: string; size: number }) => `#${id} ${size}`,
          price: ({ weight }: { weight?: number }) => {
            if (weight === undefined) throw new Error('no weight');
            return weight * 2;
          },
        },
      },
    },
  });
  expect(await mixed.ask('{ parcels { p: price label } }')).toEqual({
    data: {
      parcels: [
        { p: 10, label: '#1 3' },
        { p: null, label: '#2 3' },
      ],
    },
    errors: [
      { message: 'lost', path: ['parcels', 1, 'p'], extensions: { code: 'INTERNAL_SERVER_ERROR', subgraph: 'b' } },
    ],
  });
  mixed.down.add('b');
  const answer = await mixed.ask('{ parcels { p: price label } }');
  expect(answer.data).toEqual({
    parcels: [
      { p: null, label: '#1 3' },
      { p: null, label: '#2 3' },
    ],
  });
  expect(answer.errors?.map(({ path }) => path)).toEqual([
    ['parcels', 0, 'p'],
    ['parcels', 1, 'p'],
  ]);
});
