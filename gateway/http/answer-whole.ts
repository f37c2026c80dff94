import type { ServerResponse } from 'node:http';
import type { HttpScope } from './http-scope.js';

/** Of JSON that is made for one request. */
export const JSON_HEADERS = ['content-type', 'application/json; charset=utf-8', 'cache-control', 'no-store'] as const;

/** Answers with a body that is there as a whole, under the headers of every answer and its own: name, value, name, value … */
export function answerWhole(
  response: ServerResponse,
  { headers }: HttpScope,
  status: number,
  own: readonly string[],
  body: string | Buffer,
): void {
  response.writeHead(status, [...headers, ...own, 'content-length', String(Buffer.byteLength(body))]);
  response.end(body);
}
