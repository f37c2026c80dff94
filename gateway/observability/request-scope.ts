import { AsyncLocalStorage } from 'node:async_hooks';
import type { DocumentNode } from 'graphql';
import type { Language } from '../../schema/errors.js';

/** What belongs to one request and is needed where no argument reaches: error texts and log lines. */
export interface RequestScope {
  /** Names the request in log lines and in the response header `x-request-id`. */
  readonly requestId: string;
  readonly language: Language;
  /** The operation's document once it is admitted. */
  document?: DocumentNode;
}

/** The scope of the HTTP request being answered. */
export const requestScope = new AsyncLocalStorage<RequestScope>();
