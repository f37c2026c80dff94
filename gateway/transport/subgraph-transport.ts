import type { StopSignal } from './stop-signal.js';

/** One GraphQL request to a subgraph, as its JSON says it. */
export interface SubgraphRequest {
  /** What the operation does, for whoever sends it; no part of the JSON. */
  kind: 'query' | 'mutation' | 'subscription';
  query: string;
  variables?: Record<string, unknown>;
  operationName?: string;
  /** `assertion` carries who asks; see schema/assertion.ts. */
  extensions?: Record<string, unknown>;
}

/** One error of a subgraph's answer, before its path is translated to the client's. */
export interface SubgraphError {
  message: string;
  path?: readonly (string | number)[];
  locations?: readonly { line: number; column: number }[];
  extensions?: Record<string, unknown>;
}

/** A subgraph's answer, as plain GraphQL JSON. Whoever receives it owns it and may write into `data`. */
export interface SubgraphResponse {
  data?: Record<string, unknown> | null;
  errors?: readonly SubgraphError[];
  extensions?: Record<string, unknown>;
}

/** How one subgraph is reached. Every transport gives equal answers and equal errors. */
export interface SubgraphTransport {
  /**
   * Rejects with a TransportError when the subgraph does not answer in GraphQL, and with the signal's reason when it is
   * aborted.
   */
  execute(request: SubgraphRequest, signal?: StopSignal): Promise<SubgraphResponse>;
  /**
   * The events of one subscription until the subgraph completes it or `signal` aborts, which closes it upstream and ends
   * the iteration. A refused subscription is one response with errors and no data; a lost connection rejects with a
   * TransportError.
   */
  subscribe(request: SubgraphRequest, signal: StopSignal): AsyncIterable<SubgraphResponse>;
  /** Ends open subscriptions and connections. */
  close(): Promise<void>;
}
