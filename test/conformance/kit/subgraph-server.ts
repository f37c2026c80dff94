import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { SubgraphRequest } from '../../../gateway/transport/subgraph-transport.js';
import { callable, type SmallSubgraph, schemaOf } from './small-subgraph.js';

export interface SubgraphServer {
  url: string;
  /** How many WebSockets are open. */
  sockets(): number;
  /** Resolves when the WebSockets that are open now are closed. */
  socketsClosed(): Promise<void>;
  /** Breaks every WebSocket as a lost network would. */
  breakSockets(): void;
  stop(): Promise<void>;
}

/** Serves a small subgraph over HTTP and graphql-ws on a port of 127.0.0.1, by default a free one. */
export async function startSubgraphServer(subgraph: SmallSubgraph, port = 0): Promise<SubgraphServer> {
  const schema = schemaOf(subgraph);
  const { execute } = callable(schema);
  const server = createServer(async (request, response) => {
    const answer = await execute(JSON.parse(await text(request)) as SubgraphRequest);
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  });
  const sockets = new WebSocketServer({ server });
  const protocol = useServer({ schema, context: ({ extra }) => ({ extra }) }, sockets);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const breakSockets = () => {
    for (const socket of sockets.clients) socket.terminate();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    sockets: () => sockets.clients.size,
    async socketsClosed() {
      await Promise.all([...sockets.clients].map((socket) => once(socket, 'close')));
    },
    breakSockets,
    async stop() {
      breakSockets();
      await protocol.dispose();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
