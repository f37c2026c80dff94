import { buildSmallSystem, type SmallSystem } from '../kit/small-system.js';

type Given = Record<string, unknown>;

const PRODUCTS: Given[] = [
  { __typename: 'Book', upc: 'b1', name: 'Perda', price: 10, weight: 5, pages: 9 },
  { __typename: 'Toy', upc: 't1', name: 'Gasing', price: 20, weight: 7, age: 3 },
  { __typename: 'Toy', upc: 't2', name: 'Layang', price: 30, weight: 8, age: 4 },
];
const CLIP = { __typename: 'Clip', title: 'Sosialisasi' };
const STOCK: Record<string, Given> = {
  b1: { inStock: 4, warehouse: 'Bandung' },
  t1: { inStock: 2, warehouse: 'Tegal' },
  // Nobody knows how many there are.
  t2: { inStock: null, warehouse: 'Tuban' },
};

const productOf = (upc: unknown) => PRODUCTS.find((product) => product.upc === upc);

/** Products of several types behind an interface, and a subgraph that knows them as an interface object only. */
export function buildStockedProducts(): SmallSystem {
  return buildSmallSystem({
    products: {
      typeDefs: `
        type Query { products: [Product!]! product(upc: ID!): Product media: [Media!]! }
        interface Product @key(fields: "upc") { upc: ID! name: String price: Int weight: Int }
        type Book implements Product @key(fields: "upc") { upc: ID! name: String price: Int weight: Int pages: Int }
        type Toy implements Product @key(fields: "upc") { upc: ID! name: String price: Int weight: Int age: Int }
        type Clip { title: String }
        union Media = Book | Toy | Clip`,
      resolvers: {
        Query: {
          products: () => PRODUCTS,
          product: (_: unknown, { upc }: Given) => productOf(upc),
          media: () => [...PRODUCTS, CLIP],
        },
        Product: { __resolveReference: ({ upc }: Given) => productOf(upc) },
        Book: { __resolveReference: ({ upc }: Given) => productOf(upc) },
        Toy: { __resolveReference: ({ upc }: Given) => productOf(upc) },
      },
    },
    inventory: {
      typeDefs: `
        type Query { stockAll: [Product!]! }
        type Product @key(fields: "upc") @interfaceObject {
          upc: ID! inStock: Int! warehouse: String related: [Product!]!
          price: Int @external weight: Int @external shipping: Int @requires(fields: "price weight")
        }`,
      resolvers: {
        Query: { stockAll: () => PRODUCTS.map(({ upc }) => ({ upc })) },
        Product: {
          __resolveReference: (product: unknown) => product,
          inStock: ({ upc }: Given) => STOCK[String(upc)]?.inStock,
          warehouse: ({ upc }: Given) => STOCK[String(upc)]?.warehouse,
          related: ({ upc }: Given) =>
            PRODUCTS.filter((product) => product.upc !== upc).map((one) => ({ upc: one.upc })),
          shipping: ({ price, weight }: { price: number; weight: number }) => price * weight,
        },
      },
    },
  });
}
