import type { Language } from '../../schema/errors.js';

/** What belongs to one request beside its operation: for error texts and log lines. */
export interface RequestScope {
  /** Names the request in log lines and in the response header `x-request-id`. */
  readonly requestId: string;
  readonly language: Language;
}
