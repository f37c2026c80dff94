import { ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, type Schema, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { RESUMABLE_SPEC_URL, type ResumableField, readResumableFields } from './resumable-fields.js';

/** A supergraph, checked, in the forms that planning and execution need. */
export interface LoadedSupergraph {
  /** The API as graphql-js sees it: inaccessible elements and federation's own are not in it. */
  readonly schema: GraphQLSchema;
  /** Everything that subgraphs may answer with, inaccessible elements included. */
  readonly fullSchema: GraphQLSchema;
  /** The API as the planner sees it. */
  readonly apiSchema: Schema;
  /** The supergraph with the directives that its subgraphs applied. */
  readonly supergraphSchema: Schema;
  readonly planner: QueryPlanner;
  /** Plans fetches that tell apart the types of one place; made when first needed. */
  typeConditionedPlanner(): QueryPlanner;
  readonly subgraphs: readonly { readonly name: string; readonly url: string }[];
  /** By the name of the subscription field. */
  readonly resumableFields: ReadonlyMap<string, ResumableField>;
}

/** Reads and checks a composed supergraph. Throws when it is not valid or needs a feature that is not supported. */
export function loadSupergraph(sdl: string): LoadedSupergraph {
  const supportedFeatures = new Set([...ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, RESUMABLE_SPEC_URL]);
  const supergraph = Supergraph.build(sdl, { supportedFeatures });
  const apiSchema = supergraph.apiSchema();
  let typeConditionedPlanner: QueryPlanner | undefined;
  return {
    schema: apiSchema.toGraphQLJSSchema(),
    fullSchema: supergraph.schema.toGraphQLJSSchema(),
    apiSchema,
    supergraphSchema: supergraph.schema,
    planner: new QueryPlanner(supergraph),
    typeConditionedPlanner() {
      typeConditionedPlanner ??= new QueryPlanner(supergraph, { typeConditionedFetching: true });
      return typeConditionedPlanner;
    },
    subgraphs: supergraph.subgraphsMetadata(),
    resumableFields: readResumableFields(supergraph.schema),
  };
}
