import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ErrorCode } from '../../schema/errors.js';
import { httpStatusOf } from '../security/refusal.js';
import { answerWhole, JSON_HEADERS } from './answer-whole.js';
import type { Front } from './front.js';
import type { HttpScope } from './http-scope.js';

/** Answers with errors only, as GraphQL's JSON says them, under the HTTP status of the first one. */
export async function answerErrors(
  front: Pick<Front, 'presenter'>,
  request: IncomingMessage,
  response: ServerResponse,
  scope: HttpScope,
  errors: readonly unknown[],
): Promise<void> {
  const shown = errors.map((error) => front.presenter.presentError(error, scope));
  const code = shown[0]?.extensions?.code as ErrorCode;
  const headers: string[] = [...JSON_HEADERS];
  if (code === 'UNAUTHENTICATED') headers.push('www-authenticate', 'Bearer error="invalid_token"');
  // The rest of a body that was not read to its end would be taken for the next request.
  if (!request.complete) headers.push('connection', 'close');
  const status = code === 'INTERNAL_SERVER_ERROR' ? 500 : httpStatusOf(code);
  answerWhole(response, scope, status, headers, JSON.stringify({ errors: shown }));
}
