import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import type { BaseLogger } from 'pino';
import type { Viewer } from './security/viewer.js';
import type { SubgraphTransport } from './transport/subgraph-transport.js';

/** One client operation, already parsed and validated against the gateway's schema. */
export interface OperationRequest {
  document: DocumentNode;
  /** The document's text: with operationName and access scope the key under which its plan is kept. */
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

export interface GatewayOptions {
  supergraphSdl: string;
  /** Called once per subgraph, with the name and url of its `@join__graph`. */
  transports: (subgraphName: string, url: string) => SubgraphTransport;
  /** Signs who asks; put into `extensions.assertion` of every subgraph operation. */
  signAssertion?: (viewer: Viewer, kind: 'viewer' | 'audience') => Promise<string>;
  logger: Pick<BaseLogger, 'info' | 'warn' | 'error'>;
}

/** A gateway over the supergraph. Throws when the supergraph is not valid. */
export declare function buildGateway(options: GatewayOptions): Gateway;
