import { clientFrame, FrameReader, OPCODES } from '../frames.js';
import type { ClientOperation, OpenClient } from './client.js';
import { readSocket } from './read-socket.js';

const text = (message: unknown): Buffer => clientFrame(OPCODES.text, Buffer.from(JSON.stringify(message)));

const INIT = text({ type: 'connection_init' });
const PONG = text({ type: 'pong' });
const PONG_FRAME = clientFrame(OPCODES.pong, Buffer.alloc(0));
/** With these bytes every answer to the only operation begins, in whatever order the server writes its fields. */
const ANSWER = /"type":"next"/;
const LOOKED_AT = 64;

/** A graphql-transport-ws client on a bare socket with one subscription. */
export const openSocketClient: OpenClient = (port, operation, events) => {
  const subscribe = text({ id: '1', type: 'subscribe', payload: operation satisfies ClientOperation });
  return readSocket(port, upgradeRequest(port), 'HTTP/1.1 101', events, (socket) => {
    const takeMessage = (bytes: Buffer, start: number, end: number): void => {
      const { type } = JSON.parse(bytes.toString('utf8', start, end)) as { type: string };
      if (type === 'connection_ack') {
        socket.write(subscribe);
        events.subscribed();
      } else if (type === 'ping') socket.write(PONG);
      else if (type !== 'pong') throw new Error(`The server sent ${bytes.toString('utf8', start, end)}`);
    };
    const reader = new FrameReader((opcode, bytes, start, end) => {
      if (opcode === OPCODES.ping) socket.write(PONG_FRAME);
      else if (opcode === OPCODES.close) throw new Error(`The server closed with ${closeReason(bytes, start, end)}`);
      else if (opcode !== OPCODES.text) return;
      else if (ANSWER.test(bytes.toString('latin1', start, Math.min(end, start + LOOKED_AT)))) {
        events.answered(bytes, start, end);
      } else takeMessage(bytes, start, end);
    });
    socket.write(INIT);
    return (chunk) => reader.read(chunk);
  });
};

function upgradeRequest(port: number): Buffer {
  const head = [
    'GET /graphql HTTP/1.1',
    `host: 127.0.0.1:${port}`,
    'connection: Upgrade',
    'upgrade: websocket',
    'sec-websocket-version: 13',
    'sec-websocket-key: MDEyMzQ1Njc4OWFiY2RlZg==',
    'sec-websocket-protocol: graphql-transport-ws',
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n`);
}

function closeReason(bytes: Buffer, start: number, end: number): string {
  return end - start < 2 ? 'no code' : `${bytes.readUInt16BE(start)} ${bytes.toString('utf8', start + 2, end)}`;
}
