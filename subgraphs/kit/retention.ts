import { In } from 'typeorm';
import type { Database } from './database.js';
import type { DutyDefinition, DutyTerm } from './duty.js';
import { lockFeedState } from './feed-state.js';
import { EventEntitlementRow, EventRow, FeedStateRow } from './outbox.entity.js';

/** What a feed keeps: events younger than `days`, and of those the newest `events`. */
export interface FeedRetention {
  days: number;
  events: number;
}

export const DEFAULT_RETENTION: FeedRetention = { days: 90, events: 1_000_000 };

export interface RetentionOptions {
  database: Database;
  keep: FeedRetention;
  now: () => Date;
}

/** A batch holds the feed's row for some milliseconds, in which nothing is numbered. */
const BATCH = 500;
const DAY_MS = 86_400_000;

/**
 * Removes the oldest events with their entitlements, batch by batch, and moves the feed's floor with each. Events without a
 * number are never removed.
 */
export function retentionDuty(options: RetentionOptions): DutyDefinition {
  return {
    name: 'retention',
    async perform(term) {
      let removed = BATCH;
      while (removed === BATCH && !term.isEnding()) removed = await removeBatch(term, options);
    },
  };
}

function removeBatch(term: DutyTerm, { database, keep, now }: RetentionOptions): Promise<number> {
  const oldestKept = now().getTime() - keep.days * DAY_MS;
  return term.write(async (manager) => {
    const { lastPosition, floorPosition } = await lockFeedState(database, manager);
    const oldest = await manager
      .createQueryBuilder(EventRow, 'event')
      .select(['event.id', 'event.position', 'event.occurredAt'])
      .where('event.position > :floorPosition', { floorPosition })
      .orderBy('event.position')
      .limit(BATCH)
      .getMany();
    const isKept = ({ position, occurredAt }: EventRow) =>
      (position as number) > lastPosition - keep.events && occurredAt.getTime() >= oldestKept;
    const firstKept = oldest.findIndex(isKept);
    const removed = firstKept === -1 ? oldest : oldest.slice(0, firstKept);
    if (removed.length === 0) return 0;
    const ids = removed.map((row) => row.id);
    await manager.delete(EventEntitlementRow, { eventId: In(ids) });
    await manager.delete(EventRow, { id: In(ids) });
    await manager.update(FeedStateRow, { id: 1 }, { floorPosition: removed.at(-1)?.position as number });
    return removed.length;
  });
}
