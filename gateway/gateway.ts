import { type DocumentNode, type ExecutionResult, GraphQLError, type GraphQLSchema } from 'graphql';
import type { BaseLogger } from 'pino';
import type { CompiledOperation, JsonAnswer } from './execution/compile-operation.js';
import type { Send } from './execution/operation-run.js';
import { buildGeneration, type Generation, type Prepared } from './generation.js';
import { type StreamMetrics, UNCOUNTED } from './observability/stream-metrics.js';
import type { Viewer } from './security/viewer.js';
import type { MakeLeg } from './subscriptions/shared-stream.js';
import { type ClientStream, SharedStreams } from './subscriptions/shared-streams.js';
import { type AssertionKind, streamKeyOf } from './subscriptions/stream-key.js';
import { givenCursor } from './subscriptions/stream-source.js';
import { legOf } from './subscriptions/subscription-leg.js';
import { type MakeTransport, SharedTransports } from './transport/shared-transports.js';
import type { StopSignal } from './transport/stop-signal.js';
import { type RequestOptions, sendRequests } from './transport/subgraph-requests.js';
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
  /** Names the client's request in log lines. */
  requestId?: string;
  /** Aborts it; a standard AbortSignal, or one of the same members. */
  signal?: StopSignal;
}

/** Executes operations against a supergraph. */
export interface Gateway {
  /** What clients see now: for parsing, validation and introspection. */
  readonly schema: GraphQLSchema;
  /** Queries and mutations. Rejects on a bug only; whatever a subgraph does becomes errors in the result. */
  execute(request: OperationRequest): Promise<ExecutionResult>;
  /** As {@link execute}, and where the answer is data without errors its JSON text alone: that costs less than a result. */
  executeJson(request: OperationRequest): Promise<JsonAnswer>;
  /** Subscriptions: the stream that waits for whoever receives it, or a result that says why there is none. */
  subscribe(request: OperationRequest): Promise<ExecutionResult | ClientStream>;
  /** Calls `listener` whenever `schema` has become another. */
  onSchemaChange(listener: () => void): void;
  /** Ends open streams and closes every transport. */
  close(): Promise<void>;
}

/** A gateway whose supergraph can be exchanged while it runs. */
export interface SwappableGateway extends Gateway {
  /** The transports to the subgraphs of the supergraph that is served now, by name. */
  readonly transports: ReadonlyMap<string, SubgraphTransport>;
  /**
   * Serves another supergraph from now on. Operations that run end as they began; streams go on with the new one where
   * they can, or end with an error that says to subscribe again. Transports of subgraphs that are gone are closed after
   * their last request. Throws, and changes nothing, when the supergraph is not valid.
   */
  swap(supergraphSdl: string): void;
}

type SignAssertion = (viewer: Viewer, kind: AssertionKind) => Promise<string>;

export interface GatewayOptions {
  supergraphSdl: string;
  /** Called once per subgraph and address, with the name and url of its `@join__graph`. */
  transports: MakeTransport;
  /** Signs who asks, as a JWT; put into `extensions.assertion` of every subgraph operation. */
  signAssertion?: SignAssertion;
  logger: Pick<BaseLogger, 'info' | 'warn' | 'error'>;
  /** Counts what its streams do. */
  metrics?: StreamMetrics;
  /** From 0 up to 1: draws which operations a progressive `@override` applies to. Default `Math.random`. */
  random?: () => number;
  /**
   * Whether equal fetches of queries that are under way at the same time are sent once: for equal viewers, and without
   * `signAssertion` for all, since subgraphs are not told who asks. Default false: the answer may then be as old as the
   * first of them.
   */
  shareFetches?: boolean;
}

/** A gateway over the supergraph. Throws when the supergraph is not valid. */
export function buildGateway(options: GatewayOptions): SwappableGateway {
  const { signAssertion, logger, metrics = UNCOUNTED, random = Math.random, shareFetches = false } = options;
  const transports = new SharedTransports(options.transports, (subgraph, error) =>
    logger.warn({ subgraph, reason: String(error) }, 'the transport of a removed subgraph did not close'),
  );
  const streams = new SharedStreams(metrics);
  const listeners: (() => void)[] = [];
  let current = buildGeneration(options.supergraphSdl, { transports, isSuccessor: false, random, shareFetches });

  const requestOptions = (
    transports: Generation['transports'],
    viewer: Viewer,
    kind: AssertionKind,
    signal: StopSignal | undefined,
  ): RequestOptions => ({
    transportOf: (subgraph) => transports.get(subgraph) as SubgraphTransport,
    sign: signAssertion && (() => signAssertion(viewer, kind)),
    signal,
    logger,
    metrics,
  });

  const runAs = async <Answer>(
    generation: Generation,
    { compiled, variables }: Prepared,
    { viewer, signal }: OperationRequest,
    execute: (variables: Prepared['variables'], send: Send) => Promise<Answer>,
  ): Promise<Answer> => {
    const type = compiled.planned.operation.operation;
    const reached = type === 'query' ? generation.queryTransports : generation.transports;
    // A client that leaves must not stop its mutation half-way.
    const requests = requestOptions(reached, viewer, 'viewer', type === 'mutation' ? undefined : signal);
    const release = generation.hold();
    try {
      return await execute(variables, sendRequests(requests));
    } finally {
      release();
    }
  };

  const run = (generation: Generation, prepared: Prepared, request: OperationRequest) =>
    runAs(generation, prepared, request, prepared.compiled.execute);

  /** What a generation makes of a subscription: its legs, or the result with which it ends, as where its field is withheld. */
  const legsIn = async (
    generation: Generation,
    prepared: ReturnType<Generation['prepare']>,
    request: OperationRequest,
  ): Promise<MakeLeg | ExecutionResult> => {
    if ('errors' in prepared) return prepared;
    const { compiled, variables } = prepared;
    const { subscription } = compiled;
    if (!subscription) return run(generation, prepared, request);
    const kind = kindOf(compiled);
    // A stream for many outlives the token of the client that asked first.
    const viewer = kind === 'audience' ? { ...request.viewer, expiresAt: undefined } : request.viewer;
    return (signal) => {
      const requests = requestOptions(generation.transports, viewer, kind, signal);
      return legOf(generation, compiled, subscription, variables, requests);
    };
  };

  /** As {@link legsIn}, for a stream that runs: a bug ends it and no other. */
  const movedLegs = async (generation: Generation, request: OperationRequest): Promise<MakeLeg | ExecutionResult> => {
    try {
      return await legsIn(generation, generation.prepare(request), request);
    } catch (error) {
      return asResult(error);
    }
  };

  return {
    get schema() {
      return current.schema;
    },
    get transports() {
      return current.transports;
    },

    async execute(request) {
      const prepared = current.prepare(request);
      return 'errors' in prepared ? prepared : run(current, prepared, request);
    },

    async executeJson(request) {
      const prepared = current.prepare(request);
      if ('errors' in prepared) return { result: prepared };
      return runAs(current, prepared, request, prepared.compiled.executeJson);
    },

    async subscribe(request) {
      const generation = current;
      const prepared = generation.prepare(request);
      if ('errors' in prepared) return prepared;
      const legs = await legsIn(generation, prepared, request);
      if (typeof legs !== 'function') return legs;
      const key = streamKeyOf(request, prepared, signAssertion && kindOf(prepared.compiled));
      const { compiled, variables } = prepared;
      const after = givenCursor(generation.schema, compiled.planned.resumption, variables);
      return streams.follow(key, after, request, legs);
    },

    swap(supergraphSdl) {
      const previous = current;
      current = buildGeneration(supergraphSdl, { transports, isSuccessor: true, random, shareFetches });
      previous.retire();
      for (const listener of listeners) listener();
      const successor = current;
      void streams.moveAll(
        (request) => movedLegs(successor, request),
        () => current === successor,
      );
    },

    onSchemaChange(listener) {
      listeners.push(listener);
    },

    async close() {
      streams.closeAll();
      await transports.closeAll();
    },
  };
}

/** What can be resumed is shared by everyone who may see the same; nothing else can be opened again for another. */
function kindOf({ planned }: CompiledOperation): AssertionKind {
  return planned.resumption ? 'audience' : 'viewer';
}

function asResult(error: unknown): ExecutionResult {
  const originalError = error instanceof Error ? error : new Error(String(error));
  return { errors: [new GraphQLError(originalError.message, { originalError })] };
}
