import { once } from 'node:events';
import type { Socket } from 'node:net';
import { answer, closed, closeScripted, query, startScripted } from '../../../test/kit/scripted-server.js';

afterEach(closeScripted);

describe('the connections of the HTTP client', () => {
  it('opens no more connections than it may, and lets further requests wait in their order', async () => {
    const { client, server } = await startScripted({ maxConnections: 2 });
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
    const { client, server } = await startScripted({ maxConnections: 1 });
    const broken = client.post(query('1'));
    const next = client.post(query('2'));
    (await server.request()).socket.destroy();
    await expect(broken).rejects.toThrow(/closed|ECONNRESET/);
    answer(await server.request(), 'two');
    expect((await next).text).toBe('two');
  });

  it('keeps the order of those who wait while it sends others again', async () => {
    const { client, server } = await startScripted({ maxConnections: 1, timeoutMs: 300 });
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
    const { client, server } = await startScripted();
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
    const { client, server } = await startScripted();
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
      const { client, server } = await startScripted();
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

  it('ends a connection on which comes what it did not ask for', async () => {
    const { client, server } = await startScripted();
    const posted = client.post(query('1'));
    const received = await server.request();
    answer(received, 'one');
    await posted;
    received.socket.write('HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\nforged');
    await closed(received.socket);
    const next = client.post(query('2'));
    answer(await server.request(), 'two');
    expect((await next).text).toBe('two');
  });

  it('does not wait longer than its time for a connection', async () => {
    const { client, server } = await startScripted({ maxConnections: 1, timeoutMs: 150 });
    const posted = [client.post(query('1')), client.post(query('2'))];
    await server.request();
    for (const one of posted) await expect(one).rejects.toThrow('no answer within 150 ms');
    expect(server.unread).toBe(0);
  });

  it('takes a request that waits out of the queue when its signal aborts', async () => {
    const { client, server } = await startScripted({ maxConnections: 1 });
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
});
