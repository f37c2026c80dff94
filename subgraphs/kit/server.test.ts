import { once } from 'node:events';
import WebSocket from 'ws';
import type { SubgraphResponse } from './execute-operation.js';
import type { Served } from './served.js';
import { type SubgraphServer, startSubgraphServer } from './server.js';

const ANSWER: SubgraphResponse = { data: { knots: [] } };

/** A subgraph that answers when it is told to. */
class SlowSubgraph implements Served {
  release: () => void = () => undefined;
  private readonly released = new Promise<void>((resolve) => {
    this.release = resolve;
  });
  private notice: () => void = () => undefined;
  /** Resolves when it is asked. */
  readonly asked = new Promise<void>((resolve) => {
    this.notice = resolve;
  });

  execute = async () => {
    this.notice();
    await this.released;
    return ANSWER;
  };
  subscribe = async function* (): AsyncGenerator<SubgraphResponse> {};
  internal = async () => undefined;
  readiness = async () => ({ ready: true, reasons: [] });
}

describe('a server that stops', () => {
  let subgraph: SlowSubgraph;
  let server: SubgraphServer;

  async function start(drainTimeoutMs: number): Promise<void> {
    subgraph = new SlowSubgraph();
    const onError = () => undefined;
    server = await startSubgraphServer(subgraph, { host: '127.0.0.1', port: 0, onError, drainTimeoutMs });
  }

  const ask = () => fetch(server.url, { method: 'POST', body: JSON.stringify({ query: '{ knots }' }) });

  it('lets a request finish, and waits no longer for its connection', async () => {
    await start(60_000);
    const asking = ask();
    await subgraph.asked;
    const beganAt = performance.now();
    const stopping = server.stop();
    subgraph.release();
    expect(await (await asking).json()).toEqual(ANSWER);
    await stopping;
    // A connection that is kept alive would be kept for five seconds.
    expect(performance.now() - beganAt).toBeLessThan(3_000);
  });

  it('cuts off a request that hangs', async () => {
    await start(50);
    const cutOff = expect(ask()).rejects.toThrow('fetch failed');
    await subgraph.asked;
    await server.stop();
    await cutOff;
    subgraph.release();
  });

  it('cuts off a socket that does not answer its goodbye', async () => {
    await start(50);
    const socket = new WebSocket(server.url.replace(/^http/, 'ws'), 'graphql-transport-ws');
    await once(socket, 'open');
    socket.pause();
    await server.stop();
    socket.resume();
    await once(socket, 'close');
  });
});
