import type { EntityManager } from 'typeorm';
import { describeEachDialect, freshLocation } from '../../test/kit/databases.js';
import { KNOT_TABLES } from '../../test/kit/knot-feed.js';
import { Database } from './database.js';
import { FeedStateRow } from './outbox.entity.js';

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
