import { EventEmitter, once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { buildSmallSystem } from '../../test/conformance/kit/small-system.js';
import { type StartedFront, startFront } from '../../test/kit/start-front.js';

const events = new EventEmitter();
let isHeld: boolean;
let front: StartedFront;

beforeEach(async () => {
  isHeld = true;
  const slow = async (): Promise<string> => {
    if (isHeld) {
      events.emit('slow');
      await once(events, 'released');
    }
    return 'done';
  };
  const { gateway } = buildSmallSystem({
    a: { typeDefs: 'type Query { slow: String fast: String }', resolvers: { Query: { slow, fast: () => 'f' } } },
  });
  front = await startFront({ gateway, drainTimeoutMs: 50 });
});
afterEach(async () => {
  events.emit('released');
  await front.server.stop();
});

const query = '{ slow }';

/** Posts the query to this path, and leaves when the subgraph has it. */
async function postAndLeave(path = ''): Promise<void> {
  const begun = once(events, 'slow');
  const headers = { 'content-type': 'application/json' };
  const request = httpRequest(front.server.url + path, { method: 'POST', headers });
  request.on('error', () => {});
  request.end(JSON.stringify({ query }));
  await begun;
  request.destroy();
}

const ways: [string, () => Promise<void>][] = [
  ['through Apollo Server', () => postAndLeave()],
  [
    'as a repetition',
    async () => {
      isHeld = false;
      expect(await (await front.post({ query })).json()).toEqual({ data: { slow: 'done' } });
      isHeld = true;
      front.log.length = 0;
      await postAndLeave();
    },
  ],
  ['as an event stream', () => postAndLeave('/stream')],
  [
    'over a WebSocket',
    async () => {
      let socket: WebSocket | undefined;
      const url = front.server.url.replace('http', 'ws');
      const on = { opened: (opened: unknown) => (socket = opened as WebSocket) };
      const client = createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0, on });
      const begun = once(events, 'slow');
      const left = client.iterate({ query }).next();
      await begun;
      socket?.terminate();
      await expect(left).rejects.toMatchObject({ code: 1006 });
    },
  ],
];

it.each(ways)('does not take a client that leaves for an error: %s', async (_, askAndLeave) => {
  await askAndLeave();
  while (!front.log.some(({ message }) => message === 'operation ended')) await new Promise(setImmediate);
  // Whatever follows from it has happened when another request is answered.
  await front.post({ query: '{ fast }' });
  expect(front.log.filter(({ level }) => level === 'error')).toEqual([]);
  const metrics = await (await fetch(new URL('/metrics', front.server.url))).text();
  expect(metrics).not.toMatch(/^simpul_errors_total\{/m);
});

it.each(ways.slice(0, 2))('tells a client that stays when the server gives up: %s', async (way) => {
  if (way === 'as a repetition') {
    isHeld = false;
    await front.post({ query });
    isHeld = true;
  }
  const begun = once(events, 'slow');
  const answer = front.post({ query });
  await begun;
  const stopped = front.server.stop();
  const given = await answer;
  expect([given.status, await given.json()]).toMatchObject([
    503,
    { errors: [{ extensions: { code: 'SHUTTING_DOWN' } }] },
  ]);
  await stopped;
  expect(front.log.filter(({ level }) => level === 'error')).toEqual([]);
});
