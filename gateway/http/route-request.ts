import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Graphiql } from '../graphiql/answer-graphiql.js';
import { ASSETS_PATH } from '../graphiql/assets.js';
import { assessReadiness, type ReadinessCheck } from '../observability/health.js';
import { refusal } from '../security/refusal.js';
import { answerErrors } from './answer-errors.js';
import { answerWhole, JSON_HEADERS } from './answer-whole.js';
import { isPreflight } from './cors.js';
import type { Front } from './front.js';
import { type HttpScope, openScope } from './http-scope.js';

/** What the paths lead to. */
export interface Routes {
  answerGraphql(request: IncomingMessage, response: ServerResponse, scope: HttpScope): Promise<void>;
  answerEventStream(request: IncomingMessage, response: ServerResponse, scope: HttpScope): Promise<void>;
  /** Absent where no identity provider tells of logouts. */
  answerLogout?(request: IncomingMessage, response: ServerResponse, scope: HttpScope): Promise<void>;
  /** Absent where GraphiQL is switched off. */
  graphiql?: Graphiql;
  readiness: readonly ReadinessCheck[];
}

export const GRAPHQL_PATH = '/graphql';
const EVENT_STREAM_PATH = '/graphql/stream';
const LOGOUT_PATH = '/backchannel-logout';

/** The listener for all requests of one server: request id, CORS, then the path. A bug is answered masked. */
export function createRequestListener(front: Front, routes: Routes) {
  return function onRequest(request: IncomingMessage, response: ServerResponse): void {
    const scope = openScope(front, request);
    if (isPreflight(request)) {
      response.writeHead(204, [...scope.headers]).end();
      return;
    }
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
  scope: HttpScope,
): Promise<void> {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  if (path === GRAPHQL_PATH) {
    if (routes.graphiql?.wants(request)) return routes.graphiql.answerPage(response, scope);
    return routes.answerGraphql(request, response, scope);
  }
  if (path === EVENT_STREAM_PATH) return routes.answerEventStream(request, response, scope);
  if (path === LOGOUT_PATH && routes.answerLogout) return routes.answerLogout(request, response, scope);
  if (path.startsWith(ASSETS_PATH) && routes.graphiql?.answerAsset(path, request, response, scope)) return;
  if (path === '/health/live') return answerJson(response, scope, 200, { alive: true });
  if (path === '/health/ready') {
    const readiness = await assessReadiness(routes.readiness, front.isDraining());
    return answerJson(response, scope, readiness.ready ? 200 : 503, readiness);
  }
  if (path === '/metrics') {
    const { contentType, text } = await front.metrics.render();
    return answerWhole(response, scope, 200, ['content-type', contentType], text);
  }
  return answerErrors(front, request, response, scope, [refusal('NOT_FOUND')]);
}

function answerJson(response: ServerResponse, scope: HttpScope, status: number, body: unknown): void {
  answerWhole(response, scope, status, JSON_HEADERS, JSON.stringify(body));
}
