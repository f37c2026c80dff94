import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { PassThrough } from 'node:stream';
import { beginResponseStream, type ResponseStream } from './stream-writer.js';

const KEEP_ALIVE_MS = 1000;

let client: PassThrough;
let stream: ResponseStream;

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
  client = new PassThrough({ highWaterMark: 8, encoding: 'utf8' });
  const response = Object.assign(client, { writeHead: () => client }) as unknown as ServerResponse;
  const options = { headers: [], contentType: 'text/plain', opening: '<', signOfLife: '.', keepAliveMs: KEEP_ALIVE_MS };
  stream = beginResponseStream(response, options);
});
afterEach(() => {
  client.destroy();
  jest.useRealTimers();
});

const read = (): string => (client.read() as string | null) ?? '';

/** Writes until the client, which reads nothing, holds the stream back. */
function fill(): Promise<void> {
  let last = Promise.resolve();
  while (!client.writableNeedDrain) last = stream.write('12345678');
  return last;
}

describe('a streamed response', () => {
  it('shows signs of life until it has ended', async () => {
    jest.advanceTimersByTime(2 * KEEP_ALIVE_MS);
    expect(read()).toBe('<..');
    const ended = stream.end('>');
    expect(stream.isOver()).toBe(true);
    await ended;
    jest.advanceTimersByTime(2 * KEEP_ALIVE_MS);
    expect(read()).toBe('>');
    expect(jest.getTimerCount()).toBe(0);
  });

  it('writes nothing once it has ended', async () => {
    await stream.end('>');
    await stream.write('late');
    await stream.end('later');
    expect(read()).toBe('<>');
  });

  it('waits for a client that reads slowly, and sends it no signs of life meanwhile', async () => {
    let isReady = false;
    const written = fill().then(() => {
      isReady = true;
    });
    const heldBytes = client.writableLength;
    jest.advanceTimersByTime(5 * KEEP_ALIVE_MS);
    await new Promise((resolve) => setImmediate(resolve));
    expect([isReady, client.writableLength]).toEqual([false, heldBytes]);
    client.resume();
    await written;
    expect(stream.isOver()).toBe(false);
  });

  it('waits once for all writes to a client that reads slowly', async () => {
    const waiting = [fill(), stream.write('more'), stream.write('and more')];
    expect([client.listenerCount('drain'), client.listenerCount('close')]).toEqual([1, 2]);
    client.resume();
    await Promise.all(waiting);
  });

  it('cuts a client that does not read the end of its response', async () => {
    void fill();
    const closed = once(client, 'close');
    const ended = stream.end('>');
    jest.advanceTimersByTime(4_900);
    expect(client.destroyed).toBe(false);
    jest.advanceTimersByTime(100);
    await Promise.all([ended, closed]);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('waits no longer when the client goes away', async () => {
    const written = fill();
    const closed = once(client, 'close');
    client.destroy();
    await Promise.all([written, closed]);
    expect(stream.isOver()).toBe(true);
    expect(jest.getTimerCount()).toBe(0);
  });
});
