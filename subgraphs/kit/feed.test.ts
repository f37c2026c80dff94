import { describeEachDialect, openTestDatabase, type TestDatabase } from '../../test/kit/databases.js';
import {
  EVERY_KNOT,
  KNOT_TABLES,
  type Knots,
  knotsOf,
  openKnotFeed,
  TIED_AT,
  take,
  tie,
  tied,
  within,
} from '../../test/kit/knot-feed.js';
import type { Entitlement } from './access.js';
import type { Feed, FeedReader } from './feed.js';

describeEachDialect((dialect) => {
  let test: TestDatabase;
  let feed: Feed<Knots>;
  const leftovers: AbortController[] = [];

  beforeEach(async () => {
    test = await openTestDatabase(dialect, KNOT_TABLES);
    feed = await openKnotFeed(test.database);
  });

  afterEach(async () => {
    for (const controller of leftovers.splice(0)) controller.abort();
    await feed.stop();
    await test.drop();
  });

  const write = (...knots: string[]) => tie(test.database, feed, ...knots);

  function follow(after: string, entitlements: Entitlement[] | 'ALL' = 'ALL') {
    const controller = new AbortController();
    leftovers.push(controller);
    const reader: FeedReader = { signal: controller.signal, position: undefined };
    return feed.follow({ ...EVERY_KNOT, after, entitlements }, reader);
  }

  it('follows what is written, with payload, instant and growing positions', async () => {
    const stream = follow(await feed.head());
    await write('a', 'b');
    const events = await take(stream, 2);
    expect(events).toEqual([
      {
        kind: 'TIED',
        aggregateId: 'a',
        occurredAt: TIED_AT,
        payload: { knot: 'a' },
        position: 1,
        cursor: expect.any(String),
      },
      {
        kind: 'TIED',
        aggregateId: 'b',
        occurredAt: TIED_AT,
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
    const first = await feed.page({ after: start, limit: 2, ...EVERY_KNOT });
    expect([knotsOf(first.events), first.hasMore]).toEqual([['a', 'b'], true]);
    const second = await feed.page({ after: first.endCursor, limit: 2, ...EVERY_KNOT });
    expect([knotsOf(second.events), second.hasMore]).toEqual([['c'], false]);
    const live = follow(second.endCursor);
    await write('d');
    expect(knotsOf(await take(live, 1))).toEqual(['d']);
  });

  it('shows an event to those entitled when it was committed, and to no other', async () => {
    const start = await feed.head();
    const supervised = tied('supervised', [{ agencyId: 'us', relation: 'TERRITORY' }]);
    await tie(test.database, feed, tied('ours', [within('us')]), tied('theirs', [within('them')]), supervised);
    await take(follow(start), 3);
    const seenAs = async (entitlements: Entitlement[] | 'ALL') =>
      knotsOf((await feed.page({ ...EVERY_KNOT, after: start, limit: 10, entitlements })).events);
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
    feed = await openKnotFeed(test.database);
    expect(knotsOf(await take(follow(start), 1))).toEqual(['left behind']);
  });

  it('refuses a forged cursor', async () => {
    const start = await feed.head();
    for (const after of [`${start}x`.slice(1), `${start}=`, `${start} `]) {
      await expect(feed.page({ ...EVERY_KNOT, after, limit: 1 })).rejects.toMatchObject({
        extensions: { code: 'BAD_USER_INPUT', fields: [{ path: 'after' }] },
      });
    }
  });

  it('ends when its reader leaves', async () => {
    const controller = new AbortController();
    const reader: FeedReader = { signal: controller.signal, position: undefined };
    const start = await feed.head();
    const stream = feed.follow({ ...EVERY_KNOT, after: start }, reader);
    const next = stream.next();
    controller.abort();
    expect(await next).toEqual({ done: true, value: undefined });
    expect(reader.position).toBe(start);
  });
});
