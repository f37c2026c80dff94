import { randomUUID } from 'node:crypto';
import { testRedisUrl } from '../../test/kit/databases.js';
import { inProcessRelay, type Relay, redisRelay } from './relay.js';

const redisUrl = testRedisUrl();

function failOn(error: Error): void {
  throw error;
}

/** Announces until `heard` settles: a listener in another process hears only what is announced once it stands. */
async function announceUntil(relay: Relay, feed: string, heard: Promise<void>): Promise<void> {
  let isHeard = false;
  const mark = heard.then(() => {
    isHeard = true;
  });
  for (let turn = 0; !isHeard && turn < 2_000; turn++) {
    relay.announce(feed);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await mark;
}

describe('inProcessRelay', () => {
  it('tells those who listen to the feed, until they stop', () => {
    const relay = inProcessRelay();
    const heard: string[] = [];
    const unlisten = relay.listen('a', () => heard.push('a'));
    relay.listen('b', () => heard.push('b'));
    relay.announce('a');
    unlisten();
    relay.announce('a');
    expect(heard).toEqual(['a']);
  });
});

(redisUrl ? describe : describe.skip)('redisRelay', () => {
  it('tells other processes, each feed its own listeners', async () => {
    const feed = randomUUID();
    const [writer, reader] = [redisRelay(redisUrl as string, failOn), redisRelay(redisUrl as string, failOn)];
    let wrongFeed = 0;
    reader.listen(`${feed}:other`, () => {
      wrongFeed++;
    });
    const heard = new Promise<void>((resolve) => {
      reader.listen(feed, resolve);
    });
    await announceUntil(writer, feed, heard);
    expect(wrongFeed).toBe(0);
    await Promise.all([writer.close(), reader.close()]);
  });

  it('keeps the highest place of each epoch of a feed', async () => {
    const feed = randomUUID();
    const relay = redisRelay(redisUrl as string, failOn);
    expect(await relay.recall(feed, 'first')).toBe(0);
    relay.remember(feed, { epoch: 'first', position: 7 });
    relay.remember(feed, { epoch: 'first', position: 5 });
    relay.remember(feed, { epoch: 'second', position: 9 });
    expect(await relay.recall(feed, 'first')).toBe(7);
    await relay.close();
  });

  it('remembers nothing while Redis is away, and says so', async () => {
    const errors: Error[] = [];
    const relay = redisRelay('redis://127.0.0.1:1', (error) => errors.push(error));
    relay.remember('feed', { epoch: 'first', position: 7 });
    expect(await relay.recall('feed', 'first')).toBe(0);
    expect(errors).not.toEqual([]);
    await relay.close();
  });

  it('tells its own process even while Redis is away', async () => {
    const errors: Error[] = [];
    const relay = redisRelay('redis://127.0.0.1:1', (error) => errors.push(error));
    const heard = new Promise<void>((resolve) => {
      relay.listen('feed', resolve);
    });
    relay.announce('feed');
    await heard;
    await relay.close();
  });
});
