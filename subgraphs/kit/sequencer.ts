import type { Database } from './database.js';
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
    private readonly onNumbered: () => void,
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
    let numbered = BATCH;
    while (numbered === BATCH) numbered = await this.numberBatch();
    this.onNumbered();
  }

  private numberBatch(): Promise<number> {
    return this.database.silentWrite(async (manager) => {
      const state = await manager.findOneOrFail(FeedStateRow, {
        where: { id: 1 },
        ...(this.database.dialect === 'mariadb' && { lock: { mode: 'pessimistic_write' as const } }),
      });
      const rows = await manager
        .createQueryBuilder(EventRow, 'event')
        .select('event.id')
        .where('event.position IS NULL')
        .orderBy('event.id')
        .limit(BATCH)
        .getMany();
      if (rows.length === 0) return 0;
      const cases = rows.map((row, index) => `WHEN ${row.id} THEN ${state.lastPosition + index + 1}`).join(' ');
      await manager
        .createQueryBuilder()
        .update(EventRow)
        .set({ position: () => `CASE id ${cases} END` })
        .whereInIds(rows.map((row) => row.id))
        .execute();
      await manager.update(FeedStateRow, { id: 1 }, { lastPosition: state.lastPosition + rows.length });
      return rows.length;
    });
  }
}
