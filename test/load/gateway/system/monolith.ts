import { buildSchema, type GraphQLSchema } from 'graphql';
import {
  type Product,
  productOf,
  products,
  type Review,
  reviewsBy,
  reviewsOf,
  shippingEstimate,
  stockOf,
  type User,
  userOf,
  users,
} from './store.js';

const SDL = `
type Query {
  users: [User!]!
  user(id: ID!): User
  products: [Product!]!
  product(upc: ID!): Product
}

type User {
  id: ID!
  name: String
  username: String
  email: String
  reviews: [Review!]
}

type Product {
  upc: ID!
  name: String
  price: Int
  weight: Int
  reviews: [Review!]
  inStock: Boolean
  warehouse: String
  shippingEstimate: Int
}

type Review {
  id: ID!
  body: String
  stars: Int
  author: User
  product: Product
}
`;

type Resolver = (source: never, args: never) => unknown;

const RESOLVERS: Record<string, Record<string, Resolver>> = {
  Query: {
    users: () => users,
    user: (_: unknown, { id }: { id: string }) => userOf(id),
    products: () => products,
    product: (_: unknown, { upc }: { upc: string }) => productOf(upc),
  },
  User: { reviews: ({ id }: User) => reviewsBy(id) },
  Product: {
    reviews: ({ upc }: Product) => reviewsOf(upc),
    inStock: ({ upc }: Product) => stockOf(upc)?.inStock,
    warehouse: ({ upc }: Product) => stockOf(upc)?.warehouse,
    shippingEstimate: (product: Product) => shippingEstimate(product),
  },
  Review: {
    author: ({ authorId }: Review) => userOf(authorId),
    product: ({ productUpc }: Review) => productOf(productUpc),
  },
};

/** The same API over the same data in one schema: what every gateway must answer, and what an answer costs without one. */
export function buildMonolith(): GraphQLSchema {
  const schema = buildSchema(SDL);
  for (const [typeName, resolvers] of Object.entries(RESOLVERS)) {
    const type = schema.getType(typeName);
    if (!type || !('getFields' in type)) throw new Error(`The monolith has no type ${typeName}`);
    for (const [fieldName, resolve] of Object.entries(resolvers)) {
      const field = type.getFields()[fieldName];
      if (!field || !('args' in field)) throw new Error(`The monolith has no field ${typeName}.${fieldName}`);
      Object.assign(field, { resolve });
    }
  }
  return schema;
}
