import type { IncomingMessage } from 'node:http';

/** Origins of other sites that may call from a browser: `https://lapor.example.go.id`, or `*` for every site. */
export type AllowedOrigins = readonly string[];

const PREFLIGHT: readonly string[] = [
  'access-control-allow-methods',
  'GET, POST',
  'access-control-allow-headers',
  'accept, accept-language, apollo-require-preflight, authorization, content-type, x-purpose, x-request-id',
  'access-control-max-age',
  '7200',
];

/** Whether a page of the request's origin may use the hub; requests that no page sent have no origin and may. */
export function isOriginAllowed(request: IncomingMessage, origins: AllowedOrigins): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined || origins.includes('*') || origins.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** Whether a browser asks if it may send a request, rather than sending it. */
export function isPreflight({ method, headers }: IncomingMessage): boolean {
  return method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
}

const NONE: readonly string[] = [];

/**
 * The response headers that tell a browser what a page of another site may do, name, value, name, value …; none for
 * requests that no page sent.
 */
export function corsHeaders(request: IncomingMessage, origins: AllowedOrigins): readonly string[] {
  const { origin } = request.headers;
  if (origin === undefined || !isOriginAllowed(request, origins)) return NONE;
  const allowed = ['access-control-allow-origin', origin, 'access-control-expose-headers', 'x-request-id'];
  if (isPreflight(request)) allowed.push(...PREFLIGHT);
  return allowed;
}
