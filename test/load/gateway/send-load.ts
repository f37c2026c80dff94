import { connect, type Socket } from 'node:net';
import { HttpMessageReader } from '../kit/http-messages.js';
import type { Operation } from '../kit/post-operation.js';

const STALLED_AFTER_MS = 30_000;

export interface Load {
  port: number;
  operation: Operation;
  connections: number;
  /** Throws when the body is not the right answer; called with every answer. */
  assertAnswer: (body: Buffer) => void;
}

export interface RunningLoad {
  /** How many answers came until now. */
  answered: () => number;
  /** Resolves with the first answer: the operation is planned by then. */
  first: Promise<void>;
  /** Rejects as soon as an answer is wrong or a connection breaks; never resolves. */
  failure: Promise<never>;
  /** Sends nothing more and resolves when the last answer came. */
  stop: () => Promise<void>;
}

/** Keeps `connections` busy, each with one request after the other, until stopped. */
export function startLoad({ port, operation, connections, assertAnswer }: Load): RunningLoad {
  const request = requestBytes(port, operation);
  let answers = 0;
  let stopping = false;
  let fail: (error: Error) => void = () => undefined;
  const failure = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failure.catch(() => undefined);
  let answeredFirst: () => void = () => undefined;
  const first = new Promise<void>((resolve) => {
    answeredFirst = resolve;
  });

  const ended = Array.from({ length: connections }, () => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    socket.setTimeout(STALLED_AFTER_MS, () => socket.destroy(new Error(`No answer in ${STALLED_AFTER_MS} ms`)));
    const reader = new HttpMessageReader((head, body) => {
      answers += 1;
      try {
        if (!head.startsWith('HTTP/1.1 200')) throw new Error(`Not answered: ${head}\n${body.toString()}`);
        assertAnswer(body);
      } catch (error) {
        socket.destroy(error as Error);
        return;
      }
      answeredFirst();
      if (stopping) socket.end();
      else socket.write(request);
    });
    socket.on('connect', () => socket.write(request));
    socket.on('data', (chunk: Buffer) => reader.read(chunk));
    socket.on('error', fail);
    return closed(socket).then(() => {
      if (!stopping) fail(new Error('The server closed a connection'));
    });
  });

  return {
    answered: () => answers,
    first,
    failure,
    async stop() {
      stopping = true;
      await Promise.race([Promise.all(ended), failure]);
    },
  };
}

function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.once('close', () => resolve()));
}

function requestBytes(port: number, operation: Operation): Buffer {
  const body = Buffer.from(JSON.stringify(operation));
  const head = [
    'POST /graphql HTTP/1.1',
    `host: 127.0.0.1:${port}`,
    'content-type: application/json',
    'accept: application/json',
    `content-length: ${body.length}`,
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]);
}
