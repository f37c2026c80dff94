import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { OpenStreams } from './open-streams.js';
import { readStream } from './read-stream.js';
import type { SubgraphError, SubgraphResponse, SubgraphTransport } from './subgraph-transport.js';
import { TransportError } from './transport-error.js';

/** How often the connection is probed, and how long the answer may take until it counts as lost. */
const PING_EVERY_MS = 10_000;
const PONG_WITHIN_MS = 5_000;

/** The subscriptions of one subgraph over one graphql-ws connection, opened with the first and closed after the last. */
export function socketSubscriptions(httpUrl: string): Pick<SubgraphTransport, 'subscribe' | 'close'> {
  const url = httpUrl.replace(/^http/, 'ws');
  const streams = new OpenStreams();
  let client: Client | undefined;
  return {
    async *subscribe({ kind: _kind, ...payload }, signal) {
      client ??= connect(url);
      const open = streams.open(signal);
      try {
        for await (const event of readStream(client.iterate(payload), open.signal)) yield event as SubgraphResponse;
      } catch (error) {
        // The protocol's error message refuses this operation; everything else is the connection.
        if (Array.isArray(error)) yield { errors: error as SubgraphError[] };
        else throw new TransportError(reasonOf(error), { cause: error });
      } finally {
        open.close();
      }
    },
    async close() {
      streams.closeAll();
      await client?.dispose();
    },
  };
}

function connect(url: string): Client {
  let overdue: NodeJS.Timeout | undefined;
  const client = createClient({
    url,
    webSocketImpl: WebSocket,
    // Who subscribed decides whether and from where to subscribe again.
    retryAttempts: 0,
    keepAlive: PING_EVERY_MS,
    on: {
      ping: (received) => {
        if (!received) overdue = setTimeout(() => client.terminate(), PONG_WITHIN_MS);
      },
      pong: (received) => {
        if (received) clearTimeout(overdue);
      },
      closed: () => clearTimeout(overdue),
    },
  });
  return client;
}

function reasonOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  const { code, reason } = error as { code?: unknown; reason?: unknown };
  return `connection closed (${String(code)} ${String(reason)})`;
}
