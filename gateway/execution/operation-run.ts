import type { SubgraphRequest, SubgraphResponse } from '../transport/subgraph-transport.js';
import { Failures, type PendingError } from './failures.js';
import type { JsonObject } from './json.js';
import { SharedAnswers } from './repeated-fetches.js';

/** Sends a request to a subgraph on behalf of whoever asks; rejects with TransportError or the abort's reason. */
export type Send = (subgraph: string, request: SubgraphRequest) => Promise<SubgraphResponse>;

/** One execution of a compiled operation, or of one event of a subscription. */
export class OperationRun {
  /** What the fetches brought so far; grows until the plan is done. */
  readonly data: JsonObject = Object.create(null);
  readonly errors: PendingError[] = [];
  readonly failures = new Failures();
  readonly answers = new SharedAnswers();

  constructor(
    /** Coerced, with defaults. */
    readonly variables: Readonly<Record<string, unknown>>,
    readonly send: Send,
  ) {}
}
