import { composeServices } from '@apollo/composition';
import { type ExecutionResult, getOperationAST, OperationTypeNode, parse, validate } from 'graphql';
import {
  buildGateway,
  type GatewayOptions,
  type OperationRequest,
  type SwappableGateway,
} from '../../../gateway/gateway.js';
import { ANONYMOUS, type Viewer } from '../../../gateway/security/viewer.js';
import { inProcessTransport } from '../../../gateway/transport/in-process.js';
import type { SubgraphRequest, SubgraphTransport } from '../../../gateway/transport/subgraph-transport.js';
import { TransportError } from '../../../gateway/transport/transport-error.js';
import { pullStream } from '../../kit/pull-stream.js';
import { type PublicFront, publicFrontOf } from './public-front.js';
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
  /**
   * Executes a valid operation and gives its answer as JSON. The public HTTP server must give the same answer to a query,
   * through Apollo Server and as a repetition; what it fetches for that is not among `fetches`.
   */
  ask(source: string, ask?: Ask): Promise<ExecutionResult>;
  /** As {@link ask}, without the public server. */
  askInside(source: string, ask?: Ask): Promise<ExecutionResult>;
  /** As {@link askInside}, through the answer's JSON text where the gateway offers that. */
  askWritten(source: string, ask?: Ask): Promise<ExecutionResult & { isWritten: boolean }>;
  /** Subscribes with a valid operation; every event as JSON. */
  listen(source: string, ask?: Ask): Promise<AsyncIterableIterator<ExecutionResult>>;
}

export interface SystemOptions {
  transportOf?: (name: string, subgraph: SmallSubgraph) => SubgraphTransport;
  signAssertion?: GatewayOptions['signAssertion'];
  metrics?: GatewayOptions['metrics'];
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
      const record = (request: SubgraphRequest) => {
        (front.fetches() ?? fetches).push({ subgraph: name, ...structuredClone(request) });
        if (down.has(name)) throw new TransportError('connect ECONNREFUSED');
      };
      const transport = recording(transportOf(name, served[name] as SmallSubgraph), record);
      return {
        ...transport,
        close: async () => {
          closed.push(name);
          await transport.close();
        },
      };
    },
    signAssertion: options.signAssertion,
    metrics: options.metrics,
    logger: SILENT,
  });
  const front = publicFrontOf<Fetch>(gateway);
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
    async ask(source, ask = {}) {
      const { schema } = gateway;
      const request = requestOf(source, ask);
      const answer = asJson(await gateway.execute(request));
      const isQuery = getOperationAST(request.document, request.operationName)?.operation === OperationTypeNode.QUERY;
      // Under another supergraph it may be no valid query any more.
      if (isQuery && gateway.schema === schema) await expectOfFront(front, request, answer);
      return answer;
    },
    askInside: async (source, ask = {}) => asJson(await gateway.execute(requestOf(source, ask))),
    async askWritten(source, ask = {}) {
      const answer = await gateway.executeJson(requestOf(source, ask));
      if ('json' in answer) return { ...(JSON.parse(answer.json.toString()) as ExecutionResult), isWritten: true };
      return { ...(await asJson(answer.result)), isWritten: false };
    },
    async listen(source, ask = {}) {
      const stream = await gateway.subscribe(requestOf(source, ask));
      if (!('deliverTo' in stream)) throw new Error(`not a stream: ${JSON.stringify(stream)}`);
      return jsonEvents(pullStream(stream));
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

/** Asks the front too: it must give the same answer, and each lane must ask the subgraphs for the same. */
async function expectOfFront(front: PublicFront<Fetch>, request: OperationRequest, answer: ExecutionResult) {
  const { source: query, variables, operationName, viewer } = request;
  const shown = await front.ask(viewer, { query, variables, operationName });
  expect(reduced(shown.answer)).toEqual(reduced(answer));
  const [first, ...others] = shown.fetches.map((fetches) => fetches.map(textOf).sort());
  for (const other of others) expect(other).toEqual(first);
}

/** What presenting errors leaves as it is. Of fetches in parallel, either may fail first. */
function reduced({ data, errors = [] }: ExecutionResult) {
  const places = errors.map(({ path, extensions }) => JSON.stringify([path, extensions?.code]));
  return { data: JSON.stringify(data), errors: places.sort() };
}

/** A fetch without its assertion, which is signed anew for each operation. */
const textOf = ({ extensions: _, ...fetch }: Fetch) => JSON.stringify(fetch);

function recording(transport: SubgraphTransport, record: (request: SubgraphRequest) => void): SubgraphTransport {
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
