import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Database } from './database.js';
import type { FeedPlace } from './feed-cursor.js';
import { FeedStateRow } from './outbox.entity.js';

/** Writes the feed's row where it is missing. */
export async function ensureFeedState(database: Database): Promise<void> {
  await database.write((manager) =>
    manager
      .createQueryBuilder()
      .insert()
      .into(FeedStateRow)
      .values({ id: 1, epoch: randomUUID(), lastPosition: 0, floorPosition: 0 })
      .orIgnore()
      .execute(),
  );
}

/** The feed's row as of now. */
export function loadFeedState(database: Database): Promise<FeedStateRow> {
  return database.read.findOneByOrFail(FeedStateRow, { id: 1 });
}

/** The feed's row, locked until the caller's transaction ends; an SQLite file has one writer anyway. */
export function lockFeedState(database: Database, manager: EntityManager): Promise<FeedStateRow> {
  return manager.findOneOrFail(FeedStateRow, {
    where: { id: 1 },
    ...(database.dialect === 'mariadb' && { lock: { mode: 'pessimistic_write' as const } }),
  });
}

/** Makes every cursor of before invalid (`CURSOR_EXPIRED`). To be called after a restore of the database. */
export async function renewEpoch(database: Database): Promise<void> {
  await database.write((manager) => manager.update(FeedStateRow, { id: 1 }, { epoch: randomUUID() }));
}

/**
 * Renews the epoch when `place`, which readers were told, lies beyond the feed's end: positions never go back, so the
 * database is an older copy of itself, and would give the same numbers to other events. Returns whether it did.
 */
export function renewEpochIfRestored(database: Database, place: FeedPlace): Promise<boolean> {
  return database.write(async (manager) => {
    const state = await lockFeedState(database, manager);
    if (state.epoch !== place.epoch || state.lastPosition >= place.position) return false;
    await manager.update(FeedStateRow, { id: 1 }, { epoch: randomUUID() });
    return true;
  });
}
