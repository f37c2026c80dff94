import type { IncomingMessage, ServerResponse } from 'node:http';
import { credentialsOfHeaders } from '../security/connection-credentials.js';
import { identifyViewer } from '../security/identify-viewer.js';
import { refusal } from '../security/refusal.js';
import type { Viewer } from '../security/viewer.js';
import { answerErrors } from './answer-errors.js';
import type { ClientStreams } from './client-streams.js';
import { EVENT_STREAM } from './event-stream-writer.js';
import type { Front } from './front.js';
import type { HttpScope } from './http-scope.js';
import { type OperationParams, paramsSchema, prepareOperation, refusalByGet } from './prepare-operation.js';
import { hasJsonBody, parseJson, readBody } from './read-body.js';

/** Answers with server-sent events in graphql-sse's "distinct connections mode": each operation is one request. */
export function createEventStreamHandler(front: Front, streams: ClientStreams) {
  return async function answerEventStream(
    request: IncomingMessage,
    response: ServerResponse,
    scope: HttpScope,
  ): Promise<void> {
    let viewer: Viewer;
    let params: OperationParams;
    try {
      if (front.isDraining()) throw refusal('SHUTTING_DOWN');
      params = await readParams(request, front.maxBodyBytes);
      viewer = await identifyViewer(front.identity, credentialsOfHeaders(request.headers));
    } catch (error) {
      return answerErrors(front, request, response, scope, [error]);
    }
    const prepared = prepareOperation(front.gate, params);
    if ('errors' in prepared) return answerErrors(front, request, response, scope, prepared.errors);
    const refused = request.method === 'GET' ? refusalByGet(front.gateway.schema, prepared) : undefined;
    if (refused) return answerErrors(front, request, response, scope, [refused]);
    await streams.deliver({ protocol: EVENT_STREAM, response, scope, operation: prepared, viewer });
  };
}

async function readParams(request: IncomingMessage, maxBytes: number): Promise<OperationParams> {
  let given: unknown;
  if (request.method === 'POST' && hasJsonBody(request)) {
    given = parseJson(await readBody(request, maxBytes));
  } else if (request.method === 'GET') {
    const search = new URL(request.url ?? '/', 'http://localhost').searchParams;
    const variables = search.get('variables');
    given = {
      query: search.get('query'),
      operationName: search.get('operationName'),
      variables: variables ? parseJson(variables) : undefined,
    };
  } else {
    throw refusal('BAD_USER_INPUT', 'Send the operation by POST as application/json, or by GET.');
  }
  const parsed = paramsSchema.safeParse(given);
  if (!parsed.success) throw refusal('BAD_USER_INPUT', 'A query is needed, variables are an object.');
  return parsed.data;
}
