import type { Database } from './database.js';
import type { FeedPlace } from './feed-cursor.js';
import { lockFeedState } from './feed-state.js';
import { EventRow, FeedStateRow } from './outbox.entity.js';

const BATCH = 500;

/**
 * Numbers committed events in commit order. An auto-increment id is given before the commit, so on MariaDB/MySQL a reader
 * by id could pass an event that commits later; a number is given only to what is already committed, and whoever gives
 * it holds the feed's row locked. So any process may do it, and one that dies loses nothing.
 */
export class Sequencer {
  private running: Promise<void> | undefined;
  private again = false;
  private stopped = false;
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly database: Database,
    intervalMs: number,
    /** Told the feed's new end. */
    private readonly onNumbered: (end: FeedPlace) => void,
    private readonly onError: (error: unknown) => void,
  ) {
    database.afterWrite(() => this.kick());
    this.timer = setInterval(() => this.kick(), intervalMs);
    this.kick();
  }

  /** Numbers what waits, soon; calls while it runs are taken together. */
  kick(): void {
    if (this.stopped) return;
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = this.numberAll()
      .catch(this.onError)
      .finally(() => {
        this.running = undefined;
        if (this.again) {
          this.again = false;
          this.kick();
        }
      });
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.running;
  }

  private async numberAll(): Promise<void> {
    const waiting = await this.database.read
      .createQueryBuilder(EventRow, 'event')
      .select('event.id')
      .where('event.position IS NULL')
      .limit(1)
      .getOne();
    if (!waiting) return;
    for (let numbered = BATCH; numbered === BATCH; ) {
      const batch = await this.numberBatch();
      numbered = batch.numbered;
      if (numbered > 0) this.onNumbered(batch.end);
    }
  }

  private numberBatch(): Promise<{ end: FeedPlace; numbered: number }> {
    return this.database.dutyWrite(async (manager) => {
      const { epoch, lastPosition } = await lockFeedState(this.database, manager);
      const rows = await manager
        .createQueryBuilder(EventRow, 'event')
        .select('event.id')
        .where('event.position IS NULL')
        .orderBy('event.id')
        .limit(BATCH)
        .getMany();
      const end = { epoch, position: lastPosition + rows.length };
      if (rows.length === 0) return { end, numbered: 0 };
      const cases = rows.map((row, index) => `WHEN ${row.id} THEN ${lastPosition + index + 1}`).join(' ');
      await manager
        .createQueryBuilder()
        .update(EventRow)
        .set({ position: () => `CASE id ${cases} END` })
        .whereInIds(rows.map((row) => row.id))
        .execute();
      await manager.update(FeedStateRow, { id: 1 }, { lastPosition: end.position });
      return { end, numbered: rows.length };
    });
  }
}
