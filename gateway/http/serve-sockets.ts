import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { handleProtocols, makeServer } from 'graphql-ws';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { OperationSignal } from '../transport/stop-signal.js';
import { CLOSE_CODES } from './close-codes.js';
import { isOriginAllowed } from './cors.js';
import type { Front } from './front.js';
import { startKeepAlive } from './keep-alive.js';
import { type SocketExtra, socketServerOptions } from './socket-operations.js';

/** GraphQL over WebSocket by the graphql-transport-ws protocol. */
export interface Sockets {
  /** Takes over the connection of an upgrade request. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Closes every connection so that clients connect again; those that don't answer within `timeoutMs` are cut. */
  close(timeoutMs: number): Promise<void>;
}

/** No connection is open yet. */
export function createSockets(front: Front): Sockets {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: front.maxBodyBytes,
    handleProtocols: (protocols) => handleProtocols(protocols),
  });
  const server = makeServer(socketServerOptions(front));
  const alive = startKeepAlive(front.keepAliveMs);

  function serve(socket: WebSocket, request: IncomingMessage): void {
    const socketClosed = front.metrics.socketOpened();
    const extra: SocketExtra = { socket, headers: request.headers, closed: new OperationSignal(), unsent: new Map() };
    const closed = server.opened(
      {
        protocol: socket.protocol,
        send: (text) =>
          new Promise((resolve, reject) => {
            if (socket.readyState !== socket.OPEN) resolve();
            else socket.send(text, (error) => (error ? reject(error) : resolve()));
          }),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (receive) => {
          socket.on('message', (data: RawData) => {
            receive(String(data)).catch((error: unknown) => failed(socket, error));
          });
        },
      },
      extra,
    );
    alive.watch(socket);
    // What goes wrong with a client's connection is the client's affair; `close` follows and cleans up.
    socket.on('error', () => {});
    socket.once('close', (code, reason) => {
      alive.forget(socket);
      socketClosed();
      extra.closed.abort();
      closed(code, String(reason)).catch((error: unknown) => failed(socket, error));
    });
  }

  function failed(socket: WebSocket, error: unknown): void {
    front.presenter.presentError(error, { requestId: 'socket', language: 'en' });
    socket.close(CLOSE_CODES.INTERNAL_ERROR, 'Internal error');
  }

  return {
    upgrade(request, socket, head) {
      if (front.isDraining()) refuseUpgrade(socket, '503 Service Unavailable');
      else if (!isOriginAllowed(request, front.corsOrigins)) refuseUpgrade(socket, '403 Forbidden');
      else sockets.handleUpgrade(request, socket, head, serve);
    },
    async close(timeoutMs) {
      const closed = [...sockets.clients].map((socket) => closeSocket(socket, timeoutMs));
      await Promise.all(closed);
      alive.stop();
      sockets.close();
    },
  };
}

/** Answers an upgrade request in HTTP and closes its connection. */
export function refuseUpgrade(socket: Duplex, status: string): void {
  // Nobody else listens on a connection that was not taken over, and an error without a listener ends the process.
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

function closeSocket(socket: WebSocket, timeoutMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => socket.terminate(), timeoutMs);
    socket.once('close', () => {
      clearTimeout(cut);
      resolve();
    });
    socket.close(CLOSE_CODES.SERVICE_RESTART, 'Service restart');
  });
}
