import { composeServices } from '@apollo/composition';
import { type ExecutionResult, parse, validate } from 'graphql';
import { buildGateway, type GatewayOptions, type SwappableGateway } from '../../../gateway/gateway.js';
import { ANONYMOUS, type Viewer } from '../../../gateway/security/viewer.js';
import { inProcessTransport } from '../../../gateway/transport/in-process.js';
import type { SubgraphRequest, SubgraphTransport } from '../../../gateway/transport/subgraph-transport.js';
import { TransportError } from '../../../gateway/transport/transport-error.js';
import { callable, documentOf, type SmallSubgraph, schemaOf } from './small-subgraph.js';

export interface Fetch extends SubgraphRequest {
  subgraph: string;
}

export interface Ask {
  variables?: Record<string, unknown>;
  viewer?: Viewer;
  operationName?: string;
  signal?: AbortSignal;
}

/** A federated system of small subgraphs behind a gateway, which records every request that a subgraph receives. */
export interface SmallSystem {
  readonly gateway: SwappableGateway;
  /** In the order in which they were sent. */
  readonly fetches: Fetch[];
  /** Subgraphs that do not answer. */
  readonly down: Set<string>;
  /** The subgraphs whose transports were closed, in that order. */
  readonly closed: string[];
  /** Goes over to these subgraphs. Throws when they do not compose. */
  swap(subgraphs: Record<string, SmallSubgraph>): void;
  /** Executes a valid operation and gives its answer as JSON. */
  ask(source: string, ask?: Ask): Promise<ExecutionResult>;
  /** As {@link ask}, through the answer's JSON text where the gateway offers that. */
  askWritten(source: string, ask?: Ask): Promise<ExecutionResult & { isWritten: boolean }>;
  /** Subscribes with a valid operation; every event as JSON. */
  listen(source: string, ask?: Ask): Promise<AsyncIterableIterator<ExecutionResult>>;
}

export interface SystemOptions {
  transportOf?: (name: string, subgraph: SmallSubgraph) => SubgraphTransport;
  signAssertion?: GatewayOptions['signAssertion'];
}

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The supergraph of these subgraphs. Throws when they do not compose. */
export function composeSmall(subgraphs: Record<string, SmallSubgraph>): string {
  const composed = composeServices(
    Object.entries(subgraphs).map(([name, subgraph]) => ({
      name,
      url: subgraph.url ?? `http://${name}`,
      typeDefs: documentOf(subgraph),
    })),
  );
  if (composed.errors) throw new AggregateError(composed.errors, composed.errors.join('\n'));
  return composed.supergraphSdl;
}

/** Composes the subgraphs and puts a gateway over them. Throws when they do not compose. */
export function buildSmallSystem(subgraphs: Record<string, SmallSubgraph>, options: SystemOptions = {}): SmallSystem {
  const fetches: Fetch[] = [];
  const down = new Set<string>();
  const closed: string[] = [];
  let served = subgraphs;
  const transportOf = options.transportOf ?? ((_, subgraph) => inProcessTransport(callable(schemaOf(subgraph))));

  const gateway = buildGateway({
    supergraphSdl: composeSmall(subgraphs),
    transports(name) {
      const transport = recording(name, transportOf(name, served[name] as SmallSubgraph), fetches, down);
      return {
        ...transport,
        close: async () => {
          closed.push(name);
          await transport.close();
        },
      };
    },
    signAssertion: options.signAssertion,
    logger: SILENT,
  });
  const requestOf = (source: string, { variables = {}, viewer = ANONYMOUS, ...rest }: Ask) => {
    const document = parse(source);
    const errors = validate(gateway.schema, document);
    if (errors.length > 0) throw new AggregateError(errors, errors.join('\n'));
    return { document, source, variables, viewer, ...rest };
  };
  return {
    gateway,
    fetches,
    down,
    closed,
    swap(next) {
      served = next;
      gateway.swap(composeSmall(next));
    },
    ask: async (source, ask = {}) => asJson(await gateway.execute(requestOf(source, ask))),
    async askWritten(source, ask = {}) {
      const answer = await gateway.executeJson(requestOf(source, ask));
      if ('json' in answer) return { ...(JSON.parse(answer.json.toString()) as ExecutionResult), isWritten: true };
      return { ...(await asJson(answer.result)), isWritten: false };
    },
    async listen(source, ask = {}) {
      const stream = await gateway.subscribe(requestOf(source, ask));
      if (!(Symbol.asyncIterator in stream)) throw new Error(`not a stream: ${JSON.stringify(stream)}`);
      return jsonEvents(stream[Symbol.asyncIterator]());
    },
  };
}

/** Reads `count` events. */
export async function take(stream: AsyncIterator<ExecutionResult>, count: number): Promise<ExecutionResult[]> {
  const events: ExecutionResult[] = [];
  while (events.length < count) {
    const { done, value } = await stream.next();
    if (done) throw new Error(`the stream ended after ${events.length} events`);
    events.push(value);
  }
  return events;
}

function recording(
  subgraph: string,
  transport: SubgraphTransport,
  fetches: Fetch[],
  down: Set<string>,
): SubgraphTransport {
  const record = (request: SubgraphRequest) => {
    fetches.push({ subgraph, ...structuredClone(request) });
    if (down.has(subgraph)) throw new TransportError('connect ECONNREFUSED');
  };
  return {
    async execute(request, signal) {
      record(request);
      return transport.execute(request, signal);
    },
    async *subscribe(request, signal) {
      record(request);
      yield* transport.subscribe(request, signal);
    },
    close: () => transport.close(),
  };
}

function jsonEvents(events: AsyncIterator<ExecutionResult>): AsyncIterableIterator<ExecutionResult> {
  return {
    async next() {
      const event = await events.next();
      return event.done ? event : { done: false, value: asJson(event.value) };
    },
    return: async () => (await events.return?.()) ?? { done: true, value: undefined },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

const asJson = (result: ExecutionResult): ExecutionResult => JSON.parse(JSON.stringify(result));
