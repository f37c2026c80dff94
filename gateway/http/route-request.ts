import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Graphiql } from '../graphiql/answer-graphiql.js';
import { ASSETS_PATH } from '../graphiql/assets.js';
import { assessReadiness, type ReadinessCheck } from '../observability/health.js';
import type { RequestScope } from '../observability/request-scope.js';
import { chooseLanguage } from '../security/accept-language.js';
import { refusal } from '../security/refusal.js';
import { answerErrors } from './answer-errors.js';
import type { EventStreams } from './answer-event-stream.js';
import { answerCors } from './cors.js';
import type { Front } from './front.js';

/** What the paths lead to. */
export interface Routes {
  answerGraphql(request: IncomingMessage, response: ServerResponse, scope: RequestScope): Promise<void>;
  eventStreams: EventStreams;
  /** Absent where GraphiQL is switched off. */
  graphiql?: Graphiql;
  readiness: readonly ReadinessCheck[];
}

export const GRAPHQL_PATH = '/graphql';
const EVENT_STREAM_PATH = '/graphql/stream';

/** The listener for all requests of one server: request id, CORS, then the path. A bug is answered masked. */
export function createRequestListener(front: Front, routes: Routes) {
  return function onRequest(request: IncomingMessage, response: ServerResponse): void {
    const scope: RequestScope = {
      requestId: requestIdOf(request),
      language: chooseLanguage(request.headers['accept-language']),
    };
    response.setHeader('x-request-id', scope.requestId);
    response.setHeader('x-content-type-options', 'nosniff');
    if (front.isDraining()) response.setHeader('connection', 'close');
    if (answerCors(request, response, front.corsOrigins)) return;
    route(front, routes, request, response, scope).catch(async (error: unknown) => {
      if (response.headersSent) {
        front.presenter.presentError(error, scope);
        response.destroy();
      } else {
        await answerErrors(front, request, response, scope, [error]);
      }
    });
  };
}

async function route(
  front: Front,
  routes: Routes,
  request: IncomingMessage,
  response: ServerResponse,
  scope: RequestScope,
): Promise<void> {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  if (path === GRAPHQL_PATH) {
    if (routes.graphiql?.wants(request)) return routes.graphiql.answerPage(response);
    return untilClosed(front, response, () => routes.answerGraphql(request, response, scope));
  }
  if (path === EVENT_STREAM_PATH) return routes.eventStreams.answer(request, response, scope);
  if (path.startsWith(ASSETS_PATH) && routes.graphiql?.answerAsset(path, request, response)) return;
  if (path === '/health/live') return answerJson(response, 200, { alive: true });
  if (path === '/health/ready') {
    const readiness = await assessReadiness(routes.readiness, front.isDraining());
    return answerJson(response, readiness.ready ? 200 : 503, readiness);
  }
  if (path === '/metrics') {
    const { contentType, text } = await front.metrics.render();
    response.writeHead(200, { 'content-type': contentType }).end(text);
    return;
  }
  return answerErrors(front, request, response, scope, [refusal('NOT_FOUND')]);
}

/** Counts a request as running until its answer is on its way. */
async function untilClosed(front: Front, response: ServerResponse, answer: () => Promise<void>): Promise<void> {
  const finished = front.running.begin();
  response.once('close', finished);
  await answer();
}

function answerJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

/** The caller's own id where it is fit for a log line, so that one request can be followed through several servers. */
function requestIdOf({ headers }: IncomingMessage): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && /^[\w.-]{8,64}$/.test(given) ? given : randomUUID();
}
