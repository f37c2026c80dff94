import { Pool } from 'undici';
import { postJson } from './post-json.js';
import { socketSubscriptions } from './socket-subscriptions.js';
import type { SubgraphResponse, SubgraphTransport } from './subgraph-transport.js';
import { TransportError } from './transport-error.js';

export interface HttpTransportOptions {
  /** The subgraph's GraphQL endpoint; subscriptions go to the same address with ws: or wss:. */
  url: string;
  /** How long a subgraph may take until its answer begins, and between its parts. */
  timeoutMs: number;
}

const MAX_CONNECTIONS = 64;

const HEADERS = {
  'content-type': 'application/json',
  accept: 'application/graphql-response+json, application/json',
};

/** Reaches a subgraph by HTTP over kept-alive connections, and by one graphql-ws connection for all its subscriptions. */
export function httpTransport({ url, timeoutMs }: HttpTransportOptions): SubgraphTransport {
  const { origin, pathname, search } = new URL(url);
  const pool = new Pool(origin, {
    connections: MAX_CONNECTIONS,
    connectTimeout: timeoutMs,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
  });
  const target = { pool, path: pathname + search };
  const socket = socketSubscriptions(url);

  return {
    async execute({ headers, ...body }, signal) {
      signal?.throwIfAborted();
      const allHeaders = headers ? { ...headers, ...HEADERS } : HEADERS;
      const answer = await postJson(target, JSON.stringify(body), allHeaders, signal).catch((error: unknown) => {
        signal?.throwIfAborted();
        throw new TransportError(error instanceof Error ? error.message : String(error), { cause: error });
      });
      // A GraphQL answer counts whatever its status: refused requests come with 4xx and coded errors.
      const response = parseAnswer(answer.text);
      if (!response) throw new TransportError(`HTTP ${answer.status} without a GraphQL answer`);
      return response;
    },
    subscribe: (request, signal) => socket.subscribe(request, signal),
    async close() {
      await socket.close();
      await pool.destroy();
    },
  };
}

function parseAnswer(text: string): SubgraphResponse | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    const isAnswer = typeof parsed === 'object' && parsed !== null && ('data' in parsed || 'errors' in parsed);
    return isAnswer ? (parsed as SubgraphResponse) : undefined;
  } catch {
    return undefined;
  }
}
