import { connect } from 'node:net';
import { HttpMessageReader } from '../../load/kit/http-messages.js';

export interface Answer {
  /** The header `x-request-id`. */
  readonly requestId: string | undefined;
  /** The body, read as JSON. */
  readonly body: unknown;
}

/**
 * Sends GraphQL by POST over one connection without waiting for answers: the server begins with requests in the order in
 * which they were sent, so a test knows what has begun before what.
 */
export class PipelinedClient {
  private readonly waiting: ((answer: Answer) => void)[] = [];
  private readonly socket;

  /** `url`: the server's GraphQL endpoint. */
  constructor(private readonly url: URL) {
    this.socket = connect({ port: Number(url.port), host: url.hostname });
    const reader = new HttpMessageReader((head, body) => {
      const requestId = /^x-request-id: (.*)$/im.exec(head)?.[1];
      this.waiting.shift()?.({ requestId, body: JSON.parse(body.toString()) });
    });
    this.socket.on('data', (chunk: Buffer) => reader.read(chunk));
  }

  send(operation: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const body = JSON.stringify(operation);
    const lines = Object.entries({
      host: this.url.host,
      'content-type': 'application/json',
      accept: 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      ...headers,
    }).map(([name, value]) => `${name}: ${value}\r\n`);
    this.socket.write(`POST ${this.url.pathname} HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  close(): void {
    this.socket.destroy();
  }
}
