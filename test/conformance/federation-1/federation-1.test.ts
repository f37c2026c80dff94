import { buildSmallSystem } from '../kit/small-system.js';

type Reference = Record<string, unknown>;

const system = buildSmallSystem({
  users: {
    isFederation1: true,
    typeDefs: `
      extend type Query { me: User }
      type User @key(fields: "id") @key(fields: "email") { id: ID! email: String! name: Name }
      type Name { first: String last: String }`,
    resolvers: {
      Query: { me: () => ({ id: 'u1', email: 'siti@example.id', name: { first: 'Siti', last: 'Aminah' } }) },
      User: {
        __resolveReference: ({ id = 'u1' }: Reference) => ({
          id,
          email: 'siti@example.id',
          name: { first: 'Siti', last: 'Aminah' },
        }),
      },
    },
  },
  products: {
    isFederation1: true,
    typeDefs: `
      extend type Query { product: Product }
      type Product @key(fields: "upc") { upc: ID! price: Int weight: Int maker: User @provides(fields: "email") }
      extend type User @key(fields: "id") { id: ID! @external email: String! @external made: [Product] }`,
    resolvers: {
      Query: { product: () => ({ upc: 'p', price: 5, weight: 2, maker: { id: 'u1', email: 'siti@example.id' } }) },
      Product: { __resolveReference: ({ upc }: Reference) => ({ upc, price: 5, weight: 2 }) },
      User: { __resolveReference: ({ id }: Reference) => ({ id, made: [{ upc: 'p', price: 5, weight: 2 }] }) },
    },
  },
  shipping: {
    typeDefs: `
      type Product @key(fields: "upc") {
        upc: ID! price: Int @external weight: Int @external shipping: Int @requires(fields: "price weight")
      }
      type User @key(fields: "email") { email: String! address: String }`,
    resolvers: {
      Product: {
        __resolveReference: (product: unknown) => product,
        shipping: ({ price, weight }: { price: number; weight: number }) => price * weight,
      },
      User: { __resolveReference: ({ email }: Reference) => ({ email, address: `Rumah ${email}` }) },
    },
  },
});

it('joins subgraphs of Federation 1 with each other and with those of Federation 2', async () => {
  expect(await system.ask('{ me { name { first } made { shipping price } address } }')).toEqual({
    data: {
      me: { name: { first: 'Siti' }, made: [{ shipping: 10, price: 5 }], address: 'Rumah siti@example.id' },
    },
  });
  expect(await system.ask('{ product { maker { email name { last } address } shipping } }')).toEqual({
    data: {
      product: {
        maker: { email: 'siti@example.id', name: { last: 'Aminah' }, address: 'Rumah siti@example.id' },
        shipping: 10,
      },
    },
  });
});

it('takes what a field provides from there', async () => {
  system.fetches.length = 0;
  expect(await system.ask('{ product { maker { email } } }')).toEqual({
    data: { product: { maker: { email: 'siti@example.id' } } },
  });
  expect(system.fetches.map(({ subgraph }) => subgraph)).toEqual(['products']);
});
