import type { IncomingMessage, ServerResponse } from 'node:http';

/** Origins of other sites that may call from a browser: `https://lapor.example.go.id`, or `*` for every site. */
export type AllowedOrigins = readonly string[];

const METHODS = 'GET, POST';
const HEADERS = 'accept-language, apollo-require-preflight, authorization, content-type, x-purpose, x-request-id';
const PREFLIGHT_SECONDS = '7200';

/** Whether a page of the request's origin may use the hub; requests that no page sent have no origin and may. */
export function isOriginAllowed(request: IncomingMessage, origins: AllowedOrigins): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined || origins.includes('*') || origins.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/**
 * Writes the response headers that tell a browser what is allowed. Returns whether the request was a preflight, which is
 * then answered.
 */
export function answerCors(request: IncomingMessage, response: ServerResponse, origins: AllowedOrigins): boolean {
  const { origin } = request.headers;
  const isPreflight = request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined;
  response.setHeader('vary', 'origin');
  if (origin !== undefined && isOriginAllowed(request, origins)) {
    response.setHeader('access-control-allow-origin', origin);
    response.setHeader('access-control-expose-headers', 'x-request-id');
    if (isPreflight) {
      response.setHeader('access-control-allow-methods', METHODS);
      response.setHeader('access-control-allow-headers', HEADERS);
      response.setHeader('access-control-max-age', PREFLIGHT_SECONDS);
    }
  }
  if (isPreflight) response.writeHead(204).end();
  return isPreflight;
}
