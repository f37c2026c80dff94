import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ApolloServer, HeaderMap } from '@apollo/server';
import { type FormattedExecutionResult, type GraphQLError, OperationTypeNode } from 'graphql';
import { credentialsOfHeaders } from '../security/connection-credentials.js';
import { identifyViewer } from '../security/identify-viewer.js';
import { refusal } from '../security/refusal.js';
import { createMultipartHandler } from './answer-multipart.js';
import { answerWhole } from './answer-whole.js';
import type { ErrorOwners, RequestContext } from './apollo-server.js';
import { BAD_REQUEST, chooseStatus } from './choose-status.js';
import type { ClientStreams } from './client-streams.js';
import { createExchanges, type Exchange, isDeparture } from './exchange.js';
import type { Front } from './front.js';
import type { HttpScope } from './http-scope.js';
import { prepareOperation, refusalByGet } from './prepare-operation.js';
import { hasJsonBody, parseJson, readBody } from './read-body.js';
import { createRepetitions, type Repetition } from './repetitions.js';

/** What one request brought. A body that can't be used is an error for later: protection against CSRF comes first. */
interface Received {
  readonly body?: unknown;
  readonly error?: GraphQLError;
}

/**
 * Answers GraphQL over HTTP, POST and GET. Apollo Server admits and executes; a query that it has admitted before is
 * executed without its pipeline, and with everything else that is done for a request; a subscription whose client takes
 * it in parts becomes one of `streams`.
 */
export function createGraphqlHandler(
  front: Front,
  apollo: ApolloServer<RequestContext>,
  owners: ErrorOwners,
  streams: ClientStreams,
) {
  const multipart = createMultipartHandler(front, streams);
  const repetitions = createRepetitions(front.gate);
  const openExchange = createExchanges(front);

  async function executeRepeated(
    { operation, contentType }: Repetition,
    request: IncomingMessage,
    response: ServerResponse,
    scope: HttpScope,
    exchange: Exchange,
  ): Promise<boolean> {
    // Who is refused here is refused again there, where it is told why.
    const viewer = await identifyViewer(front.identity, credentialsOfHeaders(request.headers)).catch(() => undefined);
    if (!viewer) return false;
    const { document, source, operationName, variables } = operation;
    // Written out: V8 makes an object that is spread and then gets more properties a class of its own, each time.
    const answer = await front.gateway.executeJson({
      document,
      source,
      operationName,
      variables,
      viewer,
      requestId: scope.requestId,
      signal: exchange.signal,
    });
    // Before anything was executed: Apollo Server answers that with 400.
    const isRefused = 'result' in answer && answer.result.data === undefined;
    const body = 'json' in answer ? answer.json : textOf(front.presenter.presentResult(answer.result, scope));
    front.metrics.queryRepeated();
    const status = isRefused ? chooseStatus(BAD_REQUEST, request, { query: operation.source }) : 200;
    answerWhole(response, scope, status, ['content-type', contentType, 'cache-control', 'no-store'], body);
    return true;
  }

  async function executeThroughApollo(
    { body, error }: Received,
    request: IncomingMessage,
    response: ServerResponse,
    scope: HttpScope,
    exchange: Exchange,
  ): Promise<void> {
    const url = request.url ?? '/';
    const search = url.includes('?') ? url.slice(url.indexOf('?')) : '';
    const params = paramsOf(request, search, body);
    const answer = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: request.method?.toUpperCase() ?? 'GET',
        headers: headerMapOf(request),
        body,
        search,
      },
      context: async () => {
        try {
          if (front.isDraining()) throw refusal('SHUTTING_DOWN');
          if (error) throw error;
          const viewer = await identifyViewer(front.identity, credentialsOfHeaders(request.headers));
          admit(front, request, params);
          return { scope, viewer, exchange };
        } catch (refused) {
          owners.set(refused as object, scope);
          throw refused;
        }
      },
    });
    const status = answer.status ?? 200;
    if (status === 200) repetitions.learn(request, body, answer.headers.get('content-type'));
    if (answer.body.kind !== 'complete') throw new Error('The gateway delivers no result in parts.');
    const headers = [...answer.headers.set('cache-control', 'no-store')].flat();
    answerWhole(response, scope, chooseStatus(status, request, params), headers, answer.body.string);
  }

  return async function answerGraphql(
    request: IncomingMessage,
    response: ServerResponse,
    scope: HttpScope,
  ): Promise<void> {
    const exchange = openExchange(response);
    try {
      const received = await receive(request, front.maxBodyBytes);
      const repetition = front.isDraining() ? undefined : repetitions.find(request, received.body);
      if (repetition && (await executeRepeated(repetition, request, response, scope, exchange))) return;
      const subscription = multipart.find(request, received.body);
      if (subscription) {
        exchange.release();
        return multipart.answer(subscription, request, response, scope);
      }
      await executeThroughApollo(received, request, response, scope, exchange);
    } catch (error) {
      if (!isDeparture(exchange.signal, error)) throw error;
    }
  };
}

/** In the order in which Apollo Server writes it. */
function textOf({ errors, data, extensions }: FormattedExecutionResult): string {
  return JSON.stringify({ errors, data, extensions });
}

/**
 * Leaves the admitted document for Apollo Server, which answers broken syntax and validation errors itself; refuses here
 * what it would not refuse, or not with a code. Parameters of other types than these are Apollo Server's to refuse.
 */
function admit(
  { gate, gateway }: Front,
  { method }: IncomingMessage,
  { query, operationName }: Readonly<Record<string, unknown>>,
): void {
  if (typeof query !== 'string' || query === '') return;
  const prepared = prepareOperation(gate, {
    query,
    operationName: typeof operationName === 'string' ? operationName : undefined,
  });
  if ('document' in prepared) {
    // That a mutation needs POST is for Apollo Server to say, with its own status.
    const isRead = method === 'GET' && prepared.type !== OperationTypeNode.MUTATION;
    const refused = isRead ? refusalByGet(gateway.schema, prepared) : undefined;
    if (refused) throw refused;
    return;
  }
  const [error] = prepared.errors;
  const { code, http } = error?.extensions ?? {};
  const isToldByApollo = code === 'GRAPHQL_PARSE_FAILED' || code === 'GRAPHQL_VALIDATION_FAILED';
  // With a status of its own it is a refusal of the gate's, also where it has the code of a rule of graphql-js.
  if (http !== undefined || !isToldByApollo) throw error;
}

/** As they were sent: by GET, `variables` and `extensions` are text. */
function paramsOf(request: IncomingMessage, search: string, body: unknown): Readonly<Record<string, unknown>> {
  if (request.method === 'GET') return Object.fromEntries(new URLSearchParams(search));
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
}

async function receive(request: IncomingMessage, maxBytes: number): Promise<Received> {
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
