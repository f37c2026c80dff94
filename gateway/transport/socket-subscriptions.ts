import { type Client, createClient, type SubscribePayload } from 'graphql-ws';
import { WebSocket } from 'ws';
import { BoundedQueue } from './bounded-queue.js';
import { OpenStreams } from './open-streams.js';
import { readStream } from './read-stream.js';
import type { SubgraphError, SubgraphResponse, SubgraphTransport } from './subgraph-transport.js';
import { TransportError } from './transport-error.js';

/** How often the connection is probed, and how long the answer may take until it counts as lost. */
const PING_EVERY_MS = 10_000;
const PONG_WITHIN_MS = 5_000;
/** How many events of one stream may wait to be read. The connection cannot be held back: others share it. */
const MAX_WAITING = 500;

/**
 * The subscriptions of one subgraph over one graphql-ws connection, opened with the first and closed after the last. One
 * whose events come faster than they are read ends behind those that wait; whoever can goes on from the last.
 */
export function socketSubscriptions(httpUrl: string): Pick<SubgraphTransport, 'subscribe' | 'close'> {
  const url = httpUrl.replace(/^http/, 'ws');
  const streams = new OpenStreams();
  let client: Client | undefined;
  return {
    async *subscribe({ kind: _kind, ...payload }, signal) {
      client ??= connect(url);
      const open = streams.open(signal);
      try {
        yield* readStream(eventsOf(client, payload), open.signal);
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

/** The events of a subscription; returning ends it. */
function eventsOf(client: Client, payload: SubscribePayload): AsyncIterator<SubgraphResponse> {
  const queue = new BoundedQueue<SubgraphResponse>(MAX_WAITING, () => {
    queue.close({ error: new Error('events come faster than they are read') });
    unsubscribe();
  });
  const unsubscribe = client.subscribe<Record<string, unknown>>(payload, {
    next: (event) => queue.push(event as SubgraphResponse),
    error: (error) => queue.close({ error }),
    complete: () => queue.close(),
  });
  return {
    next: () => queue.next(),
    return: () => {
      unsubscribe();
      return queue.return();
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
  if (error instanceof Error) return error.message || String((error as { code?: unknown }).code);
  const { code, reason, error: cause } = error as { code?: unknown; reason?: unknown; error?: unknown };
  // A connection that was never made tells with an event of its own.
  return cause === undefined ? `connection closed (${String(code)} ${String(reason)})` : reasonOf(cause);
}
