import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { Server as TlsServer } from 'node:tls';
import { HttpClient, type HttpClientOptions } from '../../gateway/transport/http-client/http-client.js';

/** A request as the server got it, and the connection to answer on. */
export interface Received {
  readonly socket: Socket;
  readonly head: string;
  readonly body: string;
}

/** A server that leaves every answer to the test. */
export class ScriptedServer {
  readonly sockets: Socket[] = [];
  private readonly received: Received[] = [];
  private readonly waiting: ((received: Received) => void)[] = [];

  constructor(readonly server: Server) {
    server.on('connection', (socket) => this.sockets.push(socket));
    server.on(server instanceof TlsServer ? 'secureConnection' : 'connection', (socket: Socket) => {
      let text = '';
      socket.on('error', () => undefined);
      socket.on('data', (bytes) => {
        text += bytes.toString('utf8');
        const [, head = '', length = '', body = ''] =
          /^([\s\S]*?content-length: (\d+))\r\n\r\n([\s\S]*)$/.exec(text) ?? [];
        if (head === '' || Buffer.byteLength(body) < Number(length)) return;
        text = '';
        const one = { socket, head, body };
        const next = this.waiting.shift();
        if (next) next(one);
        else this.received.push(one);
      });
    });
  }

  /** The next request. */
  request(): Promise<Received> {
    const known = this.received.shift();
    return known ? Promise.resolve(known) : new Promise((resolve) => this.waiting.push(resolve));
  }

  get unread(): number {
    return this.received.length;
  }

  close(): void {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }
}

/** What a test opened. */
export const closers: (() => void)[] = [];

/** Closes all of it. */
export function closeScripted(): void {
  for (const close of closers.splice(0)) close();
}

/** A scripted server, and a client of it. */
export async function startScripted(options: Partial<HttpClientOptions> = {}, server: Server = createServer()) {
  const scripted = new ScriptedServer(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const client = new HttpClient({ url: `http://127.0.0.1:${port}/graphql?a=b`, timeoutMs: 5_000, ...options });
  closers.push(
    () => client.close(),
    () => scripted.close(),
  );
  return { client, server: scripted, port };
}

/** When the connection has ended, also where the other side broke it off with bytes unread, which resets it. */
export function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.once('close', () => resolve()));
}

/** Answers a request with status 200, these header lines and this body. */
export function answer({ socket }: Received, text: string, ...lines: string[]): void {
  const head = ['HTTP/1.1 200 OK', ...lines, `content-length: ${Buffer.byteLength(text)}`].join('\r\n');
  socket.write(`${head}\r\n\r\n${text}`);
}

/** What may be sent again. */
export const query = (body: string) => ({ body, isRepeatable: true });
