import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, Server as TlsServer } from 'node:tls';
import { LOCALHOST_CERTIFICATE, LOCALHOST_KEY } from '../../../test/kit/localhost-certificate.js';
import { OperationSignal } from '../stop-signal.js';
import { HttpClient, type HttpClientOptions } from './http-client.js';

/** A request as the server got it, and the connection to answer on. */
interface Received {
  readonly socket: Socket;
  readonly head: string;
  readonly body: string;
}

/** A server that leaves every answer to the test. */
class ScriptedServer {
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

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function start(options: Partial<HttpClientOptions> = {}, server: Server = createServer()) {
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

function answer({ socket }: Received, text: string, ...lines: string[]): void {
  const head = ['HTTP/1.1 200 OK', ...lines, `content-length: ${Buffer.byteLength(text)}`].join('\r\n');
  socket.write(`${head}\r\n\r\n${text}`);
}

const query = (body: string) => ({ body, isRepeatable: true });

describe('the HTTP client', () => {
  it('posts JSON and gives the answer, over one connection as long as one is enough', async () => {
    const { client, server, port } = await start();
    for (const body of ['{"query":"{ a }"}', '{"query":"{ b(name: \\"é 🏛\\") }"}']) {
      const posted = client.post(query(body));
      const received = await server.request();
      expect(received.head.split('\r\n')).toEqual([
        'POST /graphql?a=b HTTP/1.1',
        `host: 127.0.0.1:${port}`,
        'content-type: application/json',
        'accept: application/graphql-response+json, application/json',
        'accept-encoding: identity',
        'connection: keep-alive',
        `content-length: ${Buffer.byteLength(body)}`,
      ]);
      expect(received.body).toBe(body);
      answer(received, `{"data":"é ${body.length}"}`);
      expect(await posted).toMatchObject({ status: 200, text: `{"data":"é ${body.length}"}` });
    }
    expect(server.sockets).toHaveLength(1);
  });

  it('opens no more connections than it may, and lets further requests wait in their order', async () => {
    const { client, server } = await start({ maxConnections: 2 });
    const posted = ['1', '2', '3', '4'].map((body) => client.post(query(body)));
    const first = [await server.request(), await server.request()];
    expect(server.unread).toBe(0);
    for (const received of first) answer(received, received.body);
    const second = [await server.request(), await server.request()];
    expect(second.map(({ body }) => body).sort()).toEqual(['3', '4']);
    for (const received of second) answer(received, received.body);
    expect((await Promise.all(posted)).map(({ text }) => text)).toEqual(['1', '2', '3', '4']);
    expect(server.sockets).toHaveLength(2);
  });

  it('gives a connection that broke to whoever waits as a new one', async () => {
    const { client, server } = await start({ maxConnections: 1 });
    const broken = client.post(query('1'));
    const next = client.post(query('2'));
    (await server.request()).socket.destroy();
    await expect(broken).rejects.toThrow(/closed|ECONNRESET/);
    answer(await server.request(), 'two');
    expect((await next).text).toBe('two');
  });

  it('keeps the order of those who wait while it sends others again', async () => {
    const { client, server } = await start({ maxConnections: 1, timeoutMs: 300 });
    const warm = client.post(query('0'));
    answer(await server.request(), 'zero');
    await warm;
    const posted = ['1', '2', '3'].map((body) => client.post(query(body)));
    (await server.request()).socket.resetAndDestroy();
    for (const body of ['1', '2', '3']) {
      const received = await server.request();
      expect(received.body).toBe(body);
      answer(received, body);
    }
    expect((await Promise.all(posted)).map(({ text }) => text)).toEqual(['1', '2', '3']);
  });

  it('uses no connection again on which a request is still being sent', async () => {
    const { client, server } = await start();
    const early = client.post(query('x'.repeat(30_000_000)));
    const [socket] =
      server.sockets.length > 0 ? server.sockets : ((await once(server.server, 'connection')) as [Socket]);
    socket?.pause();
    socket?.write('HTTP/1.1 413 Content Too Large\r\ncontent-length: 0\r\n\r\n');
    expect(await early).toMatchObject({ status: 413 });
    const next = client.post({ body: '2', isRepeatable: false });
    answer(await server.request(), 'two');
    expect((await next).text).toBe('two');
    expect(server.sockets).toHaveLength(2);
  });

  it('takes no connection that the server means to close', async () => {
    const { client, server } = await start();
    for (const body of ['1', '2']) {
      const posted = client.post(query(body));
      answer(await server.request(), body, 'connection: close');
      expect((await posted).text).toBe(body);
    }
    expect(server.sockets).toHaveLength(2);
  });

  describe('when the server has closed a connection that was kept', () => {
    /** A request that goes out over a kept connection, which then ends without an answer. */
    async function postOverDeadConnection(isRepeatable: boolean) {
      const { client, server } = await start();
      const first = client.post(query('1'));
      answer(await server.request(), 'one');
      await first;
      const posted = client.post({ body: '2', isRepeatable });
      posted.catch(() => undefined);
      (await server.request()).socket.resetAndDestroy();
      return { server, posted };
    }

    it('sends what may be repeated once more', async () => {
      const { server, posted } = await postOverDeadConnection(true);
      answer(await server.request(), 'two');
      expect((await posted).text).toBe('two');
    });

    it('sends nothing else once more', async () => {
      const { server, posted } = await postOverDeadConnection(false);
      await expect(posted).rejects.toThrow(/ECONNRESET/);
      expect(server.unread).toBe(0);
    });

    it('does not go on for ever', async () => {
      const { server, posted } = await postOverDeadConnection(true);
      (await server.request()).socket.resetAndDestroy();
      await expect(posted).rejects.toThrow(/ECONNRESET/);
      expect(server.unread).toBe(0);
    });
  });

  it('does not repeat what has an answer that breaks off', async () => {
    const { client, server } = await start();
    const first = client.post(query('1'));
    answer(await server.request(), 'one');
    await first;
    const posted = client.post(query('2'));
    const { socket } = await server.request();
    socket.end('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf');
    await expect(posted).rejects.toThrow('the connection was closed');
    expect(server.unread).toBe(0);
  });

  it('ends the connection of an answer that is none', async () => {
    const { client, server } = await start();
    const posted = client.post(query('1'));
    const { socket } = await server.request();
    socket.write('SSH-2.0-OpenSSH_9.2\r\n\r\n');
    await expect(posted).rejects.toThrow('not a usable HTTP answer');
    await once(socket, 'close');
  });

  it('ends a connection on which comes what it did not ask for', async () => {
    const { client, server } = await start();
    const posted = client.post(query('1'));
    const received = await server.request();
    answer(received, 'one');
    await posted;
    received.socket.write('HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\nforged');
    await once(received.socket, 'close');
    const next = client.post(query('2'));
    answer(await server.request(), 'two');
    expect((await next).text).toBe('two');
  });

  it('does not wait longer than its time for an answer, however much of it comes', async () => {
    const { client, server } = await start({ timeoutMs: 150 });
    await expect(client.post(query('1'))).rejects.toThrow('no answer within 150 ms');
    await server.request();
    const trickling = client.post(query('2'));
    const { socket } = await server.request();
    socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n');
    const alive = setInterval(() => socket.write('.'), 20);
    closers.push(() => clearInterval(alive));
    await expect(trickling).rejects.toThrow('no answer within 150 ms');
    await once(socket, 'close');
  });

  it('does not wait longer than its time for a connection', async () => {
    const { client, server } = await start({ maxConnections: 1, timeoutMs: 150 });
    const posted = [client.post(query('1')), client.post(query('2'))];
    await server.request();
    for (const one of posted) await expect(one).rejects.toThrow('no answer within 150 ms');
    expect(server.unread).toBe(0);
  });

  it('rejects where nobody listens', async () => {
    const { server, port } = await start();
    server.close();
    const client = new HttpClient({ url: `http://127.0.0.1:${port}/`, timeoutMs: 1_000 });
    await expect(client.post(query('1'))).rejects.toThrow('ECONNREFUSED');
  });

  it('breaks a request off when its signal aborts, and only this one', async () => {
    const { client, server } = await start();
    const signal = new OperationSignal();
    const left = client.post({ ...query('1'), signal });
    const stays = client.post(query('2'));
    const requests = [await server.request(), await server.request()];
    signal.abort();
    await expect(left).rejects.toBe(signal.reason);
    for (const received of requests) {
      if (received.body === '2') answer(received, 'two');
      else if (!received.socket.destroyed) await once(received.socket, 'close');
    }
    expect((await stays).text).toBe('two');
  });

  it('takes a request that waits out of the queue when its signal aborts', async () => {
    const { client, server } = await start({ maxConnections: 1 });
    const controller = new AbortController();
    const first = client.post(query('1'));
    const left = client.post({ ...query('2'), signal: controller.signal });
    const last = client.post(query('3'));
    controller.abort(new Error('left'));
    await expect(left).rejects.toThrow('left');
    answer(await server.request(), 'one');
    await first;
    const received = await server.request();
    expect(received.body).toBe('3');
    answer(received, 'three');
    await last;
  });

  it('rejects what is under way, what waits and what comes when it is closed', async () => {
    const { client, server } = await start({ maxConnections: 1 });
    const posted = [client.post(query('1')), client.post(query('2'))];
    const ended = once((await server.request()).socket, 'close');
    client.close();
    for (const one of posted) await expect(one).rejects.toThrow('the client was closed');
    await expect(client.post(query('3'))).rejects.toThrow('the client was closed');
    await ended;
  });

  it('speaks TLS with servers whose certificate it trusts, and with no other', async () => {
    const names: string[] = [];
    const SNICallback = (name: string, done: (error: Error | null) => void): void => {
      names.push(name);
      done(null);
    };
    const tls = createTlsServer({ cert: LOCALHOST_CERTIFICATE, key: LOCALHOST_KEY, SNICallback });
    const { server, port } = await start({}, tls);
    const url = `https://localhost:${port}/graphql`;
    const trusting = new HttpClient({ url, timeoutMs: 5_000, ca: LOCALHOST_CERTIFICATE });
    const wary = new HttpClient({ url, timeoutMs: 5_000 });
    closers.push(
      () => trusting.close(),
      () => wary.close(),
    );
    for (const body of ['1', '2']) {
      const posted = trusting.post(query(body));
      answer(await server.request(), body);
      expect((await posted).text).toBe(body);
    }
    await expect(wary.post(query('3'))).rejects.toThrow('self-signed certificate');
    expect(names).toEqual(['localhost', 'localhost']);
  });

  it('knows no other protocol', () => {
    expect(() => new HttpClient({ url: 'ftp://127.0.0.1/', timeoutMs: 1 })).toThrow('ftp:');
  });
});
