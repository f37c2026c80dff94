import { DATABASE_AWAY } from './database-away.js';
import { CodedError } from './errors.js';
import type { SubgraphRequest, SubgraphResponse } from './execute-operation.js';
import type { Readiness, Subgraph } from './subgraph.js';

/** What a subgraph's server asks. */
export type Served = Pick<Subgraph, 'execute' | 'subscribe' | 'internal' | 'readiness'>;

/** A subgraph whose database may not be there yet: until it is, nobody is answered, and its health says why. */
export class AwaitedSubgraph implements Served {
  private subgraph: Subgraph | undefined;
  private reason = DATABASE_AWAY;

  /** From now on the subgraph is asked. */
  opened(subgraph: Subgraph): void {
    this.subgraph = subgraph;
  }

  waitsFor(reason: string): void {
    this.reason = reason;
  }

  async execute(request: SubgraphRequest): Promise<SubgraphResponse> {
    return this.subgraph ? this.subgraph.execute(request) : notReady();
  }

  subscribe(request: SubgraphRequest, signal?: AbortSignal): AsyncIterableIterator<SubgraphResponse> {
    return this.subgraph ? this.subgraph.subscribe(request, signal) : refuse();
  }

  async internal(...asked: Parameters<Subgraph['internal']>): Promise<unknown> {
    if (!this.subgraph) throw new CodedError('NOT_READY');
    return this.subgraph.internal(...asked);
  }

  async readiness(): Promise<Readiness> {
    return this.subgraph ? this.subgraph.readiness() : { ready: false, reasons: [this.reason] };
  }
}

function notReady(): SubgraphResponse {
  return { errors: [new CodedError('NOT_READY')] };
}

async function* refuse(): AsyncGenerator<SubgraphResponse> {
  yield notReady();
}
