import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLSchema, parse } from 'graphql';
import {
  productOf,
  products,
  type Review,
  reviewOf,
  reviewsBy,
  reviewsOf,
  shippingEstimate,
  stockOf,
  userOf,
  users,
} from './store.js';

type Resolvers = Extract<Parameters<typeof buildSubgraphSchema>[0], { typeDefs: unknown }>['resolvers'];

/** One subgraph of the benchmark. */
export interface Subgraph {
  name: string;
  sdl: string;
  /** The same in the words of Federation 1: Mercurius knows no other. */
  federation1Sdl: string;
  schema: GraphQLSchema;
}

const LINK = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external", "@requires"])
`;

function subgraph(name: string, definitions: string, resolvers: Resolvers, entitiesOfOthers: string[] = []): Subgraph {
  const sdl = `${LINK}${definitions}`;
  return {
    name,
    sdl,
    federation1Sdl: asFederation1(definitions, ['Query', ...entitiesOfOthers]),
    schema: buildSubgraphSchema({ typeDefs: parse(sdl), resolvers }),
  };
}

function asFederation1(definitions: string, extended: readonly string[]): string {
  return extended.reduce(
    (sdl, type) =>
      sdl.replace(new RegExp(`^type ${type}( [^{]*)?\\{(\\n  \\w+: ID!$)?`, 'm'), (definition, _, key?: string) =>
        key === undefined ? `extend ${definition}` : `extend ${definition} @external`,
      ),
    definitions,
  );
}

const accounts = subgraph(
  'accounts',
  `
type Query {
  users: [User!]!
  user(id: ID!): User
}

type User @key(fields: "id") {
  id: ID!
  name: String
  username: String
  email: String
}
`,
  {
    Query: { users: () => users, user: (_: unknown, { id }: { id: string }) => userOf(id) },
    User: { __resolveReference: ({ id }: { id: string }) => userOf(id) },
  },
);

const catalogue = subgraph(
  'products',
  `
type Query {
  products: [Product!]!
  product(upc: ID!): Product
}

type Product @key(fields: "upc") {
  upc: ID!
  name: String
  price: Int
  weight: Int
}
`,
  {
    Query: { products: () => products, product: (_: unknown, { upc }: { upc: string }) => productOf(upc) },
    Product: { __resolveReference: ({ upc }: { upc: string }) => productOf(upc) },
  },
);

const reviews = subgraph(
  'reviews',
  `
type Review @key(fields: "id") {
  id: ID!
  body: String
  stars: Int
  author: User
  product: Product
}

type User @key(fields: "id") {
  id: ID!
  reviews: [Review!]
}

type Product @key(fields: "upc") {
  upc: ID!
  reviews: [Review!]
}
`,
  {
    Review: {
      __resolveReference: ({ id }: { id: string }) => reviewOf(id),
      author: ({ authorId }: Review) => ({ id: authorId }),
      product: ({ productUpc }: Review) => ({ upc: productUpc }),
    },
    User: { reviews: ({ id }: { id: string }) => reviewsBy(id) },
    Product: { reviews: ({ upc }: { upc: string }) => reviewsOf(upc) },
  },
  ['User', 'Product'],
);

const inventory = subgraph(
  'inventory',
  `
type Product @key(fields: "upc") {
  upc: ID!
  price: Int @external
  weight: Int @external
  inStock: Boolean
  warehouse: String
  shippingEstimate: Int @requires(fields: "price weight")
}
`,
  {
    Product: {
      __resolveReference: (reference: { upc: string }) => ({ ...reference, ...stockOf(reference.upc) }),
      shippingEstimate,
    },
  },
  ['Product'],
);

export const SUBGRAPHS: readonly Subgraph[] = [accounts, catalogue, reviews, inventory];
