import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerWhole } from '../http/answer-whole.js';
import type { HttpScope } from '../http/http-scope.js';
import { type Assets, loadAssets } from './assets.js';

/** GraphiQL as served to browsers. */
export interface Graphiql {
  /** Whether the request comes from a browser's address bar rather than from a GraphQL client. */
  wants(request: IncomingMessage): boolean;
  answerPage(response: ServerResponse, scope: HttpScope): void;
  /** Returns whether there is such an asset; it is answered then. */
  answerAsset(path: string, request: IncomingMessage, response: ServerResponse, scope: HttpScope): boolean;
}

/** Nothing from other hosts, and nothing inline but style elements that carry this response's nonce. */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self' data:",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** GraphiQL from the installed packages; its files are read when first asked for. */
export function createGraphiql(): Graphiql {
  let loaded: Assets | undefined;
  const assets = (): Assets => {
    loaded ??= loadAssets();
    return loaded;
  };
  return {
    wants: ({ method, headers }) => method === 'GET' && (headers.accept ?? '').includes('text/html'),
    answerPage(response, scope) {
      const nonce = randomBytes(16).toString('base64');
      const headers = {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': contentSecurityPolicy(nonce),
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
      };
      answerWhole(response, scope, 200, Object.entries(headers).flat(), renderPage(assets(), nonce));
    },
    answerAsset(path, request, response, scope) {
      const asset = assets().find(path);
      if (!asset) return false;
      const isGzipped = /\bgzip\b/.test(request.headers['accept-encoding']?.toString() ?? '');
      const body = isGzipped ? asset.gzipped : asset.content;
      const headers = {
        'content-type': asset.contentType,
        'cache-control': 'public, max-age=31536000, immutable',
        vary: 'accept-encoding',
        ...(isGzipped && { 'content-encoding': 'gzip' }),
      };
      answerWhole(response, scope, 200, Object.entries(headers).flat(), body);
      return true;
    },
  };
}

function renderPage({ scripts, styles }: Assets, nonce: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Simpul GraphiQL</title>
<link rel="icon" href="data:,">
${styles.map(({ url }) => `<link rel="stylesheet" href="${url}">`).join('\n')}
</head>
<body>
<div id="graphiql"></div>
${scripts.map(({ url }) => `<script src="${url}" nonce="${nonce}" defer></script>`).join('\n')}
</body>
</html>
`;
}
