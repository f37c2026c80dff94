import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type FreshLocation, freshLocation, testDialects, testRedisUrl } from '../../test/kit/databases.js';
import {
  EVERY_KNOT,
  type Knots,
  knotsOf,
  openKnotDatabase,
  openKnotFeed,
  take,
  tie,
} from '../../test/kit/knot-feed.js';
import type { KnotCommand, KnotReport } from '../../test/kit/knot-process.js';
import type { Database } from './database.js';
import type { Feed } from './feed.js';
import { loadFeedState } from './feed-state.js';
import { LeaseRow } from './lease.js';
import { EventRow } from './outbox.entity.js';
import { redisRelay } from './relay.js';

const KIT = join(__dirname, '..', '..', 'test', 'kit');
const redisUrl = testRedisUrl();
/** An SQLite file has one writer process; what several do to one database is seen on a server. */
const canRun = redisUrl !== undefined && testDialects().includes('mariadb');

/** Processes start, and leaders' terms end, within this even on a busy machine. */
jest.setTimeout(90_000);

/** A process of its own on the knots' database. */
class KnotProcess {
  readonly tied: string[] = [];
  private readonly waiting = new Map<string, () => void>();

  constructor(private readonly child: ChildProcess) {
    child.on('message', (message: KnotReport) => {
      if ('knot' in message) this.tied.push(message.knot);
      else this.waiting.get(message.done)?.();
    });
  }

  done(what: KnotCommand['do'] | 'open'): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.set(what, resolve);
    });
  }

  order(command: KnotCommand): Promise<void> {
    this.child.send(command);
    return this.done(command.do);
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Resolves when it is gone; what it had sent by then has arrived. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const closed = once(this.child, 'close');
    this.child.kill('SIGKILL');
    await closed;
  }
}

(canRun ? describe : describe.skip)('the feed among processes', () => {
  let place: FreshLocation;
  let database: Database;
  let feed: Feed<Knots>;
  let processes: KnotProcess[];
  const statements: string[] = [];
  const end = { current: new AbortController() };
  const relay = canRun ? redisRelay(redisUrl as string, () => undefined) : undefined;

  async function startProcess(): Promise<KnotProcess> {
    const child = fork(join(KIT, 'knot-process.ts'), [JSON.stringify([place.location, redisUrl])], {
      execArgv: ['--require', join(KIT, 'run-typescript.cjs')],
    });
    const started = new KnotProcess(child);
    processes.push(started);
    await started.done('open');
    return started;
  }

  beforeEach(async () => {
    place = await freshLocation('mariadb');
    database = await openKnotDatabase(place.location, (sql) => statements.push(sql));
    feed = await openKnotFeed(database, { relay, pollIntervalMs: 200 });
    end.current = new AbortController();
    processes = [];
  });

  afterEach(async () => {
    end.current.abort();
    await Promise.all(processes.map((child) => child.kill()));
    await feed.stop();
    await database.close();
    await place.drop();
  });

  afterAll(() => relay?.close());

  const follow = (after: string) =>
    feed.follow({ ...EVERY_KNOT, after }, { signal: end.current.signal, position: undefined });

  it('numbers each event once and in order, also when a process is killed while it writes and numbers', async () => {
    const stream = follow(await feed.head());
    const [victim, ...others] = await Promise.all([startProcess(), startProcess(), startProcess()]);
    const orders = others.map((child, index) => child.order({ do: 'tie', name: `child ${index}`, count: 100 }));
    victim?.order({ do: 'tie', name: 'victim', count: 10_000 });
    const seen = await take(stream, 60);
    await victim?.kill();
    await Promise.all(orders);
    await tie(database, feed, 'last');
    while (seen.at(-1)?.payload.knot !== 'last') seen.push(...(await take(stream, 1)));
    const knots = knotsOf(seen);
    expect(seen.map(({ position }) => position)).toEqual(seen.map((_, index) => index + 1));
    expect(new Set(knots).size).toBe(knots.length);
    for (const { tied } of processes) {
      const name = tied[0]?.replace(/ \d+$/, '') as string;
      const own = knots.filter((knot) => knot.startsWith(name));
      // What was committed without being acknowledged may be there too.
      expect(own.slice(0, tied.length)).toEqual(tied);
      expect(own.length - tied.length).toBeLessThanOrEqual(1);
    }
  });

  it.each(['SIGKILL', 'SIGSTOP'] as const)(
    'goes on when the process that numbers gets %s in the middle, and passes no open transaction',
    async (signal) => {
      const stream = follow(await feed.head());
      const sequencer = await startProcess();
      let commit: () => void = () => undefined;
      const isHeld = new Promise<void>((resolve) => {
        commit = resolve;
      });
      await sequencer.order({ do: 'hold' });
      const early = database.write(async (manager) => {
        await feed.append(manager, { ...TIED_LATE, payload: { knot: 'committed last' } });
        await isHeld;
      });
      await tie(database, feed, 'committed first');
      const { lastPosition } = await loadFeedState(database);
      expect(lastPosition).toBe(0);
      sequencer.signal(signal);
      expect(knotsOf(await take(stream, 1))).toEqual(['committed first']);
      commit();
      await early;
      expect(knotsOf(await take(stream, 1))).toEqual(['committed last']);
    },
  );

  it('is numbered by the one process that leads, for all, and by another when that one has died', async () => {
    await feed.stop();
    const first = await startProcess();
    const leader = () => database.read.findOneByOrFail(LeaseRow, { duty: 'sequencer' });
    await until(async () => (await leader()).until.getTime() > Date.now());
    const { fence } = await leader();
    const numbered = () => statements.filter((sql) => /UPDATE `event` SET `position`/.test(sql)).length;
    feed = await openKnotFeed(database, { relay, pollIntervalMs: 60_000 });
    const stream = follow(await feed.head());
    statements.length = 0;
    await tie(database, feed, 'for the leader');
    expect(knotsOf(await take(stream, 1))).toEqual(['for the leader']);
    await startProcess();
    await first.kill();
    await tie(database, feed, 'while nobody leads');
    expect(knotsOf(await take(stream, 1))).toEqual(['while nobody leads']);
    expect(numbered()).toBe(0);
    await until(async () => (await leader()).fence === fence + 1);
  });

  it('is shortened by one process at a time, and by another when that one is killed while at it', async () => {
    await database.write(async (manager) => {
      await manager.query('CREATE TABLE removal (position INT NOT NULL, fence INT NOT NULL)');
      await manager.query(
        'CREATE TRIGGER removed AFTER DELETE ON event FOR EACH ROW ' +
          'INSERT INTO removal SELECT OLD.position, fence FROM lease WHERE duty = "retention"',
      );
    });
    const stream = follow(await feed.head());
    await tie(database, feed, ...Array.from({ length: 1_200 }, (_, index) => `knot ${index}`));
    await take(stream, 1_200);
    const children = await Promise.all([startProcess(), startProcess(), startProcess()]);
    const removals = async (): Promise<{ position: number; fence: number }[]> =>
      database.read.query('SELECT position, fence FROM removal ORDER BY position');
    await children[0]?.order({ do: 'retain', events: 10, intervalMs: 500 });
    await until(async () => (await removals()).length > 0);
    await children[0]?.kill();
    await Promise.all(children.slice(1).map((child) => child.order({ do: 'retain', events: 10, intervalMs: 500 })));
    await tie(database, feed, 'one more');
    await until(async () => (await loadFeedState(database)).floorPosition === 1_191);
    const all = await removals();
    expect(all.map(({ position }) => position)).toEqual(Array.from({ length: 1_191 }, (_, index) => index + 1));
    const fences = all.map(({ fence }) => fence);
    expect(fences).toEqual(fences.toSorted((one, other) => one - other));
    expect(new Set(fences)).toEqual(new Set([1, 2]));
    expect((await database.read.findOneByOrFail(LeaseRow, { duty: 'retention' })).fence).toBe(2);
    expect(await database.read.count(EventRow)).toBe(10);
  });
});

const TIED_LATE = { kind: 'TIED' as const, aggregateId: 'late', occurredAt: new Date('2026-03-18T02:00:00Z') };

/** Asks until it is so; the test's time limit bounds it. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setImmediate(resolve));
}
