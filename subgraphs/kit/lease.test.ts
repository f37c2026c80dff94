import { describeEachDialect, openTestDatabase, type TestDatabase } from '../../test/kit/databases.js';
import { KNOT_TABLES } from '../../test/kit/knot-feed.js';
import { Lease, LeaseLostError, LeaseRow } from './lease.js';
import { FeedStateRow } from './outbox.entity.js';

const TERM_MS = 60_000;

describeEachDialect((dialect) => {
  let test: TestDatabase;
  let first: Lease;
  let second: Lease;

  beforeEach(async () => {
    test = await openTestDatabase(dialect, KNOT_TABLES);
    [first, second] = [new Lease(test.database, 'sweeping', TERM_MS), new Lease(test.database, 'sweeping', TERM_MS)];
  });

  afterEach(() => test.drop());

  const row = () => test.database.read.findOneByOrFail(LeaseRow, { duty: 'sweeping' });
  /** Lets the term end as it does by itself when its holder is silent. */
  const endTerm = () =>
    test.database.write((manager) => manager.update(LeaseRow, { duty: 'sweeping' }, { until: new Date(0) }));
  const effect = (lease: Lease, fence: number, id: number) =>
    lease.write(fence, (manager) =>
      manager.insert(FeedStateRow, { id, epoch: 'effect', lastPosition: 0, floorPosition: 0 }),
    );
  const effects = async () => (await test.database.read.find(FeedStateRow)).map(({ id }) => id);

  it('has one leader, who stays it', async () => {
    expect(await first.take()).toBe(1);
    expect(await second.take()).toBeUndefined();
    expect(await first.take()).toBe(1);
  });

  it('has one leader when many ask at once', async () => {
    const all = Array.from({ length: 8 }, () => new Lease(test.database, 'sweeping', TERM_MS));
    const fences = await Promise.all(all.map((lease) => lease.take()));
    expect(fences.filter((fence) => fence !== undefined)).toEqual([1]);
  });

  it('has a leader for each duty', async () => {
    expect(await first.take()).toBe(1);
    expect(await new Lease(test.database, 'counting', TERM_MS).take()).toBe(1);
  });

  it('passes to another when the term has ended, with a higher fence number', async () => {
    await first.take();
    await endTerm();
    expect(await second.take()).toBe(2);
    expect(await first.take()).toBeUndefined();
  });

  it('passes to another at once when its leader gives it up', async () => {
    await first.take();
    await second.release();
    expect(await second.take()).toBeUndefined();
    await first.release();
    expect(await second.take()).toBe(2);
  });

  it('goes on with each effect', async () => {
    const fence = (await first.take()) as number;
    await endTerm();
    await effect(first, fence, 2);
    expect(await second.take()).toBeUndefined();
    expect((await row()).until.getTime()).toBeGreaterThan(Date.now());
  });

  it('lets a former leader do nothing', async () => {
    const fence = (await first.take()) as number;
    await endTerm();
    await second.take();
    await expect(effect(first, fence, 2)).rejects.toThrow(LeaseLostError);
    await endTerm();
    expect(await first.take()).toBe(3);
    await expect(effect(first, fence, 3)).rejects.toThrow(LeaseLostError);
    await effect(first, 3, 4);
    expect(await effects()).toEqual([4]);
  });

  it('lets nobody take over in the middle of an effect', async () => {
    const fence = (await first.take()) as number;
    await endTerm();
    let takeover: Promise<number | undefined> | undefined;
    await first.write(fence, async () => {
      takeover = second.take();
    });
    expect(await takeover).toBeUndefined();
  });
});
