import { once } from 'node:events';
import { WebSocket } from 'ws';

/** A connection to the inspector of another `node`. */
export interface Inspector {
  /** Calls a method of the DevTools protocol and returns its result. Rejects when the other side refuses. */
  call: (method: string, params?: Record<string, unknown>) => Promise<unknown>;
  close: () => void;
}

interface Reply {
  id?: number;
  result?: unknown;
  error?: { message: string };
}

/** Connects to the address that `node --inspect` writes to stderr. */
export async function openInspector(errorOutput: string): Promise<Inspector> {
  const address = /ws:\/\/\S+/.exec(errorOutput)?.[0];
  if (!address) throw new Error('The process tells no inspector');
  // A profile is one message of many megabytes.
  const socket = new WebSocket(address, { maxPayload: 1024 ** 3, perMessageDeflate: false });
  await once(socket, 'open');
  const waiting = new Map<number, (reply: Reply) => void>();
  socket.on('message', (data: Buffer) => {
    const reply = JSON.parse(data.toString()) as Reply;
    if (reply.id === undefined) return;
    waiting.get(reply.id)?.(reply);
    waiting.delete(reply.id);
  });
  let calls = 0;
  return {
    call(method, params = {}) {
      calls += 1;
      const id = calls;
      return new Promise((resolve, reject) => {
        waiting.set(id, ({ result, error }) =>
          error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result),
        );
        socket.send(JSON.stringify({ id, method, params }));
      });
    },
    close: () => socket.close(),
  };
}
