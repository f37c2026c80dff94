import { describeEachDialect, openTestDatabase, type TestDatabase } from '../../test/kit/databases.js';
import {
  EVERY_KNOT,
  KNOT_TABLES,
  type Knots,
  knotsOf,
  openKnotFeed,
  take,
  tie,
  tied,
  within,
} from '../../test/kit/knot-feed.js';
import { Duty } from './duty.js';
import type { Feed } from './feed.js';
import { loadFeedState } from './feed-state.js';
import { LeaseRow } from './lease.js';
import { EventEntitlementRow, EventRow } from './outbox.entity.js';
import { type FeedRetention, retentionDuty } from './retention.js';

const NOW = new Date('2026-04-01T00:00:00Z');
const EVERYTHING: FeedRetention = { days: 1_000, events: 1_000_000 };

describeEachDialect((dialect) => {
  let test: TestDatabase;
  let feed: Feed<Knots>;
  let start: string;
  const leftovers: AbortController[] = [];

  beforeEach(async () => {
    test = await openTestDatabase(dialect, KNOT_TABLES);
    feed = await openKnotFeed(test.database);
    start = await feed.head();
  });

  afterEach(async () => {
    for (const controller of leftovers.splice(0)) controller.abort();
    await feed.stop();
    await test.drop();
  });

  function follow(after: string) {
    const end = new AbortController();
    leftovers.push(end);
    return { end, stream: feed.follow({ ...EVERY_KNOT, after }, { signal: end.signal, position: undefined }) };
  }

  /** Ties knots and resolves when they are numbered. */
  async function tieAndWait(...knots: Parameters<typeof tie>[2][]): Promise<void> {
    const { stream, end } = follow(start);
    await tie(test.database, feed, ...knots);
    await take(stream, knots.length);
    end.abort();
  }

  const keeping = (keep: Partial<FeedRetention>, now = NOW) =>
    new Duty(retentionDuty({ database: test.database, keep: { ...EVERYTHING, ...keep }, now: () => now }), {
      database: test.database,
      intervalMs: 60_000,
      onError: (error) => {
        throw error;
      },
    });
  const page = async (after: string) => knotsOf((await feed.page({ ...EVERY_KNOT, after, limit: 2_000 })).events);
  const cursorAfter = async (limit: number) => (await feed.page({ ...EVERY_KNOT, after: start, limit })).endCursor;
  const EXPIRED = { extensions: { code: 'CURSOR_EXPIRED', query: 'knots', retryable: false } };

  it('keeps the newest by number, removes the others with their entitlements, and says what to read instead', async () => {
    await tieAndWait(...['a', 'b', 'c', 'd'].map((knot) => tied(knot, [within('us'), within('them')])));
    const [early, floor] = [await cursorAfter(1), await cursorAfter(2)];
    await keeping({ events: 2 }).perform();
    await expect(page(start)).rejects.toMatchObject(EXPIRED);
    await expect(page(early)).rejects.toMatchObject(EXPIRED);
    expect(await page(floor)).toEqual(['c', 'd']);
    expect(await test.database.read.count(EventEntitlementRow)).toBe(4);
    expect(await loadFeedState(test.database)).toMatchObject({ lastPosition: 4, floorPosition: 2 });
  });

  it('removes what is older than the days that are kept', async () => {
    const ageInDays = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
    await tieAndWait(
      { ...tied('old'), occurredAt: ageInDays(91) },
      { ...tied('just kept'), occurredAt: ageInDays(90) },
      { ...tied('older, but after one that is kept'), occurredAt: ageInDays(91) },
    );
    const floor = await cursorAfter(1);
    await keeping({ days: 90 }).perform();
    expect(await page(floor)).toEqual(['just kept', 'older, but after one that is kept']);
    await expect(page(start)).rejects.toMatchObject(EXPIRED);
  });

  it('removes nothing that has no number yet, and everything that may go in several batches', async () => {
    await tieAndWait(...Array.from({ length: 1_200 }, (_, index) => `knot ${index}`));
    await feed.stop();
    await tie(test.database, feed, 'waits for its number');
    await keeping({ events: 0 }).perform();
    expect(await test.database.read.find(EventRow)).toMatchObject([{ position: null }]);
    feed = await openKnotFeed(test.database);
    const { stream } = follow(await feed.head());
    expect(knotsOf(await take(stream, 1))).toEqual(['waits for its number']);
  });

  it('ends a stream that retention overtakes instead of leaving out events', async () => {
    await tieAndWait('a', ...Array.from({ length: 1_500 }, (_, index) => `knot ${index}`));
    const { stream } = follow(start);
    await take(stream, 1);
    await keeping({ events: 0 }).perform();
    await expect(take(stream, 1_500)).rejects.toMatchObject(EXPIRED);
  });

  it('is done by one process, and by another when that one falls silent', async () => {
    await tieAndWait('a', 'b');
    const [leader, other] = [keeping({ events: 1 }), keeping({ events: 0 })];
    await leader.perform();
    await other.perform();
    expect(await loadFeedState(test.database)).toMatchObject({ floorPosition: 1 });
    await test.database.write((manager) => manager.update(LeaseRow, { duty: 'retention' }, { until: new Date(0) }));
    await other.perform();
    expect(await loadFeedState(test.database)).toMatchObject({ floorPosition: 2 });
  });
});
