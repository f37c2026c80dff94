import { createServer, type ServerResponse } from 'node:http';
import { createClient } from 'graphql-ws';
import { type RawData, WebSocket, WebSocketServer } from 'ws';
import { productOf, type Review } from './system/events.js';

/**
 * The control: no gateway at all. One subscription at `EVENTS_URL`, whose events are completed from memory and written as
 * they are to every client of bare `ws` and node:http, on `PORT`. What sending alone costs.
 */
function main(): void {
  const sockets = new Set<WebSocket>();
  const responses = new Set<ServerResponse>();

  const server = createServer((request, response) => {
    if (request.headers.accept !== 'text/event-stream') {
      response.setHeader('content-type', 'application/json').end('{"data":{"__typename":"Query"}}');
      return;
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(':\n\n');
    responses.add(response);
    response.once('close', () => responses.delete(response));
  });
  const socketServer = new WebSocketServer({ server, handleProtocols: () => 'graphql-transport-ws' });
  socketServer.on('connection', (socket) => {
    socket.on('message', (data: RawData) => {
      if ((JSON.parse(String(data)) as { type: string }).type === 'subscribe') sockets.add(socket);
      else socket.send('{"type":"connection_ack"}');
    });
    // A client that leaves resets its connection.
    socket.on('error', () => socket.terminate());
    socket.once('close', () => sockets.delete(socket));
  });

  createClient({ url: String(process.env.EVENTS_URL).replace(/^http/, 'ws'), webSocketImpl: WebSocket }).subscribe<{
    reviewAdded: Review;
  }>(
    { query: 'subscription { reviewAdded { id body stars product { upc } } }' },
    {
      next({ data }) {
        if (!data) throw new Error('The subgraph sends no data');
        const { product, ...review } = data.reviewAdded;
        const payload = JSON.stringify({ data: { reviewAdded: { ...review, product: productOf(product.upc) } } });
        const message = Buffer.from(`{"id":"1","type":"next","payload":${payload}}`);
        for (const socket of sockets) socket.send(message, { binary: false });
        const event = Buffer.from(`event: next\ndata: ${payload}\n\n`);
        for (const response of responses) response.write(event);
      },
      error: (error) => {
        throw new Error(`The subgraph ends its stream: ${JSON.stringify(error)}`);
      },
      complete: () => process.exit(1),
    },
  );
  server.listen(Number(process.env.PORT), '127.0.0.1');
  process.once('SIGTERM', () => process.exit(0));
}

main();
