import { setImmediate as nextTurn } from 'node:timers/promises';
import { type DocumentNode, type ExecutionResult, GraphQLError, type GraphQLSchema } from 'graphql';
import type { BaseLogger } from 'pino';
import type { JsonAnswer } from './execution/compile-operation.js';
import type { Send } from './execution/operation-run.js';
import { buildGeneration, type Generation, type Prepared } from './generation.js';
import type { Viewer } from './security/viewer.js';
import { executeSubscription, type RunningSubscription } from './subscriptions/execute-subscription.js';
import { legOf } from './subscriptions/subscription-leg.js';
import { type OpenStream, OpenStreams } from './transport/open-streams.js';
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
  /** Subscriptions: the stream of results, or one result that says why there is none. */
  subscribe(request: OperationRequest): Promise<ExecutionResult | AsyncIterable<ExecutionResult>>;
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

type AssertionKind = 'viewer' | 'audience';
type SignAssertion = (viewer: Viewer, kind: AssertionKind) => Promise<string>;

export interface GatewayOptions {
  supergraphSdl: string;
  /** Called once per subgraph and address, with the name and url of its `@join__graph`. */
  transports: MakeTransport;
  /** Signs who asks, as a JWT; put into `extensions.assertion` of every subgraph operation. */
  signAssertion?: SignAssertion;
  logger: Pick<BaseLogger, 'info' | 'warn' | 'error'>;
  /** From 0 up to 1: draws which operations a progressive `@override` applies to. Default `Math.random`. */
  random?: () => number;
  /**
   * Whether equal fetches of queries that are under way at the same time, for equal viewers, are sent once. Default false:
   * the answer may then be as old as the first of them.
   */
  shareFetches?: boolean;
}

/** A gateway over the supergraph. Throws when the supergraph is not valid. */
export function buildGateway(options: GatewayOptions): SwappableGateway {
  const { signAssertion, logger, random = Math.random, shareFetches = false } = options;
  const transports = new SharedTransports(options.transports, (subgraph, error) =>
    logger.warn({ subgraph, reason: String(error) }, 'the transport of a removed subgraph did not close'),
  );
  const streams = new OpenStreams();
  const running = new Map<RunningSubscription, { request: OperationRequest; stream: OpenStream }>();
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

  const legIn = (generation: Generation, prepared: Prepared, { viewer }: OperationRequest, { signal }: OpenStream) => {
    const { compiled, variables } = prepared;
    const kind = compiled.planned.resumption ? 'audience' : 'viewer';
    return legOf(generation, compiled, variables, requestOptions(generation.transports, viewer, kind, signal));
  };

  /** What another supergraph makes of a subscription that runs: how it goes on, or the result with which it ends. */
  const continuation = async (generation: Generation, request: OperationRequest, stream: OpenStream) => {
    try {
      const prepared = generation.prepare(request);
      if ('errors' in prepared) return prepared;
      return legIn(generation, prepared, request, stream) ?? (await run(generation, prepared, request));
    } catch (error) {
      const originalError = error instanceof Error ? error : new Error(String(error));
      return { errors: [new GraphQLError(originalError.message, { originalError })] };
    }
  };

  /** One after the other, so that planning many streams anew does not keep requests waiting. */
  const moveStreams = async (generation: Generation): Promise<void> => {
    for (const [subscription, { request, stream }] of [...running]) {
      await nextTurn();
      if (generation !== current) return;
      if (stream.signal.aborted) continue;
      const next = await continuation(generation, request, stream);
      if (generation === current) subscription.moveTo(next);
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
      const prepared = current.prepare(request);
      if ('errors' in prepared) return prepared;
      const stream = streams.open(request.signal);
      const leg = legIn(current, prepared, request, stream);
      // The root field is withheld: the answer says why.
      if (!leg) {
        stream.close();
        return run(current, prepared, request);
      }
      const subscription = executeSubscription(leg, stream);
      if (!stream.signal.aborted) {
        running.set(subscription, { request, stream });
        stream.signal.addEventListener('abort', () => running.delete(subscription), { once: true });
      }
      return subscription;
    },

    swap(supergraphSdl) {
      const previous = current;
      current = buildGeneration(supergraphSdl, { transports, isSuccessor: true, random, shareFetches });
      previous.retire();
      for (const listener of listeners) listener();
      void moveStreams(current);
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
