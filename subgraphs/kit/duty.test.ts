import { describeEachDialect, openTestDatabase, type TestDatabase } from '../../test/kit/databases.js';
import { KNOT_TABLES, openKnotFeed, tied } from '../../test/kit/knot-feed.js';
import { Duty, type DutyDefinition } from './duty.js';
import { LeaseRow } from './lease.js';
import { EventRow } from './outbox.entity.js';

describeEachDialect((dialect) => {
  let test: TestDatabase;
  const duties: Duty[] = [];

  beforeEach(async () => {
    test = await openTestDatabase(dialect, KNOT_TABLES);
  });

  afterEach(async () => {
    await Promise.all(duties.splice(0).map((duty) => duty.stop()));
    await test.drop();
  });

  const failHard = (error: unknown) => {
    throw error;
  };
  function dutyOf(perform: DutyDefinition['perform'], onError: (error: unknown) => void = failHard): Duty {
    const duty = new Duty({ name: 'tying', perform }, { database: test.database, intervalMs: 60_000, onError });
    duties.push(duty);
    return duty;
  }
  const tying = (knot: string): DutyDefinition['perform'] =>
    async function tie(term) {
      await term.write((manager) => manager.insert(EventRow, { ...tied(knot), position: null }));
    };
  const knots = async () => (await test.database.read.find(EventRow)).map(({ aggregateId }) => aggregateId);
  const endTerm = () =>
    test.database.write((manager) => manager.update(LeaseRow, { duty: 'tying' }, { until: new Date(0) }));

  it('is performed by one process, and at once by another when that one stops', async () => {
    const [leader, other] = [dutyOf(tying('leader')), dutyOf(tying('other'))];
    await leader.perform();
    await other.perform();
    expect(await knots()).toEqual(['leader']);
    await leader.stop();
    await other.perform();
    expect(await knots()).toEqual(['leader', 'other']);
  });

  it('leaves the rest to whoever has taken over', async () => {
    const other = dutyOf(tying('other'));
    const leader = dutyOf(async (term) => {
      await tying('first')(term);
      await endTerm();
      await other.perform();
      await tying('second')(term);
    });
    await leader.perform();
    expect(await knots()).toEqual(['first', 'other']);
  });

  it('writes a piece whole or not at all, and tells of what goes wrong', async () => {
    const errors: unknown[] = [];
    const told = withResolvers();
    const duty = dutyOf(
      (term) =>
        term.write(async (manager) => {
          await manager.insert(EventRow, { ...tied('half'), position: null });
          throw new Error('fell over');
        }),
      (error) => {
        errors.push(error);
        told.resolve();
      },
    );
    duty.start();
    await told.promise;
    expect(errors).toEqual([new Error('fell over')]);
    expect(await knots()).toEqual([]);
  });

  it('ends after the piece that is under way when it is stopped', async () => {
    const begun = withResolvers();
    const duty = dutyOf(async (term) => {
      for (let piece = 1; !term.isEnding(); piece++) {
        await tying(`piece ${piece}`)(term);
        begun.resolve();
      }
    });
    duty.start();
    duty.start();
    await begun.promise;
    await duty.stop();
    const done = await knots();
    expect(done).toEqual(done.map((_, index) => `piece ${index + 1}`));
  });

  it('is performed again as soon as it is woken, also while it is under way, and not before it was started', async () => {
    const [begun, goesOn, again] = [withResolvers(), withResolvers(), withResolvers()];
    let turns = 0;
    const duty = dutyOf(async () => {
      turns += 1;
      if (turns === 2) again.resolve();
      begun.resolve();
      await goesOn.promise;
    });
    duty.wake();
    expect(turns).toBe(0);
    duty.start();
    await begun.promise;
    duty.wake();
    duty.wake();
    goesOn.resolve();
    await again.promise;
    await duty.stop();
    expect(turns).toBe(2);
  });

  it('has its events numbered without waiting until somebody looks', async () => {
    const feed = await openKnotFeed(test.database, { pollIntervalMs: 60_000 });
    const end = new AbortController();
    const after = await feed.head();
    const stream = feed.follow(
      { entitlements: 'ALL', instead: 'knots', after },
      { signal: end.signal, position: undefined },
    );
    const next = stream.next();
    await dutyOf((term) => term.write((manager) => feed.append(manager, tied('told')))).perform();
    expect((await next).value?.payload).toEqual({ knot: 'told' });
    end.abort();
    await feed.stop();
  });
});

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
