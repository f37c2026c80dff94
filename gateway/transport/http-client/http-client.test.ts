import { createServer as createTlsServer } from 'node:tls';
import { LOCALHOST_CERTIFICATE, LOCALHOST_KEY } from '../../../test/kit/localhost-certificate.js';
import { answer, closed, closers, closeScripted, query, startScripted } from '../../../test/kit/scripted-server.js';
import { OperationSignal } from '../stop-signal.js';
import { HttpClient } from './http-client.js';

afterEach(closeScripted);

describe('the HTTP client', () => {
  it('posts JSON and gives the answer, over one connection as long as one is enough', async () => {
    const { client, server, port } = await startScripted();
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

  it('does not repeat what has an answer that breaks off', async () => {
    const { client, server } = await startScripted();
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
    const { client, server } = await startScripted();
    const posted = client.post(query('1'));
    const { socket } = await server.request();
    socket.write('SSH-2.0-OpenSSH_9.2\r\n\r\n');
    await expect(posted).rejects.toThrow('not a usable HTTP answer');
    await closed(socket);
  });

  it('does not wait longer than its time for an answer, however much of it comes', async () => {
    const { client, server } = await startScripted({ timeoutMs: 150 });
    await expect(client.post(query('1'))).rejects.toThrow('no answer within 150 ms');
    await server.request();
    const trickling = client.post(query('2'));
    const { socket } = await server.request();
    socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n');
    const alive = setInterval(() => socket.write('.'), 20);
    closers.push(() => clearInterval(alive));
    await expect(trickling).rejects.toThrow('no answer within 150 ms');
    await closed(socket);
  });

  it('rejects where nobody listens', async () => {
    const { server, port } = await startScripted();
    server.close();
    const client = new HttpClient({ url: `http://127.0.0.1:${port}/`, timeoutMs: 1_000 });
    await expect(client.post(query('1'))).rejects.toThrow('ECONNREFUSED');
  });

  it('breaks a request off when its signal aborts, and only this one', async () => {
    const { client, server } = await startScripted();
    const signal = new OperationSignal();
    const left = client.post({ ...query('1'), signal });
    const stays = client.post(query('2'));
    const requests = [await server.request(), await server.request()];
    signal.abort();
    await expect(left).rejects.toBe(signal.reason);
    for (const received of requests) {
      if (received.body === '2') answer(received, 'two');
      else if (!received.socket.destroyed) await closed(received.socket);
    }
    expect((await stays).text).toBe('two');
  });

  it('rejects what is under way, what waits and what comes when it is closed', async () => {
    const { client, server } = await startScripted({ maxConnections: 1 });
    const posted = [client.post(query('1')), client.post(query('2'))];
    const ended = closed((await server.request()).socket);
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
    const { server, port } = await startScripted({}, tls);
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
