import type { EntityManager } from 'typeorm';
import { describeEachDialect, type FreshLocation, freshLocation, testDialects } from '../../test/kit/databases.js';
import { KNOT_TABLES } from '../../test/kit/knot-feed.js';
import { SeverableLine } from '../../test/kit/severable-line.js';
import { Database } from './database.js';
import { isDatabaseAway } from './database-away.js';
import { FeedStateRow } from './outbox.entity.js';
import { patiently } from './patiently.js';

describeEachDialect((dialect) => {
  it('lets duties write while requests hold every connection of theirs', async () => {
    const place = await freshLocation(dialect);
    const database = await Database.open({ location: place.location, ...KNOT_TABLES });
    const row = (id: number) => ({ id, epoch: 'x', lastPosition: 0, floorPosition: 0 });
    try {
      let release: () => void = () => undefined;
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      const requests = Array.from({ length: 20 }, () => database.write(() => held));
      const duty = database.dutyWrite((manager) => manager.insert(FeedStateRow, row(1)));
      if (dialect === 'mariadb') await duty;
      release();
      await Promise.all([...requests, duty]);
      expect(await database.read.count(FeedStateRow)).toBe(1);
    } finally {
      await database.close();
      await place.drop();
    }
  });

  (dialect === 'mariadb' ? it : it.skip)('limits how long a transaction may stand still', async () => {
    const place = await freshLocation(dialect);
    const database = await Database.open({ location: place.location, ...KNOT_TABLES });
    const limit = async (write: Database['write']) => {
      const ask = (manager: EntityManager): Promise<{ seconds: unknown }[]> =>
        manager.query('SELECT @@idle_transaction_timeout AS seconds');
      return Number(((await write.call(database, ask)) as { seconds: unknown }[])[0]?.seconds);
    };
    try {
      const all = Array.from({ length: 3 }, () => [limit(database.write), limit(database.dutyWrite)]).flat();
      expect(new Set(await Promise.all(all))).toEqual(new Set([60, 5]));
    } finally {
      await database.close();
      await place.drop();
    }
  });
});

(testDialects().includes('mariadb') ? describe : describe.skip)('on a MariaDB that goes away', () => {
  let place: FreshLocation;
  let line: SeverableLine;
  let database: Database;

  beforeEach(async () => {
    place = await freshLocation('mariadb');
    if (place.location.dialect !== 'mariadb') throw new Error('asked for MariaDB');
    line = new SeverableLine(new URL(place.location.url));
    await line.mend();
    database = await Database.open({ location: { dialect: 'mariadb', url: line.url }, ...KNOT_TABLES });
  });
  afterEach(async () => {
    await database.close();
    await line.cut();
    await place.drop();
  });

  it('says so of every statement that follows in a transaction', async () => {
    const told: boolean[] = [];
    const askTwice = database.write(async (manager) => {
      await manager.query('SELECT 1');
      await line.cut();
      await manager.query('SELECT 1').catch((error: unknown) => told.push(isDatabaseAway(error)));
      await manager.query('SELECT 1');
    });
    told.push(isDatabaseAway(await askTwice.catch((error: unknown) => error)));
    expect(told).toEqual([true, true]);
  });

  it('tells what the work that nobody else may do failed of, and lets the next one do it', async () => {
    const failing = database.exclusively(async () => {
      await line.cut();
      throw new Error('the work failed');
    });
    await expect(failing).rejects.toThrow('the work failed');
    await line.mend();
    expect(await database.exclusively(async () => 'done')).toBe('done');
  });

  it('is waited for by work that nobody else may do', async () => {
    const reasons: string[] = [];
    let attempts = 0;
    const seed = async () => {
      if (++attempts === 1) await line.cut();
      await database.write((manager) => manager.query('SELECT 1'));
      return attempts;
    };
    const onWait = (reason: string) => {
      reasons.push(reason);
      void line.mend();
    };
    const { signal } = new AbortController();
    expect(await patiently(() => database.exclusively(seed), { signal, onWait })).toBe(2);
    expect(reasons).toEqual(['the database does not answer']);
  });
});
