import { randomUUID } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import type { RequestScope } from '../observability/request-scope.js';
import { chooseLanguage } from '../security/accept-language.js';
import { corsHeaders } from './cors.js';
import type { Front } from './front.js';

/** What belongs to one HTTP request beside its operation. */
export interface HttpScope extends RequestScope {
  /** Stand in every answer to it. Given to `writeHead` with the answer's own: headers that are set one by one cost more. */
  readonly headers: Readonly<OutgoingHttpHeaders>;
}

/** The scope of a request: its id, its reader's language, the headers of its answer. */
export function openScope(front: Pick<Front, 'corsOrigins' | 'isDraining'>, request: IncomingMessage): HttpScope {
  const requestId = requestIdOf(request);
  return {
    requestId,
    language: chooseLanguage(request.headers['accept-language']),
    headers: {
      'x-request-id': requestId,
      'x-content-type-options': 'nosniff',
      vary: 'origin',
      ...corsHeaders(request, front.corsOrigins),
      ...(front.isDraining() && { connection: 'close' }),
    },
  };
}

/** The caller's own id where it is fit for a log line, so that one request can be followed through several servers. */
function requestIdOf({ headers }: IncomingMessage): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && /^[\w.-]{8,64}$/.test(given) ? given : randomUUID();
}
