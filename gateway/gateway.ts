import { type DocumentNode, type ExecutionResult, GraphQLError, type GraphQLSchema } from 'graphql';
import type { BaseLogger } from 'pino';
import { coerceVariables } from './execution/coerce-variables.js';
import { type CompiledOperation, compileOperation } from './execution/compile-operation.js';
import { type AdmittedOperation, admitOperation } from './planning/admit-operation.js';
import { PlanCache } from './planning/plan-cache.js';
import { planOperation } from './planning/plan-operation.js';
import { readAccessRules } from './security/access-rules.js';
import { accessScopeOf } from './security/access-scope.js';
import type { Viewer } from './security/viewer.js';
import { executeSubscription } from './subscriptions/execute-subscription.js';
import { type OpenUpstream, streamSourceOf } from './subscriptions/stream-source.js';
import { loadSupergraph } from './supergraph/load-supergraph.js';
import { OpenStreams } from './transport/open-streams.js';
import { openUpstream, type RequestOptions, sendRequests } from './transport/subgraph-requests.js';
import type { SubgraphTransport } from './transport/subgraph-transport.js';

/** One client operation, already parsed and validated against the gateway's schema. */
export interface OperationRequest {
  document: DocumentNode;
  /** The document's text: with operationName, access scope and conditions the key under which its plan is kept. */
  source: string;
  operationName?: string;
  /** As the client sent them; coerced against the API schema inside, errors are `BAD_USER_INPUT`. */
  variables: Record<string, unknown>;
  viewer: Viewer;
  signal?: AbortSignal;
}

/** Executes operations against one supergraph. */
export interface Gateway {
  /** What clients see: for parsing, validation and introspection. */
  readonly schema: GraphQLSchema;
  /** Queries and mutations. Rejects on a bug only; whatever a subgraph does becomes errors in the result. */
  execute(request: OperationRequest): Promise<ExecutionResult>;
  /** Subscriptions: the stream of results, or one result that says why there is none. */
  subscribe(request: OperationRequest): Promise<ExecutionResult | AsyncIterable<ExecutionResult>>;
  /** Ends open streams and closes every transport. */
  close(): Promise<void>;
}

type AssertionKind = 'viewer' | 'audience';
type SignAssertion = (viewer: Viewer, kind: AssertionKind) => Promise<string>;

export interface GatewayOptions {
  supergraphSdl: string;
  /** Called once per subgraph, with the name and url of its `@join__graph`. */
  transports: (subgraphName: string, url: string) => SubgraphTransport;
  /** Signs who asks, as a JWT; put into `extensions.assertion` of every subgraph operation. */
  signAssertion?: SignAssertion;
  logger: Pick<BaseLogger, 'info' | 'warn' | 'error'>;
}

const MAX_PLANS = 1_000;

/** A gateway over the supergraph. Throws when the supergraph is not valid. */
export function buildGateway(options: GatewayOptions): Gateway {
  const supergraph = loadSupergraph(options.supergraphSdl);
  const rules = readAccessRules(supergraph.supergraphSchema);
  const transports = new Map(
    supergraph.subgraphs.map(({ name, url }) => [name, options.transports(name, url)] as const),
  );
  const operations = new PlanCache<AdmittedOperation>(MAX_PLANS);
  const plans = new PlanCache<CompiledOperation>(MAX_PLANS);
  const streams = new OpenStreams();
  const { schema } = supergraph;

  /** The operation compiled and its variables coerced, or why it cannot be executed. */
  const prepare = ({ document, source, operationName, viewer, variables: given }: OperationRequest) => {
    const scope = accessScopeOf(viewer);
    const operationKey = JSON.stringify([operationName ?? null, source]);
    try {
      const admitted = operations.getOrMake(operationKey, () => admitOperation(document, operationName));
      const coerced = coerceVariables(schema, admitted.operation, given);
      if ('errors' in coerced) return coerced;
      const { variables } = coerced;
      const conditions = admitted.conditions.map((name) => variables[name]);
      const compiled = plans.getOrMake(JSON.stringify([scope.key, conditions, operationKey]), () =>
        compileOperation(supergraph, planOperation(supergraph, rules, scope, admitted, variables)),
      );
      return { compiled, variables };
    } catch (error) {
      if (error instanceof GraphQLError && error.extensions.code !== undefined) return { errors: [error] };
      throw error;
    }
  };

  const { signAssertion } = options;
  const requestOptions = (viewer: Viewer, kind: AssertionKind, signal: AbortSignal | undefined): RequestOptions => ({
    transportOf: (subgraph) => transports.get(subgraph) as SubgraphTransport,
    sign: signAssertion && (() => signAssertion(viewer, kind)),
    signal,
    logger: options.logger,
  });

  return {
    schema,

    async execute(request) {
      const prepared = prepare(request);
      if ('errors' in prepared) return { errors: prepared.errors };
      const { compiled, variables } = prepared;
      // A client that leaves must not stop its mutation half-way.
      const signal = compiled.planned.operation.operation === 'mutation' ? undefined : request.signal;
      return compiled.execute(variables, sendRequests(requestOptions(request.viewer, 'viewer', signal)));
    },

    async subscribe(request) {
      const prepared = prepare(request);
      if ('errors' in prepared) return { errors: prepared.errors };
      const { compiled, variables } = prepared;
      const { subscription, planned } = compiled;
      // The root field is withheld: the answer says why.
      if (!subscription)
        return compiled.execute(variables, sendRequests(requestOptions(request.viewer, 'viewer', undefined)));

      const stream = streams.open(request.signal);
      const requests = requestOptions(request.viewer, planned.resumption ? 'audience' : 'viewer', stream.signal);
      const open: OpenUpstream = (subgraph, upstream) => openUpstream(requests, stream.signal, subgraph, upstream);
      return executeSubscription({
        subscription,
        source: streamSourceOf(schema, subscription, planned.resumption, variables, open),
        variables,
        sendForEvent: () => sendRequests(requests),
        stream,
      });
    },

    async close() {
      streams.closeAll();
      await Promise.all([...transports.values()].map((transport) => transport.close()));
    },
  };
}
