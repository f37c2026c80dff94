import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/resolverMap.js';
import { type DocumentNode, execute, GraphQLError, type GraphQLSchema, parse, subscribe, validate } from 'graphql';
import type { InProcessSubgraph } from '../../../gateway/transport/in-process.js';
import { readStream } from '../../../gateway/transport/read-stream.js';
import type { SubgraphRequest, SubgraphResponse } from '../../../gateway/transport/subgraph-transport.js';

/** A subgraph of a small system: its SDL without the federation link, and graphql-js resolvers. */
export interface SmallSubgraph {
  typeDefs: string;
  /** Default: its name as a host. */
  url?: string;
  /** Whether it is written for Federation 1: without a link. */
  isFederation1?: boolean;
  resolvers: GraphQLResolverMap<unknown>;
}

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
  "@key", "@requires", "@provides", "@external", "@shareable", "@inaccessible", "@override", "@interfaceObject",
  "@authenticated", "@requiresScopes", "@policy", "@composeDirective", "@context", "@fromContext"])`;

export const RESUMABLE = `extend schema
  @link(url: "https://simpul.go.id/spec/resumable/v0.1", import: ["@resumable"])
  @composeDirective(name: "@resumable")
directive @resumable(argument: String!, cursor: String!) on FIELD_DEFINITION
`;

export function documentOf({ typeDefs, isFederation1 = false }: SmallSubgraph): DocumentNode {
  return parse(isFederation1 ? typeDefs : LINK + typeDefs);
}

export function schemaOf(subgraph: SmallSubgraph): GraphQLSchema {
  return buildSubgraphSchema({ typeDefs: documentOf(subgraph), resolvers: subgraph.resolvers });
}

/** The subgraph as it is called in-process. It validates what it is asked, as a real one does. */
export function callable(schema: GraphQLSchema): InProcessSubgraph {
  const prepare = (request: SubgraphRequest) => {
    const document = parse(request.query);
    const errors = validate(schema, document);
    return {
      errors,
      args: {
        schema,
        document,
        variableValues: request.variables,
        operationName: request.operationName,
        contextValue: request.extensions ?? {},
      },
    };
  };
  return {
    async execute(request) {
      const { errors, args } = prepare(request);
      return errors.length > 0 ? { errors } : ((await execute(args)) as SubgraphResponse);
    },
    async *subscribe(request, signal): AsyncGenerator<SubgraphResponse> {
      const { errors, args } = prepare(request);
      const result = errors.length > 0 ? { errors } : await subscribe(args);
      if (!(Symbol.asyncIterator in result)) {
        yield result as SubgraphResponse;
        return;
      }
      try {
        yield* readStream(result[Symbol.asyncIterator]() as AsyncIterator<SubgraphResponse>, signal);
      } catch (error) {
        // A coded error ends the stream with a message; anything else is a broken connection.
        if (!(error instanceof GraphQLError)) throw error;
        yield { errors: [error] };
      }
    },
  };
}
