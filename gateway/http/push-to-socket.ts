import type { ExecutionResult } from 'graphql';
import type { WebSocket } from 'ws';
import type { SharedEvent } from '../subscriptions/shared-event.js';
import type { ClientStream } from '../subscriptions/shared-streams.js';
import { CLOSE_CODES } from './close-codes.js';

export interface SocketDelivery {
  readonly socket: WebSocket;
  /** The client's name for the operation. */
  readonly id: string;
  /** The event as JSON, the same text for everyone who gets it. */
  readonly textOf: (event: SharedEvent) => string;
  /** What may wait for a client that reads slowly. */
  readonly maxBufferedBytes: number;
  /** Called when the connection is closed because more waits than may. */
  readonly onTooSlow: () => void;
  /** Called once, however the stream ends. */
  readonly onEnd: () => void;
}

/**
 * Sends a stream's events to a socket as messages of the graphql-transport-ws protocol, and gives graphql-ws's server the
 * stream that it asks for: one without events, which ends when the client's does. The server would write each event anew
 * for each client.
 */
export function pushToSocket(
  stream: ClientStream,
  { socket, id, textOf, maxBufferedBytes, onTooSlow, onEnd }: SocketDelivery,
): AsyncIterableIterator<ExecutionResult> {
  const prefix = `{"id":${JSON.stringify(id)},"type":"next","payload":`;
  let settle: (error?: unknown) => void = () => undefined;
  const ended = new Promise<void>((resolve, reject) => {
    settle = (error) => (error === undefined ? resolve() : reject(error));
  });
  const leave = stream.deliverTo({
    next(event) {
      if (socket.readyState !== socket.OPEN) return undefined;
      const text = `${prefix}${textOf(event)}}`;
      const waitingBytes = socket.bufferedAmount;
      if (waitingBytes > maxBufferedBytes) {
        socket.close(CLOSE_CODES.TOO_SLOW, 'Too slow');
        onTooSlow();
        return undefined;
      }
      if (waitingBytes === 0) {
        socket.send(text);
        return undefined;
      }
      return new Promise((resolve) => socket.send(text, () => resolve()));
    },
    end: settle,
  });
  ended.then(onEnd, onEnd);
  return {
    next: async () => {
      await ended;
      return { done: true, value: undefined };
    },
    return: async () => {
      leave();
      settle();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
