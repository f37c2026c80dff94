import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ApolloServer, HeaderMap } from '@apollo/server';
import type { GraphQLError } from 'graphql';
import { requestScope } from '../observability/request-scope.js';
import { credentialsOfHeaders } from '../security/connection-credentials.js';
import { identifyViewer } from '../security/identify-viewer.js';
import { refusal } from '../security/refusal.js';
import type { Exchange, RequestContext } from './apollo-server.js';
import { chooseStatus } from './choose-status.js';
import type { Front } from './front.js';
import { prepareOperation } from './prepare-operation.js';
import { hasJsonBody, parseJson, readBody } from './read-body.js';

/** Answers GraphQL over HTTP, POST and GET, through Apollo Server. Runs inside a request scope. */
export function createGraphqlHandler(front: Front, apollo: ApolloServer<RequestContext>) {
  return async function answerGraphql(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = request.url ?? '/';
    const search = url.includes('?') ? url.slice(url.indexOf('?')) : '';
    const received = await receive(request, front.maxBodyBytes);
    const { exchange, release } = openExchange(response, front.giveUp);
    try {
      const answer = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: {
          method: request.method?.toUpperCase() ?? 'GET',
          headers: headerMapOf(request),
          body: received.body,
          search,
        },
        context: async () => {
          if (front.isDraining()) throw refusal('SHUTTING_DOWN');
          if (received.error) throw received.error;
          const viewer = await identifyViewer(front.identity, credentialsOfHeaders(request.headers));
          admit(front, paramsOf(request, search, received.body));
          return { viewer, exchange };
        },
      });
      for (const [name, value] of answer.headers) response.setHeader(name, value);
      response.setHeader('cache-control', 'no-store');
      response.statusCode = chooseStatus(answer.status ?? 200, request, paramsOf(request, search, received.body));
      if (answer.body.kind === 'complete') response.end(answer.body.string);
      else throw new Error('The gateway delivers no result in parts.');
    } finally {
      release();
    }
  };
}

/**
 * Leaves the admitted document for Apollo Server, which answers broken syntax and validation errors itself; refuses here
 * what it would not refuse, or not with a code. Parameters of other types than these are Apollo Server's to refuse.
 */
function admit({ gate }: Front, { query, operationName }: Readonly<Record<string, unknown>>): void {
  if (typeof query !== 'string' || query === '') return;
  const prepared = prepareOperation(gate, {
    query,
    operationName: typeof operationName === 'string' ? operationName : undefined,
  });
  const scope = requestScope.getStore();
  if ('document' in prepared) {
    if (scope) scope.document = prepared.document;
    return;
  }
  const [error] = prepared.errors;
  const { code } = error?.extensions ?? {};
  if (code !== 'GRAPHQL_PARSE_FAILED' && code !== 'GRAPHQL_VALIDATION_FAILED') throw error;
}

/** As they were sent: by GET, `variables` and `extensions` are text. */
function paramsOf(request: IncomingMessage, search: string, body: unknown): Readonly<Record<string, unknown>> {
  if (request.method === 'GET') return Object.fromEntries(new URLSearchParams(search));
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
}

/** A body that can't be used becomes an error for later, so that Apollo Server's protection against CSRF comes first. */
async function receive(request: IncomingMessage, maxBytes: number): Promise<{ body?: unknown; error?: GraphQLError }> {
  if (request.method !== 'POST') return {};
  try {
    const text = await readBody(request, maxBytes);
    return hasJsonBody(request) ? { body: parseJson(text) } : {};
  } catch (error) {
    return { error: error as GraphQLError };
  }
}

function headerMapOf({ headers }: IncomingMessage): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return map;
}

/** Aborts the operation when the client goes away, unless it must finish, and when the server gives up waiting. */
function openExchange(response: ServerResponse, giveUp: AbortSignal): { exchange: Exchange; release: () => void } {
  const controller = new AbortController();
  const exchange: Exchange = { signal: controller.signal, mustFinish: false };
  const onGone = (): void => {
    if (!response.writableFinished && !exchange.mustFinish) controller.abort();
  };
  const onGiveUp = (): void => controller.abort();
  response.once('close', onGone);
  giveUp.addEventListener('abort', onGiveUp);
  return {
    exchange,
    release: () => {
      response.off('close', onGone);
      giveUp.removeEventListener('abort', onGiveUp);
    },
  };
}
