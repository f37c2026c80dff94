import { describeEachDialect, openTestDatabase, type TestDatabase } from '../../test/kit/databases.js';
import type { Entitlement } from './access.js';
import { Feed, type FeedEvent, type FeedReader } from './feed.js';
import { outboxEntities, outboxMigrations } from './outbox.entity.js';
import { inProcessRelay } from './relay.js';

interface Knots {
  TIED: { knot: string };
}

const cursorKey = new Uint8Array(32).fill(7);
const at = new Date('2026-03-18T02:00:00Z');
const tied = (knot: string, entitled: Entitlement[] = []) => ({
  kind: 'TIED' as const,
  aggregateId: knot,
  occurredAt: at,
  payload: { knot },
  entitled,
});
const within = (agencyId: string): Entitlement => ({ agencyId, relation: 'ORGANISATION' });

describeEachDialect((dialect) => {
  let test: TestDatabase;
  let feed: Feed<Knots>;
  const leftovers: AbortController[] = [];

  const openFeed = () =>
    Feed.open<Knots>({
      name: 'knots',
      database: test.database,
      relay: inProcessRelay(),
      cursorKey,
      pollIntervalMs: 20,
      onError: (error) => {
        throw error;
      },
    });

  beforeEach(async () => {
    test = await openTestDatabase(dialect, { entities: outboxEntities, migrations: outboxMigrations });
    feed = await openFeed();
  });

  afterEach(async () => {
    for (const controller of leftovers.splice(0)) controller.abort();
    await feed.stop();
    await test.drop();
  });

  const write = (...names: string[]) =>
    test.database.write(async (manager) => {
      for (const name of names) await feed.append(manager, tied(name));
    });

  function follow(after: string, entitlements: Entitlement[] | 'ALL' = 'ALL') {
    const controller = new AbortController();
    leftovers.push(controller);
    return feed.follow({ after, entitlements }, { signal: controller.signal, position: undefined });
  }

  async function take(stream: AsyncGenerator<FeedEvent<Knots>>, count: number): Promise<FeedEvent<Knots>[]> {
    const events: FeedEvent<Knots>[] = [];
    while (events.length < count) {
      const { value, done } = await stream.next();
      if (done) throw new Error(`the stream ended after ${events.length} events`);
      events.push(value);
    }
    return events;
  }

  const knotsOf = (events: FeedEvent<Knots>[]) => events.map((event) => event.payload.knot);

  it('follows what is written, with payload, instant and growing positions', async () => {
    const stream = follow(await feed.head());
    await write('a', 'b');
    const events = await take(stream, 2);
    expect(events).toEqual([
      {
        kind: 'TIED',
        aggregateId: 'a',
        occurredAt: at,
        payload: { knot: 'a' },
        position: 1,
        cursor: expect.any(String),
      },
      {
        kind: 'TIED',
        aggregateId: 'b',
        occurredAt: at,
        payload: { knot: 'b' },
        position: 2,
        cursor: expect.any(String),
      },
    ]);
  });

  it('goes on after a cursor without repeating or leaving out', async () => {
    const start = await feed.head();
    await write('a', 'b', 'c');
    const [first] = await take(follow(start), 3);
    expect(knotsOf(await take(follow(first?.cursor as string), 2))).toEqual(['b', 'c']);
  });

  it('pages with cursors that join each other and the live stream', async () => {
    const start = await feed.head();
    await write('a', 'b', 'c');
    await take(follow(start), 3);
    const first = await feed.page({ after: start, limit: 2, entitlements: 'ALL' });
    expect([knotsOf(first.events), first.hasMore]).toEqual([['a', 'b'], true]);
    const second = await feed.page({ after: first.endCursor, limit: 2, entitlements: 'ALL' });
    expect([knotsOf(second.events), second.hasMore]).toEqual([['c'], false]);
    const live = follow(second.endCursor);
    await write('d');
    expect(knotsOf(await take(live, 1))).toEqual(['d']);
  });

  it('shows an event to those entitled when it was committed, and to no other', async () => {
    const start = await feed.head();
    await test.database.write(async (manager) => {
      await feed.append(manager, tied('ours', [within('us')]));
      await feed.append(manager, tied('theirs', [within('them')]));
      await feed.append(manager, tied('supervised', [{ agencyId: 'us', relation: 'TERRITORY' }]));
    });
    await take(follow(start), 3);
    const seenAs = async (entitlements: Entitlement[] | 'ALL') =>
      knotsOf((await feed.page({ after: start, limit: 10, entitlements })).events);
    expect(await seenAs([within('us')])).toEqual(['ours']);
    expect(await seenAs([within('us'), { agencyId: 'us', relation: 'TERRITORY' }])).toEqual(['ours', 'supervised']);
    expect(await seenAs([within('others')])).toEqual([]);
    expect(await seenAs([])).toEqual([]);
    expect(await seenAs('ALL')).toEqual(['ours', 'theirs', 'supervised']);
  });

  it('writes nothing when the change is rolled back', async () => {
    const start = await feed.head();
    const failing = test.database.write(async (manager) => {
      await feed.append(manager, tied('lost'));
      throw new Error('the change failed');
    });
    await expect(failing).rejects.toThrow('the change failed');
    await write('kept');
    expect(knotsOf(await take(follow(start), 1))).toEqual(['kept']);
  });

  it('never passes an event that commits later than one with a higher id', async () => {
    const start = await feed.head();
    let commitFirst: () => void = () => undefined;
    const heldOpen = new Promise<void>((resolve) => {
      commitFirst = resolve;
    });
    let appended: () => void = () => undefined;
    const isAppended = new Promise<void>((resolve) => {
      appended = resolve;
    });
    const slow = test.database.write(async (manager) => {
      await feed.append(manager, tied('slow'));
      appended();
      await heldOpen;
    });
    await isAppended;
    const fast = write('fast');
    const stream = follow(start);
    if (dialect === 'mariadb') {
      await fast;
      expect(knotsOf(await take(stream, 1))).toEqual(['fast']);
    }
    commitFirst();
    await Promise.all([slow, fast]);
    const rest = dialect === 'mariadb' ? ['slow'] : ['slow', 'fast'];
    expect(knotsOf(await take(stream, rest.length))).toEqual(rest);
  });

  it('numbers what a process left behind that died after its commit', async () => {
    const start = await feed.head();
    await feed.stop();
    await write('left behind');
    feed = await openFeed();
    expect(knotsOf(await take(follow(start), 1))).toEqual(['left behind']);
  });

  it('refuses a forged cursor, and one of an earlier epoch as expired', async () => {
    const start = await feed.head();
    await expect(feed.page({ after: `${start}x`.slice(1), limit: 1, entitlements: 'ALL' })).rejects.toMatchObject({
      extensions: { code: 'BAD_USER_INPUT', fields: [{ path: 'after' }] },
    });
    await feed.stop();
    await test.database.write((manager) => manager.query('UPDATE feed_state SET epoch = ?', ['restored']));
    feed = await openFeed();
    await expect(feed.page({ after: start, limit: 1, entitlements: 'ALL' })).rejects.toMatchObject({
      extensions: { code: 'CURSOR_EXPIRED' },
    });
  });

  it('ends when its reader leaves', async () => {
    const controller = new AbortController();
    const reader: FeedReader = { signal: controller.signal, position: undefined };
    const start = await feed.head();
    const stream = feed.follow({ after: start, entitlements: 'ALL' }, reader);
    const next = stream.next();
    controller.abort();
    expect(await next).toEqual({ done: true, value: undefined });
    expect(reader.position).toBe(start);
  });
});
