import { ChunkedReader } from './chunked-reader.js';
import type { ClientOperation, OpenClient } from './client.js';
import { readSocket } from './read-socket.js';

const BLOCK_END = Buffer.from('\n\n');
const DATA = Buffer.from('data:');

/** A client that reads server-sent events on a bare socket, in graphql-sse's distinct connections mode, at `path`. */
export function eventStreamClient(path: string): OpenClient {
  return (port, operation, events) =>
    readSocket(port, postRequest(port, path, operation), 'HTTP/1.1 200', events, (_socket, head) => {
      if (!/\r\ntransfer-encoding: *chunked/i.test(head)) throw new Error(`A stream that is not chunked: ${head}`);
      const takeBlock = (bytes: Buffer, start: number, end: number): void => {
        const data = bytes.indexOf(DATA, start);
        // A comment, which says that the server lives.
        if (data < 0 || data >= end) return;
        if (end - data <= DATA.length + 1) throw new Error('The server ended a stream');
        events.answered(bytes, data + DATA.length, end);
      };
      let rest: Buffer | undefined;
      events.subscribed();
      const chunks = new ChunkedReader((bytes, start, end) => {
        const body = rest ? Buffer.concat([rest, bytes.subarray(start, end)]) : bytes.subarray(start, end);
        let at = 0;
        for (let blockEnd = body.indexOf(BLOCK_END, at); blockEnd >= 0; blockEnd = body.indexOf(BLOCK_END, at)) {
          takeBlock(body, at, blockEnd);
          at = blockEnd + BLOCK_END.length;
        }
        rest = at === body.length ? undefined : Buffer.from(body.subarray(at));
      });
      return (chunk) => chunks.read(chunk);
    });
}

function postRequest(port: number, path: string, operation: ClientOperation): Buffer {
  const body = Buffer.from(JSON.stringify(operation));
  const head = [
    `POST ${path} HTTP/1.1`,
    `host: 127.0.0.1:${port}`,
    'content-type: application/json',
    'accept: text/event-stream',
    `content-length: ${body.length}`,
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]);
}
