import { once } from 'node:events';
import { refusal } from '../security/refusal.js';
import { deliverEvents, type StreamRequest } from './deliver-events.js';
import type { Front } from './front.js';
import type { StreamWriter } from './stream-writer.js';

/** The streamed responses of one server. */
export interface ClientStreams {
  /** Answers with a stream. Resolves when it has ended. */
  deliver(request: StreamRequest): Promise<void>;
  /** Ends every stream so that its client connects again. Resolves when all are closed. */
  close(): Promise<void>;
}

/** No stream is open yet. */
export function createClientStreams(front: Front): ClientStreams {
  const open = new Map<StreamWriter, StreamRequest>();

  async function hangUp(writer: StreamWriter, { response, scope }: StreamRequest): Promise<void> {
    const closed = once(response, 'close');
    await writer.hangUp(front.presenter.presentError(refusal('SHUTTING_DOWN'), scope));
    await closed;
  }

  return {
    async deliver(request) {
      const { protocol, response, scope } = request;
      const writer = protocol.open(response, scope.headers, front.keepAliveMs);
      open.set(writer, request);
      try {
        await deliverEvents(front, request, writer);
      } finally {
        open.delete(writer);
      }
    },
    async close() {
      await Promise.all([...open].map(([writer, request]) => hangUp(writer, request)));
    },
  };
}
