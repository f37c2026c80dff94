import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ErrorCode } from '../../schema/errors.js';
import type { RequestScope } from '../observability/request-scope.js';
import { httpStatusOf } from '../security/refusal.js';
import type { Front } from './front.js';

/** Answers with errors only, as GraphQL's JSON says them, under the HTTP status of the first one. */
export async function answerErrors(
  front: Pick<Front, 'presenter'>,
  request: IncomingMessage,
  response: ServerResponse,
  scope: RequestScope,
  errors: readonly unknown[],
): Promise<void> {
  const shown = errors.map((error) => front.presenter.presentError(error, scope));
  const code = shown[0]?.extensions?.code as ErrorCode;
  if (code === 'UNAUTHENTICATED') response.setHeader('www-authenticate', 'Bearer error="invalid_token"');
  // The rest of a body that was not read to its end would be taken for the next request.
  if (!request.complete) response.setHeader('connection', 'close');
  response.writeHead(code === 'INTERNAL_SERVER_ERROR' ? 500 : httpStatusOf(code), {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify({ errors: shown }));
}
