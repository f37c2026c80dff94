import { In } from 'typeorm';
import type { Database } from './database.js';
import { lockFeedState } from './feed-state.js';
import { Lease, LeaseLostError } from './lease.js';
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
  /** How often to look for what is too old, in milliseconds. */
  intervalMs: number;
  now: () => Date;
  onError: (error: unknown) => void;
}

/** A batch holds the feed's row for some milliseconds, in which nothing is numbered. */
const BATCH = 500;
const DAY_MS = 86_400_000;

/**
 * Removes the oldest events with their entitlements, batch by batch, and moves the feed's floor with each. One process
 * does it at a time; where it dies another goes on within two intervals. Events without a number are never removed.
 */
export class Retention {
  private readonly lease: Lease;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private stopped = false;

  constructor(private readonly options: RetentionOptions) {
    this.lease = new Lease(options.database, 'retention', 2 * options.intervalMs);
  }

  start(): void {
    const run = () => {
      this.running ??= this.removeOld()
        .catch(this.options.onError)
        .finally(() => {
          this.running = undefined;
        });
    };
    this.timer = setInterval(run, this.options.intervalMs);
    run();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.running;
  }

  /** Removes what is too old by now, where this process leads; resolves when it is gone or another has taken over. */
  async removeOld(): Promise<void> {
    const fence = await this.lease.take();
    if (fence === undefined) return;
    try {
      let removed = BATCH;
      while (removed === BATCH && !this.stopped) removed = await this.removeBatch(fence);
    } catch (error) {
      if (!(error instanceof LeaseLostError)) throw error;
    }
  }

  private async removeBatch(fence: number): Promise<number> {
    const { database, keep, now } = this.options;
    const oldestKept = now().getTime() - keep.days * DAY_MS;
    return this.lease.write(fence, async (manager) => {
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
}
