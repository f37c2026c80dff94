import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/index.js';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { type GraphQLSchema, parse } from 'graphql';
import { type BuildSchemaOptions, buildSchema, createResolversMap, type NonEmptyArray } from 'type-graphql';
import { copyDefaultValues } from './copy-default-values.js';
import { guardScopes } from './guard-scopes.js';
import type { RequestContext, StreamContext } from './request-context.js';
import { DateTimeScalar } from './scalars.js';

/** Answers one representation of an entity: the row as of now under the viewer's access, or null. */
export type ReferenceResolver = (reference: Record<string, unknown>, context: RequestContext) => unknown;

/** Opens a stream for one subscriber. Ends when `context.signal` aborts. */
export type StreamOpener = (args: Record<string, unknown>, context: StreamContext) => AsyncIterable<unknown>;

/** For `@Subscription`: the source is opened by `SchemaParts.streams`, where the services are at hand. */
export const openedByStreams = (): never => {
  throw new Error('This subscription has no opener in SchemaParts.streams.');
};

type ResolverClass = abstract new (...dependencies: never[]) => object;

export interface SchemaParts {
  /** Resolver instances, already given what they need. */
  resolvers: object[];
  /** Entities that are reached by reference only. */
  orphanedTypes?: ResolverClass[];
  /** Type name → its reference resolver. */
  references: Record<string, ReferenceResolver>;
  /** Subscription field → what opens its source; the field's method then shapes each event. */
  streams?: Record<string, StreamOpener>;
}

const FEDERATION_SPEC = 'https://specs.apollo.dev/federation/v2.9';
const FEDERATION_DIRECTIVES = [
  'key',
  'shareable',
  'external',
  'provides',
  'requires',
  'inaccessible',
  'override',
  'authenticated',
  'requiresScopes',
  'policy',
];
const RESUMABLE_SPEC = 'https://simpul.go.id/spec/resumable/v0.1';
const RESUMABLE_DEFINITION = 'directive @resumable(argument: String!, cursor: String!) on FIELD_DEFINITION';

function isUsed(directive: string, sdl: string): boolean {
  return new RegExp(`@${directive}\\b`).test(sdl);
}

/** The `@link`s that `sdl` needs: just the directives that it uses, and the resumable spec where a stream is marked. */
function buildLinks(sdl: string): string {
  const imports = FEDERATION_DIRECTIVES.filter((directive) => isUsed(directive, sdl)).map((name) => `"@${name}"`);
  if (!isUsed('resumable', sdl))
    return `extend schema @link(url: "${FEDERATION_SPEC}", import: [${imports.join(', ')}])`;
  return [
    `extend schema @link(url: "${FEDERATION_SPEC}", import: [${[...imports, '"@composeDirective"'].join(', ')}])`,
    `@link(url: "${RESUMABLE_SPEC}", import: ["@resumable"]) @composeDirective(name: "@resumable")`,
    RESUMABLE_DEFINITION,
  ].join('\n');
}

/** Streams are read from the feed, so type-graphql's own publishing has nothing to do. */
const UNUSED_PUB_SUB: BuildSchemaOptions['pubSub'] = {
  publish: () => {
    throw new Error('Events are published through the feed.');
  },
  subscribe: () => {
    throw new Error('Streams are read from the feed.');
  },
};

/** The executable federated schema of decorated resolver and type classes. */
export async function buildFederatedSchema({
  resolvers,
  orphanedTypes = [],
  references,
  streams = {},
}: SchemaParts): Promise<GraphQLSchema> {
  const byClass = new Map(resolvers.map((resolver) => [resolver.constructor, resolver]));
  const base = await buildSchema({
    resolvers: [...byClass.keys()] as unknown as NonEmptyArray<ResolverClass & (new () => object)>,
    orphanedTypes: orphanedTypes as (new () => object)[],
    container: { get: (resolverClass) => byClass.get(resolverClass) },
    scalarsMap: [{ type: Date, scalar: DateTimeScalar }],
    pubSub: UNUSED_PUB_SUB,
    validate: false,
  });
  const resolverMap = createResolversMap(base) as Record<string, Record<string, unknown>>;
  for (const [typeName, resolveReference] of Object.entries(references)) {
    resolverMap[typeName] = { ...resolverMap[typeName], __resolveReference: resolveReference };
  }
  for (const [field, open] of Object.entries(streams)) {
    const subscribe = (_source: unknown, args: Record<string, unknown>, context: StreamContext) => open(args, context);
    resolverMap.Subscription = {
      ...resolverMap.Subscription,
      [field]: { ...(resolverMap.Subscription?.[field] as object), subscribe },
    };
  }
  const sdl = printSchemaWithDirectives(base);
  const schema = buildSubgraphSchema({
    typeDefs: parse(`${buildLinks(sdl)}\n${sdl}`),
    resolvers: resolverMap as GraphQLResolverMap<unknown>,
  });
  copyDefaultValues(base, schema);
  guardScopes(schema);
  return schema;
}
