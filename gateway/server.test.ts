import { once } from 'node:events';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createSocketClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { readMultipart } from '../test/kit/read-multipart.js';
import { type StartedFront, startFront } from '../test/kit/start-front.js';
import { CLOSE_CODES } from './http/close-codes.js';
import { createMetrics } from './observability/metrics.js';
import { createDevelopmentIssuer } from './security/development-issuer.js';

const started: StartedFront[] = [];

async function start(options?: Parameters<typeof startFront>[0]): Promise<StartedFront> {
  const front = await startFront(options);
  started.push(front);
  return front;
}
afterEach(async () => {
  await Promise.all(started.splice(0).map(({ server }) => server.stop()));
});

const subscribeByMultipart = (front: StartedFront): Promise<Response> =>
  front.post({ query: 'subscription { ticks }' }, { accept: 'multipart/mixed;subscriptionSpec=1.0, application/json' });

const at = (front: StartedFront, path: string): Promise<Response> => fetch(new URL(path, front.server.url));

describe('the gateway server', () => {
  it('refuses to start with development tokens where other machines can reach it', async () => {
    const identity = createDevelopmentIssuer(Buffer.alloc(32, 7));
    await expect(startFront({ identity, host: '0.0.0.0' })).rejects.toThrow('loopback');
  });

  it('rejects when its port is taken', async () => {
    const { server } = await start();
    await expect(startFront({ port: server.port })).rejects.toThrow('EADDRINUSE');
  });

  it('tells whether it lives and whether it is ready, with the reasons', async () => {
    let reason: string | undefined = 'complaint does not answer';
    const front = await start({ readiness: [{ part: 'subgraphs', check: async () => reason }] });
    expect((await at(front, '/health/live')).status).toBe(200);
    const notReady = await at(front, '/health/ready');
    expect([notReady.status, await notReady.json()]).toEqual([
      503,
      { ready: false, reasons: [{ part: 'subgraphs', reason: 'complaint does not answer' }] },
    ]);
    reason = undefined;
    expect((await at(front, '/health/ready')).status).toBe(200);
  });

  it('counts operations, errors and open streams', async () => {
    const front = await start({ metrics: createMetrics({ ofProcess: true }) });
    await front.post({ query: '{ hello }' });
    await front.post({ query: '{ bug }' });
    const client = createSocketClient({ url: front.server.url.replace('http', 'ws'), webSocketImpl: WebSocket });
    const subscribed = once(front.seen, 'subscribed');
    const events = client.iterate({ query: 'subscription { ticks }' });
    const event = events.next();
    await subscribed;
    front.events.emit('tick', 1);
    await event;
    const text = await (await at(front, '/metrics')).text();
    expect(text).toContain('simpul_operation_duration_seconds_count{type="query",outcome="ok"} 1');
    expect(text).toContain('simpul_operation_duration_seconds_count{type="query",outcome="partial"} 1');
    expect(text).toContain('simpul_errors_total{code="INTERNAL_SERVER_ERROR"} 1');
    expect(text).toContain('simpul_open_streams{transport="websocket"} 1');
    expect(text).toContain('simpul_open_sockets 1');
    expect(text).toContain('process_cpu_seconds_total');
    const unsubscribed = once(front.seen, 'unsubscribed');
    await client.dispose();
    await unsubscribed;
    expect(await (await at(front, '/metrics')).text()).toContain('simpul_open_streams{transport="websocket"} 0');
  });

  it('answers an unknown path with a coded error', async () => {
    const response = await at(await start(), '/nowhere');
    expect([response.status, await response.json()]).toMatchObject([
      404,
      { errors: [{ extensions: { code: 'NOT_FOUND' } }] },
    ]);
  });

  it('logs neither what was asked nor what was given', async () => {
    const front = await start({ identity: createDevelopmentIssuer(Buffer.alloc(32, 7)) });
    await front.post(
      { query: 'query Find { note: echo(value: 31337) }', variables: { secret: 's3cret' } },
      { authorization: 'Bearer t0ken' },
    );
    await front.post({ query: 'mutation Tell($text: String) { note(text: $text) }', variables: { text: 's3cret' } });
    await front.post({ query: '{ node(' });
    await front.post({ query: '{ bug echo(value: 31337) }', variables: { secret: 's3cret' } });
    expect(front.log.length).toBeGreaterThan(2);
    expect(JSON.stringify(front.log)).not.toMatch(/31337|s3cret|t0ken/);
  });

  it('takes over a request id that is fit for a log line', async () => {
    const front = await start();
    const id = async (given: string) =>
      (await front.post({ query: '{ hello }' }, { 'x-request-id': given })).headers.get('x-request-id');
    expect(await id('abcd-1234')).toBe('abcd-1234');
    expect(await id('{"forged": true}')).toMatch(/^[\da-f-]{36}$/);
  });

  it('can refuse introspection, and limits that are set for it hold', async () => {
    const front = await start({ introspection: false, limits: { fields: 2 } });
    const codeOf = async (query: string) =>
      ((await (await front.post({ query })).json()) as { errors: { extensions: { code: string } }[] }).errors.map(
        ({ extensions }) => extensions.code,
      );
    expect(await codeOf('{ __schema { description } }')).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    expect(await codeOf('{ a: hello b: hello c: hello }')).toEqual(['OPERATION_TOO_COMPLEX']);
  });
});

describe('a server that stops', () => {
  it('lets running operations finish, refuses new ones, and then closes its gateway', async () => {
    const front = await start();
    const begun = once(front.seen, 'slow');
    const running = front.post({ query: '{ slow }' });
    await begun;
    const stopped = front.server.stop();
    for (const late of await Promise.all([front.post({ query: '{ hello }' }), subscribeByMultipart(front)])) {
      expect([late.status, await late.json()]).toMatchObject([
        503,
        { errors: [{ extensions: { code: 'SHUTTING_DOWN' } }] },
      ]);
    }
    expect(front.gateway.isClosed).toBe(false);
    front.events.emit('released');
    expect(await (await running).json()).toEqual({ data: { slow: 'done' } });
    await stopped;
    expect(front.gateway.isClosed).toBe(true);
  });

  it('cuts off what does not finish in time', async () => {
    const front = await start({ drainTimeoutMs: 50 });
    const begun = once(front.seen, 'slow');
    const running = front.post({ query: 'mutation { slowly }' });
    await begun;
    await Promise.all([front.server.stop(), running.catch(() => {})]);
    expect(front.log).toContainEqual(expect.objectContaining({ message: expect.stringContaining('cut off') }));
  });

  it('tells sockets and multipart to connect again, and ends event streams without saying that they are complete', async () => {
    const front = await start();
    const url = front.server.url;
    const client = createSocketClient({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0 });
    const onSocket = once(front.seen, 'subscribed');
    const socketEvents = client.iterate({ query: 'subscription { ticks }' });
    const socketEnd = socketEvents.next().then(
      () => undefined,
      (error: unknown) => error,
    );
    await onSocket;
    const onStream = once(front.seen, 'subscribed');
    const stream = await fetch(`${url}/stream?query=${encodeURIComponent('subscription { ticks }')}`);
    await onStream;
    const onParts = once(front.seen, 'subscribed');
    const parts = readMultipart(await subscribeByMultipart(front));
    await onParts;
    await parts.next();
    const partsEnd = parts.next();
    const [, text] = await Promise.all([front.server.stop(), stream.text()]);
    expect(await socketEnd).toMatchObject({ code: CLOSE_CODES.SERVICE_RESTART });
    expect(text.replaceAll(':\n\n', '')).toBe('');
    // Apollo Client takes it for a failure of the transport, which its RetryLink repairs.
    expect((await partsEnd).value).toMatchObject({
      payload: null,
      errors: [{ extensions: { code: 'SHUTTING_DOWN', retryable: true } }],
    });
    expect(await parts.next()).toEqual({ done: true, value: undefined });
    // Nobody waited for them as for queries.
    expect(front.log.map(({ level }) => level)).not.toContain('warn');
    expect(front.seen.listenerCount('subscribed')).toBe(0);
  });

  it('is left by clients that try again and reach its successor', async () => {
    const front = await start();
    const { port, url } = front.server;
    const results: unknown[] = [];
    const socketClient = createSocketClient({
      url: url.replace('http', 'ws'),
      webSocketImpl: WebSocket,
      retryAttempts: 50,
      retryWait: () => new Promise((resolve) => setImmediate(resolve)),
    });
    const sseClient = createSseClient({
      url: `${url}/stream`,
      retryAttempts: 50,
      retry: () => new Promise((resolve) => setTimeout(resolve, 20)),
    });
    const twice = (emitter: StartedFront['seen']): Promise<void> =>
      new Promise((resolve) => {
        let seen = 0;
        emitter.on('subscribed', () => {
          seen += 1;
          if (seen === 2) resolve();
        });
      });
    const bothSubscribed = twice(front.seen);
    const socketEvents = socketClient.iterate({ query: 'subscription { ticks }' });
    const sseEvents = sseClient.iterate({ query: 'subscription { ticks }' });
    const next = [socketEvents.next(), sseEvents.next()];
    await bothSubscribed;
    await front.server.stop();
    const successor = await start({ port });
    await twice(successor.seen);
    successor.events.emit('tick', 5);
    results.push(...(await Promise.all(next)));
    expect(results).toEqual([1, 2].map(() => ({ done: false, value: { data: { ticks: 5 } } })));
    await socketClient.dispose();
    sseClient.dispose();
  });
});
