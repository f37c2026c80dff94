import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { GraphQLFormattedError } from 'graphql';
import type { StreamTransport } from '../observability/metrics.js';

/** One response that brings results one after the other. Nothing is written once it has ended or the client has gone. */
export interface StreamWriter {
  /** Writes the JSON of one result. Resolves when the client is ready for more. */
  next(json: string): Promise<void>;
  /** Ends the response, and says that nothing more comes. */
  complete(): Promise<void>;
  /** Ends the response because the operation or its stream has failed. */
  fail(errors: readonly GraphQLFormattedError[]): Promise<void>;
  /** Ends the response so that the client connects again, elsewhere; `why` is for protocols that can say it. */
  hangUp(why: GraphQLFormattedError): Promise<void>;
  isOver(): boolean;
}

/** A way to bring results one after the other in one HTTP response. */
export interface StreamProtocol {
  readonly transport: StreamTransport;
  /** Begins the stream on `response`, with a sign of life every `keepAliveMs` until it closes. */
  open(response: ServerResponse, headers: readonly string[], keepAliveMs: number): StreamWriter;
}

/** A response whose text comes piece by piece. */
export interface ResponseStream {
  /** Resolves when the client, which may read more slowly than the stream goes, is ready for more. */
  write(text: string): Promise<void>;
  /** Writes `text` and ends the response. Resolves when all is sent. */
  end(text?: string): Promise<void>;
  isOver(): boolean;
}

export interface ResponseStreamOptions {
  readonly headers: readonly string[];
  readonly contentType: string;
  /** What the response begins with: some browsers see it only once it has content. */
  readonly opening: string;
  readonly signOfLife: string;
  readonly keepAliveMs: number;
}

/** How long a client may take to read the end of its response, before it is cut off. */
const END_WITHIN_MS = 5_000;

/** Sends the head and the opening of a streamed response. */
export function beginResponseStream(
  response: ServerResponse,
  { headers, contentType, opening, signOfLife, keepAliveMs }: ResponseStreamOptions,
): ResponseStream {
  const isOver = (): boolean => response.writableEnded || response.destroyed;
  async function settled(event: 'drain' | 'finish'): Promise<void> {
    const waiting = new AbortController();
    const { signal } = waiting;
    try {
      await Promise.race([once(response, event, { signal }), once(response, 'close', { signal })]);
    } finally {
      waiting.abort();
    }
  }
  /** One for all writes that wait for a client that reads slowly. */
  let drained: Promise<void> | undefined;
  // Proxies that buffer would hold events back.
  const own = ['content-type', contentType, 'cache-control', 'no-store', 'x-accel-buffering', 'no'];
  response.writeHead(200, [...headers, ...own]);
  response.write(opening);
  const alive = setInterval(() => {
    // Whoever has not read what is there needs no sign of life, and would be sent them without end.
    if (!isOver() && !response.writableNeedDrain) response.write(signOfLife);
  }, keepAliveMs);
  response.once('close', () => clearInterval(alive));
  response.once('finish', () => clearInterval(alive));
  return {
    async write(text) {
      if (isOver() || response.write(text)) return;
      drained ??= settled('drain').finally(() => {
        drained = undefined;
      });
      await drained;
    },
    async end(text = '') {
      if (isOver()) return;
      response.end(text);
      const cut = setTimeout(() => response.destroy(), END_WITHIN_MS);
      await settled('finish');
      clearTimeout(cut);
    },
    isOver,
  };
}
