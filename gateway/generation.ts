import { type DocumentNode, GraphQLError, type GraphQLSchema, validate } from 'graphql';
import { coerceVariables } from './execution/coerce-variables.js';
import { type CompiledOperation, compileOperation } from './execution/compile-operation.js';
import { assertShallowVariables } from './execution/variable-depth.js';
import type { OperationRequest } from './gateway.js';
import { admitOperation } from './planning/admit-operation.js';
import { KnownOperations } from './planning/known-operations.js';
import { PlanCache } from './planning/plan-cache.js';
import { planOperation } from './planning/plan-operation.js';
import { readAccessRules } from './security/access-rules.js';
import { accessScopeOf } from './security/access-scope.js';
import { type LoadedSupergraph, loadSupergraph } from './supergraph/load-supergraph.js';
import { drawOverrides } from './supergraph/override-labels.js';
import { shareFetches } from './transport/share-fetches.js';
import type { SharedTransports } from './transport/shared-transports.js';
import type { SubgraphTransport } from './transport/subgraph-transport.js';

/** An operation ready to be executed for one viewer's variables. */
export interface Prepared {
  readonly compiled: CompiledOperation;
  /** Coerced, with defaults. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** One supergraph with everything that is made from it: plans, and transports to its subgraphs. */
export interface Generation {
  readonly schema: GraphQLSchema;
  readonly transports: ReadonlyMap<string, SubgraphTransport>;
  /** The same for the fetches of queries, which may share what they ask for. */
  readonly queryTransports: ReadonlyMap<string, SubgraphTransport>;
  /** The operation compiled and its variables coerced, or why it cannot be executed. */
  prepare(request: OperationRequest): Prepared | { errors: readonly GraphQLError[] };
  /** Keeps its transports open until the returned function is called. */
  hold(): () => void;
  /** Another one has taken its place: it gives its transports back as soon as nothing holds it. */
  retire(): void;
}

export interface GenerationOptions {
  readonly transports: SharedTransports;
  /** Whether it takes the place of another: operations may then have been validated against that one. */
  readonly isSuccessor: boolean;
  /** Whether equal fetches of queries that are under way at the same time are sent once. */
  readonly shareFetches: boolean;
  /** From 0 up to 1: draws which operations a progressive `@override` applies to. */
  readonly random: () => number;
}

const MAX_PLANS = 1_000;

/** Reads a supergraph. Throws, and opens nothing, when it is not valid or a subgraph's address is not usable. */
export function buildGeneration(supergraphSdl: string, options: GenerationOptions): Generation {
  const supergraph = loadSupergraph(supergraphSdl);
  const plans = createPlans(supergraph, options);
  const lease = options.transports.lease(supergraph.subgraphs);
  let holders = 0;
  let isRetired = false;
  return {
    schema: supergraph.schema,
    transports: lease.transports,
    queryTransports: options.shareFetches ? sharing(lease.transports) : lease.transports,
    prepare: plans,
    hold() {
      holders += 1;
      let isHeld = true;
      return () => {
        if (!isHeld) return;
        isHeld = false;
        holders -= 1;
        if (isRetired && holders === 0) lease.release();
      };
    },
    retire() {
      isRetired = true;
      if (holders === 0) lease.release();
    },
  };
}

function sharing(transports: ReadonlyMap<string, SubgraphTransport>): Generation['queryTransports'] {
  return new Map([...transports].map(([name, transport]) => [name, shareFetches(transport)]));
}

function createPlans(supergraph: LoadedSupergraph, { isSuccessor, random }: GenerationOptions): Generation['prepare'] {
  const rules = readAccessRules(supergraph.supergraphSchema);
  const operations = new KnownOperations(MAX_PLANS);
  const plans = new PlanCache<CompiledOperation>(MAX_PLANS);
  const { schema, overrideLabels } = supergraph;

  const admit = (document: DocumentNode, operationName: string | undefined) => {
    const [error] = isSuccessor ? validate(schema, document) : [];
    if (!error) return admitOperation(document, operationName);
    const { message, nodes } = error;
    throw new GraphQLError(message, { nodes, extensions: { code: 'GRAPHQL_VALIDATION_FAILED', retryable: false } });
  };

  return ({ document, source, operationName, viewer, variables: given }) => {
    const scope = accessScopeOf(viewer);
    try {
      const { admitted, name } = operations.getOrMake(document, source, operationName, admit);
      assertShallowVariables(given);
      const coerced = coerceVariables(schema, admitted, given);
      if ('errors' in coerced) return coerced;
      const { variables } = coerced;
      const conditions = admitted.conditions.map((name) => variables[name]);
      const overrides = drawOverrides(overrideLabels, overrideLabels.length > 0 ? random() * 100 : 0);
      const key = JSON.stringify([name, scope.key, conditions, [...overrides.values()]]);
      const compiled = plans.getOrMake(key, () =>
        compileOperation(supergraph, planOperation(supergraph, rules, scope, admitted, variables, overrides)),
      );
      return { compiled, variables };
    } catch (error) {
      if (error instanceof GraphQLError && error.extensions.code !== undefined) return { errors: [error] };
      throw error;
    }
  };
}
