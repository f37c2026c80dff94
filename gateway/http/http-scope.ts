import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { RequestScope } from '../observability/request-scope.js';
import { chooseLanguage } from '../security/accept-language.js';
import { corsHeaders } from './cors.js';
import type { Front } from './front.js';

/** What belongs to one HTTP request beside its operation. */
export interface HttpScope extends RequestScope {
  /**
   * Stand in every answer to it: name, value, name, value … Given to `writeHead` together with the answer's own, which costs
   * less than headers that are set one by one.
   */
  readonly headers: readonly string[];
}

/** The scope of a request: its id, its reader's language, the headers of its answer. */
export function openScope(front: Pick<Front, 'corsOrigins' | 'isDraining'>, request: IncomingMessage): HttpScope {
  const requestId = requestIdOf(request);
  const headers = ['x-request-id', requestId, 'x-content-type-options', 'nosniff', 'vary', 'origin'];
  headers.push(...corsHeaders(request, front.corsOrigins));
  if (front.isDraining()) headers.push('connection', 'close');
  return { requestId, language: chooseLanguage(request.headers['accept-language']), headers };
}

/** The caller's own id where it is fit for a log line, so that one request can be followed through several servers. */
function requestIdOf({ headers }: IncomingMessage): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && /^[\w.-]{8,64}$/.test(given) ? given : randomUUID();
}
