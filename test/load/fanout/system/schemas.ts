import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLSchema, parse } from 'graphql';
import { productOf } from './events.js';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@composeDirective"])
`;

const REVIEWS = `
type Query { reviewCount: Int }

input ReviewFilter { minStars: Int }

type Review { id: ID! body: String! stars: Int! product: Product! }

type Product @key(fields: "upc") { upc: ID! }
`;

const PLAIN_EVENTS = `${LINK}${REVIEWS}
type Subscription { reviewAdded(filter: ReviewFilter): Review! }
`;

/** In words that peers do not know, so apart from the plain ones. */
const RESUMABLE_EVENTS = `${LINK}${REVIEWS}
extend schema
  @link(url: "https://simpul.go.id/spec/resumable/v0.1", import: ["@resumable"])
  @composeDirective(name: "@resumable")

directive @resumable(argument: String!, cursor: String!) on FIELD_DEFINITION

extend type Review { cursor: String! }

type Subscription {
  reviewsSince(filter: ReviewFilter, after: String): Review! @resumable(argument: "after", cursor: "cursor")
}
`;

const PRODUCTS = `${LINK}
type Query { productCount: Int }

type Product @key(fields: "upc") { upc: ID! name: String! price: Int! }
`;

export type EventKind = 'plain' | 'resumable';

/** Subgraphs by name, with the SDL that is composed. */
export function subgraphsOf(events: EventKind): readonly { name: string; sdl: string }[] {
  return [
    { name: 'events', sdl: events === 'plain' ? PLAIN_EVENTS : RESUMABLE_EVENTS },
    { name: 'products', sdl: PRODUCTS },
  ];
}

/** What a subscription's events are executed on, the event as the root value. */
export function buildEventsSchema(events: EventKind): GraphQLSchema {
  return buildSubgraphSchema(parse(events === 'plain' ? PLAIN_EVENTS : RESUMABLE_EVENTS));
}

export function buildProductsSchema(): GraphQLSchema {
  return buildSubgraphSchema({
    typeDefs: parse(PRODUCTS),
    resolvers: { Product: { __resolveReference: ({ upc }: { upc: string }) => productOf(upc) } },
  });
}
