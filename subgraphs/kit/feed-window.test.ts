import { describeEachDialect, type FreshLocation, freshLocation } from '../../test/kit/databases.js';
import {
  EVERY_KNOT,
  type Knots,
  knotsOf,
  openKnotDatabase,
  openKnotFeed,
  take,
  tie,
  tied,
  within,
} from '../../test/kit/knot-feed.js';
import type { Database } from './database.js';
import type { Feed, FeedQuery } from './feed.js';

const STREAMS = 100;
const WINDOW = 1_000;

describeEachDialect((dialect) => {
  let place: FreshLocation;
  let database: Database;
  let feed: Feed<Knots>;
  const leftovers: AbortController[] = [];
  let statements: string[] = [];

  beforeEach(async () => {
    place = await freshLocation(dialect);
    database = await openKnotDatabase(place.location, (sql) => statements.push(sql));
    feed = await openKnotFeed(database, { pollIntervalMs: 60_000 });
  });

  afterEach(async () => {
    for (const controller of leftovers.splice(0)) controller.abort();
    await feed.stop();
    await database.close();
    await place.drop();
  });

  const follow = (query: Partial<FeedQuery>) => {
    const end = new AbortController();
    leftovers.push(end);
    const reader = { signal: end.signal, position: undefined, reached: jest.fn() };
    return { reader, end, stream: feed.follow({ ...EVERY_KNOT, ...query }, reader) };
  };
  /** Statements that readers of the feed make; the sequencer asks for ids alone. */
  const readings = () => statements.filter((sql) => /LEFT JOIN .?event.? /.test(sql));

  it('reads each growth once for all streams, each with what it is entitled to', async () => {
    const after = await feed.head();
    await tie(database, feed, 'before');
    const streams = Array.from({ length: STREAMS }, (_, index) =>
      follow({ after, entitlements: index % 2 === 0 ? 'ALL' : [within(`agency ${index}`)] }),
    );
    const heads = streams.map(({ stream }) => stream.next());
    await Promise.all(heads.filter((_, index) => index % 2 === 0));
    const waiting = streams.map(({ stream }, index) => (index % 2 === 0 ? stream.next() : heads[index]));
    statements = [];
    const forAll = Array.from({ length: STREAMS }, (_, index) => within(`agency ${index}`));
    await tie(database, feed, tied('shown', forAll));
    const events = await Promise.all(waiting);
    expect(new Set(events.map((event) => event?.value.payload.knot))).toEqual(new Set(['shown']));
    expect(readings()).toHaveLength(1);
  });

  it('shows each stream only what it asks for', async () => {
    const after = await feed.head();
    const ours = follow({ after, entitlements: [within('us')] }).stream;
    const theirs = follow({ after, aggregateId: 'theirs' }).stream;
    const heads = [ours.next(), theirs.next()];
    await tie(database, feed, tied('theirs', [within('them')]), tied('ours', [within('us')]));
    expect((await Promise.all(heads)).map(({ value }) => value.payload.knot)).toEqual(['ours', 'theirs']);
  });

  it('serves a stream that is further behind than the window from the table, then from the window', async () => {
    const after = await feed.head();
    const names = Array.from({ length: WINDOW + 200 }, (_, index) => `knot ${index}`);
    await tie(database, feed, ...names);
    const { stream } = follow({ after });
    expect(knotsOf(await take(stream, names.length))).toEqual(names);
    const next = stream.next();
    await tie(database, feed, 'live');
    expect((await next).value.payload.knot).toBe('live');
  });

  it('goes on with streams that stood still while the window passed them', async () => {
    const { stream: slow } = follow({ after: await feed.head() });
    const { stream: quick } = follow({ after: await feed.head() });
    const heads = [slow.next(), quick.next()];
    await tie(database, feed, 'first');
    await Promise.all(heads);
    const names = Array.from({ length: WINDOW + 200 }, (_, index) => `knot ${index}`);
    const passed = take(quick, names.length);
    for (let index = 0; index < names.length; index += 500)
      await tie(database, feed, ...names.slice(index, index + 500));
    expect(knotsOf(await passed)).toEqual(names);
    expect(knotsOf(await take(slow, names.length))).toEqual(names);
  });

  it('tells a reader where it stands once nothing more is waiting for it', async () => {
    const after = await feed.head();
    const { stream, reader, end } = follow({ after, entitlements: [within('us')] });
    const next = stream.next();
    await tie(database, feed, tied('theirs', [within('them')]));
    await tie(database, feed, tied('ours', [within('us')]));
    const { cursor } = (await next).value;
    expect(reader.reached.mock.calls.flat()).not.toContain(cursor);
    end.abort();
    await stream.next();
    const told = reader.reached.mock.calls.flat();
    expect([told[0], told.at(-1)]).toEqual([after, cursor]);
  });
});
