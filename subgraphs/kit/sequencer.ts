import type { Database } from './database.js';
import type { FeedPlace } from './feed-cursor.js';
import { lockFeedState } from './feed-state.js';
import { Lease } from './lease.js';
import { EventRow, FeedStateRow } from './outbox.entity.js';
import type { Relay } from './relay.js';

const BATCH = 500;
/** How long nobody else leads when the leader falls silent, in milliseconds; meanwhile everyone numbers when it polls. */
const TERM_MS = 10_000;

export interface SequencerOptions {
  feed: string;
  database: Database;
  relay: Relay;
  /** How often to look without having been told, in milliseconds. */
  pollIntervalMs: number;
  /** Told the feed's new end. */
  onNumbered: (end: FeedPlace) => void;
  onError: (error: unknown) => void;
}

/**
 * Numbers committed events in commit order. An auto-increment id is given before the commit, so on MariaDB/MySQL a reader
 * by id could pass an event that commits later; a number is given only to what is already committed, and whoever gives
 * it holds the feed's row locked. That lock is the fence, so who numbers never matters for what is right, and one that
 * dies loses nothing.
 *
 * For speed one process leads: the others tell it what they wrote, and it numbers many commits at once, where each for
 * itself would queue for the row and flush its own commit. Where it is silent,
 * they number when they poll; where the relay reaches nobody, each numbers its own at once.
 */
export class Sequencer {
  private readonly lease: Lease;
  private readonly written: string;
  private isLeader = false;
  private asksAgainAt = 0;
  private asking: Promise<void> = Promise.resolve();
  private running: Promise<void> | undefined;
  private again = false;
  private stopped = false;
  private readonly timer: NodeJS.Timeout;
  private readonly unlisten: () => void;

  constructor(private readonly options: SequencerOptions) {
    const { feed, database, relay, pollIntervalMs } = options;
    this.lease = new Lease(database, 'sequencer', TERM_MS);
    this.written = `${feed}:written`;
    database.afterWrite(() => {
      if (this.isLeader || !relay.reachesOthers()) this.kick();
      else relay.announce(this.written);
    });
    this.unlisten = relay.listen(this.written, () => {
      if (this.isLeader) this.kick();
    });
    this.timer = setInterval(() => this.poll(), pollIntervalMs);
    this.poll();
  }

  /** Numbers what waits, soon; calls while it runs are taken together. */
  kick(): void {
    if (this.stopped) return;
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = this.numberAll()
      .catch(this.options.onError)
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
    this.unlisten();
    await Promise.all([this.running, this.asking]);
    if (this.isLeader) await this.lease.release().catch(this.options.onError);
  }

  private poll(): void {
    this.kick();
    if (!this.options.relay.reachesOthers() || Date.now() < this.asksAgainAt) return;
    this.asksAgainAt = Number.POSITIVE_INFINITY;
    this.asking = this.askToLead();
  }

  private async askToLead(): Promise<void> {
    try {
      this.isLeader = (await this.lease.take()) !== undefined;
    } catch (error) {
      this.isLeader = false;
      this.options.onError(error);
    }
    this.asksAgainAt = this.isLeader ? Date.now() + TERM_MS / 2 : 0;
  }

  private async numberAll(): Promise<void> {
    const waiting = await this.options.database.read
      .createQueryBuilder(EventRow, 'event')
      .select('event.id')
      .where('event.position IS NULL')
      .limit(1)
      .getOne();
    if (!waiting) return;
    for (let numbered = BATCH; numbered === BATCH; ) {
      const batch = await this.numberBatch();
      numbered = batch.numbered;
      if (numbered > 0) this.options.onNumbered(batch.end);
    }
  }

  private numberBatch(): Promise<{ end: FeedPlace; numbered: number }> {
    return this.options.database.dutyWrite(async (manager) => {
      const { epoch, lastPosition } = await lockFeedState(this.options.database, manager);
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
