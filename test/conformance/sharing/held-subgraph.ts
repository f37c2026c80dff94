import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { SubgraphRequest } from '../../../gateway/transport/subgraph-transport.js';

/** A request that a subgraph received and that waits for the test to answer it. */
export interface HeldRequest extends SubgraphRequest {
  answer(body: unknown): void;
  /** Answers as a proxy does whose subgraph is gone. */
  fail(): void;
  /** Resolves when its connection is closed. */
  readonly closed: Promise<unknown>;
}

/** A subgraph whose requests the test answers, one by one. */
export interface HeldSubgraph {
  readonly url: string;
  /** How many requests came until now. */
  count(): number;
  /** The next request, in the order in which they came. */
  next(): Promise<HeldRequest>;
  stop(): Promise<void>;
}

/** Listens on a free port of 127.0.0.1. */
export async function startHeldSubgraph(): Promise<HeldSubgraph> {
  const received: HeldRequest[] = [];
  const waiting: ((request: HeldRequest) => void)[] = [];
  let count = 0;
  const server = createServer(async (request, response) => {
    const held = hold(JSON.parse(await text(request)) as SubgraphRequest, response);
    count += 1;
    const reader = waiting.shift();
    if (reader) reader(held);
    else received.push(held);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    count: () => count,
    next() {
      const held = received.shift();
      return held ? Promise.resolve(held) : new Promise((resolve) => waiting.push(resolve));
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function hold(request: SubgraphRequest, response: ServerResponse): HeldRequest {
  return {
    ...request,
    answer: (body) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body)),
    fail: () => response.writeHead(502).end('<html>Bad Gateway</html>'),
    closed: once(response, 'close'),
  };
}
