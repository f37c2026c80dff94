import { ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, type Schema, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { type GraphQLSchema, type OperationTypeNode, parse } from 'graphql';
import { FieldJoins } from './field-joins.js';
import { namesBetweenSubgraphs } from './field-sets.js';
import { readOverrideLabels } from './override-labels.js';
import { prepareForPlanner } from './prepare-for-planner.js';
import { RESUMABLE_SPEC_URL, type ResumableField, readResumableFields } from './resumable-fields.js';
import type { VirtualFields } from './virtual-fields.js';

/** A supergraph, checked, in the forms that planning and execution need. */
export interface LoadedSupergraph {
  /** The API as graphql-js sees it: inaccessible elements and federation's own are not in it. */
  readonly schema: GraphQLSchema;
  /** Everything that subgraphs may answer with, inaccessible elements included. */
  readonly fullSchema: GraphQLSchema;
  /** The API as the planner sees it. */
  readonly apiSchema: Schema;
  /** The names that objects have between subgraphs; no alias of a client may take one. */
  readonly reservedNames: ReadonlySet<string>;
  /** What the planner's plans name otherwise than the subgraphs. */
  readonly virtualFields: VirtualFields;
  /** A subgraph's name in `join__Graph`. */
  graphOf(subgraph: string): string;
  /** Which subgraph has which field, as the planner knows them. */
  readonly joins: FieldJoins;
  /** The name of the type of an operation's root. */
  rootTypeName(operation: string): string;
  /** The labels of progressive `@override`s. */
  readonly overrideLabels: readonly string[];
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
  const document = parse(sdl, { noLocation: true });
  const supergraph = Supergraph.build(document, { supportedFeatures });
  const schema = supergraph.apiSchema().toGraphQLJSSchema();
  const prepared = prepareForPlanner(document);
  const { virtualFields } = prepared;
  // What differs from the one that is checked is our own doing.
  const forPlanner =
    prepared.document === document
      ? supergraph
      : Supergraph.build(prepared.document, { supportedFeatures, validateSupergraph: false });
  // A fragment cannot be split with its fetch.
  const config = { reuseQueryFragments: virtualFields.isEmpty };
  let typeConditionedPlanner: QueryPlanner | undefined;
  const graphs = supergraph.subgraphNameToGraphEnumValue();
  return {
    schema,
    fullSchema: supergraph.schema.toGraphQLJSSchema(),
    apiSchema: forPlanner.apiSchema(),
    reservedNames: namesBetweenSubgraphs(prepared.document),
    virtualFields,
    graphOf: (subgraph) => graphs.get(subgraph) ?? subgraph,
    joins: new FieldJoins(prepared.document),
    rootTypeName: (operation) => schema.getRootType(operation as OperationTypeNode)?.name ?? '',
    overrideLabels: readOverrideLabels(document),
    supergraphSchema: supergraph.schema,
    planner: new QueryPlanner(forPlanner, config),
    typeConditionedPlanner() {
      typeConditionedPlanner ??= new QueryPlanner(forPlanner, { ...config, typeConditionedFetching: true });
      return typeConditionedPlanner;
    },
    subgraphs: supergraph.subgraphsMetadata(),
    resumableFields: readResumableFields(supergraph.schema),
  };
}
