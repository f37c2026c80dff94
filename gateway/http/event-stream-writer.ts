import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { FormattedExecutionResult } from 'graphql';
import type { HttpScope } from './http-scope.js';

/** One response in graphql-sse's distinct connections mode. Nothing is written once it has ended or the client has gone. */
export interface EventStreamWriter {
  next(result: FormattedExecutionResult): Promise<void>;
  /** Says that nothing more comes, and ends the response. */
  complete(): Promise<void>;
  isOver(): boolean;
}

/** Begins the stream on `response`, with a sign of life every `keepAliveMs` until it closes. */
export function openEventStream(
  response: ServerResponse,
  { headers }: HttpScope,
  keepAliveMs: number,
): EventStreamWriter {
  const isOver = (): boolean => response.writableEnded || response.destroyed;
  /** Waits where the client reads more slowly than the stream goes. */
  async function write(text: string): Promise<void> {
    if (isOver() || response.write(text)) return;
    const settled = new AbortController();
    const { signal } = settled;
    try {
      await Promise.race([once(response, 'drain', { signal }), once(response, 'close', { signal })]);
    } finally {
      settled.abort();
    }
  }
  // Proxies that buffer would hold events back.
  const own = [
    'content-type',
    'text/event-stream; charset=utf-8',
    'cache-control',
    'no-store',
    'x-accel-buffering',
    'no',
  ];
  response.writeHead(200, [...headers, ...own]);
  // Some browsers see the response only once it has content.
  response.write(':\n\n');
  const alive = setInterval(() => void write(':\n\n'), keepAliveMs);
  response.once('close', () => clearInterval(alive));
  response.once('finish', () => clearInterval(alive));
  return {
    next: (result) => write(`event: next\ndata: ${JSON.stringify(result)}\n\n`),
    async complete() {
      await write('event: complete\ndata:\n\n');
      response.end();
    },
    isOver,
  };
}
