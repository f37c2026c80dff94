import { ERRORS } from '../../schema/errors.js';

/** A subgraph did not answer in GraphQL: refused, timed out, broke off, or answered something else. */
export class TransportError extends Error {
  readonly code = 'SUBGRAPH_UNAVAILABLE';

  /** `reason` is for the operator's log; clients see the message of the error table. */
  constructor(
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(ERRORS.SUBGRAPH_UNAVAILABLE.meaning.en, options);
    this.name = 'TransportError';
  }
}
