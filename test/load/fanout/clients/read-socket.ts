import { connect, type Socket } from 'node:net';
import type { ClientEvents } from './client.js';

/** All sockets read into the same memory, one after the other: whoever keeps something copies it. */
const SHARED = Buffer.allocUnsafe(256 * 1024);
const HEAD_END = '\r\n\r\n';

/** What is made of a connection after the response's head. */
export type ReadBody = (chunk: Buffer) => void;

/**
 * Sends `request` and, when the head of the response begins with `status`, has what follows read by what `begin` returns.
 * What is thrown meanwhile ends the connection. Returns how to leave.
 */
export function readSocket(
  port: number,
  request: Buffer,
  status: string,
  { failed }: Pick<ClientEvents, 'failed'>,
  begin: (socket: Socket, head: string) => ReadBody,
): () => void {
  let read: ReadBody | undefined;
  let head = '';
  let hasLeft = false;
  const fail = (error: Error): void => {
    if (!hasLeft) failed(error);
    hasLeft = true;
    socket.destroy();
  };
  const takeHead = (chunk: Buffer): void => {
    head += chunk.toString('latin1');
    const end = head.indexOf(HEAD_END);
    if (end < 0) return;
    if (!head.startsWith(status)) throw new Error(`Not accepted: ${head.slice(0, 1000)}`);
    read = begin(socket, head.slice(0, end));
    const rest = head.slice(end + HEAD_END.length);
    if (rest !== '') read(Buffer.from(rest, 'latin1'));
  };
  const socket = connect({
    port,
    host: '127.0.0.1',
    noDelay: true,
    onread: {
      buffer: SHARED,
      callback(bytes) {
        try {
          (read ?? takeHead)(SHARED.subarray(0, bytes));
        } catch (error) {
          fail(error as Error);
        }
        return true;
      },
    },
  });
  socket.on('connect', () => socket.write(request));
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('The server closed a connection')));
  return () => {
    hasLeft = true;
    // A reset leaves no port waiting; thousands that wait would be missing for the next.
    socket.resetAndDestroy();
  };
}
