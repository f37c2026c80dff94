import { describeEachDialect, openTestDatabase, type TestDatabase } from '../../test/kit/databases.js';
import { EVERY_KNOT, KNOT_TABLES, type Knots, knotsOf, openKnotFeed, take, tie } from '../../test/kit/knot-feed.js';
import type { Feed } from './feed.js';
import type { FeedPlace } from './feed-cursor.js';
import { renewEpoch } from './feed-state.js';
import { EventRow, FeedStateRow } from './outbox.entity.js';
import { inProcessRelay, type Relay } from './relay.js';

const EXPIRED = { extensions: { code: 'CURSOR_EXPIRED', query: 'knots' } };

/** A relay that remembers, as Redis does. */
function rememberingRelay(): Relay {
  const places: FeedPlace[] = [];
  return {
    ...inProcessRelay(),
    remember: (_feed, place) => places.push(place),
    recall: async (_feed, epoch) =>
      Math.max(0, ...places.filter((place) => place.epoch === epoch).map(({ position }) => position)),
  };
}

describeEachDialect((dialect) => {
  let test: TestDatabase;
  let feed: Feed<Knots>;
  let cursors: string[];
  const relay = rememberingRelay();
  const onRestored = jest.fn();
  const leftovers: AbortController[] = [];

  const open = (from: Relay = inProcessRelay()) => openKnotFeed(test.database, { relay: from, onRestored });
  const follow = (after: string) => {
    const end = new AbortController();
    leftovers.push(end);
    return feed.follow({ ...EVERY_KNOT, after }, { signal: end.signal, position: undefined });
  };
  const page = async (after: string) => knotsOf((await feed.page({ ...EVERY_KNOT, after, limit: 10 })).events);

  beforeEach(async () => {
    onRestored.mockClear();
    test = await openTestDatabase(dialect, KNOT_TABLES);
    feed = await open(relay);
    const start = await feed.head();
    await tie(test.database, feed, 'a', 'b', 'c');
    cursors = [start, ...(await take(follow(start), 3)).map(({ cursor }) => cursor)];
  });

  afterEach(async () => {
    for (const controller of leftovers.splice(0)) controller.abort();
    await feed.stop();
    await test.drop();
  });

  /** Puts the rows back to when only the first knot was tied. */
  const putBack = () =>
    test.database.write(async (manager) => {
      await manager.createQueryBuilder().delete().from(EventRow).where('position > 1').execute();
      await manager.update(FeedStateRow, { id: 1 }, { lastPosition: 1 });
    });

  /** Puts the database back to when only the first knot was tied. */
  async function restore(from?: Relay): Promise<void> {
    await feed.stop();
    await putBack();
    feed = await open(from);
  }

  it('refuses every cursor of before once the operator has renewed the epoch, also while processes run', async () => {
    await renewEpoch(test.database);
    for (const cursor of cursors) await expect(page(cursor)).rejects.toMatchObject(EXPIRED);
    await tie(test.database, feed, 'd');
    const live = follow(await feed.head());
    const next = live.next();
    await tie(test.database, feed, 'e');
    expect(['d', 'e']).toContain((await next).value.payload.knot);
  });

  it('ends streams that are open when the epoch is renewed', async () => {
    const live = follow(cursors[3] as string);
    const next = live.next();
    const refused = expect(next).rejects.toMatchObject(EXPIRED);
    await renewEpoch(test.database);
    await tie(test.database, feed, 'd');
    await refused;
  });

  it.each(['page', 'stream'] as const)(
    'recognises a restore by a cursor beyond its end, in a %s, and refuses all others from then on',
    async (kind) => {
      await restore();
      const beyond = cursors[3] as string;
      await expect(kind === 'page' ? page(beyond) : follow(beyond).next()).rejects.toMatchObject(EXPIRED);
      expect(onRestored).toHaveBeenCalledTimes(1);
      await tie(test.database, feed, 'other b', 'other c', 'other d');
      for (const cursor of cursors) await expect(page(cursor)).rejects.toMatchObject(EXPIRED);
    },
  );

  it('recognises a restore at its start by what the relay remembers, before events take old numbers', async () => {
    await restore(relay);
    expect(onRestored).toHaveBeenCalledTimes(1);
    await tie(test.database, feed, 'other b', 'other c', 'other d');
    for (const cursor of cursors) await expect(page(cursor)).rejects.toMatchObject(EXPIRED);
  });

  it('recognises a restore while it runs by what it has told its streams', async () => {
    const live = follow(cursors[3] as string);
    const refused = expect(live.next()).rejects.toMatchObject(EXPIRED);
    await putBack();
    await refused;
    expect(onRestored).toHaveBeenCalledTimes(1);
  });

  it('renews nothing when it merely starts again', async () => {
    await feed.stop();
    feed = await open(relay);
    expect(onRestored).not.toHaveBeenCalled();
    expect(await page(cursors[1] as string)).toEqual(['b', 'c']);
  });
});
