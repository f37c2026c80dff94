import { setImmediate } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import type { Database } from './database.js';
import { Lease, LeaseLostError } from './lease.js';

/** What one process of a subgraph does for all, again and again. */
export interface DutyDefinition {
  /** Unique in the subgraph; its lease has the same name. */
  name: string;
  /** Whether it is also performed as soon as something new is known of the directory. */
  followsDirectory?: boolean;
  /**
   * Does what there is to do by now, in pieces: each is one `term.write`, which looks again at what it changes. It may be
   * killed between any two, or in the middle of one, and another process goes on with what is left.
   */
  perform(term: DutyTerm): Promise<void>;
}

/** The time in which one process leads. */
export interface DutyTerm {
  /** Whether to leave the rest to whoever is next: this process stops. */
  isEnding(): boolean;
  /** One piece in a transaction in which nobody can take over. Throws `LeaseLostError` where somebody has. */
  write<T>(work: (manager: EntityManager) => Promise<T>): Promise<T>;
}

export interface DutyOptions {
  database: Database;
  /** How often it is performed, in milliseconds; where the leader dies another goes on within three of it. */
  intervalMs: number;
  onError: (error: unknown) => void;
}

/** Performs a duty at an interval where this process leads, and asks at each whether it does. */
export class Duty {
  private readonly lease: Lease;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private isAwaited = false;
  private hasLed = false;
  private stopped = false;

  constructor(
    private readonly definition: DutyDefinition,
    private readonly options: DutyOptions,
  ) {
    this.lease = new Lease(options.database, definition.name, 2 * options.intervalMs);
  }

  get name(): string {
    return this.definition.name;
  }

  /** Performs it now and at each interval. Does nothing where it was started before. */
  start(): void {
    if (this.timer || this.stopped) return;
    this.timer = setInterval(() => this.run(), this.options.intervalMs);
    this.run();
  }

  /** Performs it before its interval is over, once more where it is under way. Does nothing where it was not started. */
  wake(): void {
    if (!this.timer || this.stopped) return;
    this.isAwaited = this.running !== undefined;
    this.run();
  }

  /** Resolves when it is not under way. */
  async settled(): Promise<void> {
    while (this.running) await this.running;
  }

  /** Ends after the piece that is under way, and lets another process lead at once. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.running;
    if (this.hasLed) await this.lease.release().catch(this.options.onError);
  }

  /** Performs it once more where this process leads; resolves when it is done or another has taken over. */
  async perform(): Promise<void> {
    await this.running;
    await this.lead();
  }

  private run(): void {
    this.running ??= this.lead()
      .catch(this.options.onError)
      .finally(() => {
        this.running = undefined;
        if (this.isAwaited) this.wake();
      });
  }

  private async lead(): Promise<void> {
    const fence = await this.lease.take();
    if (fence === undefined) return;
    this.hasLed = true;
    try {
      await this.definition.perform({
        isEnding: () => this.stopped,
        write: (work) => this.write(fence, work),
      });
    } catch (error) {
      if (!(error instanceof LeaseLostError)) throw error;
    }
  }

  private async write<T>(fence: number, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const result = await this.lease.write(fence, work);
    this.options.database.tellWritten();
    // SQLite writes without waiting for it: between any two of many pieces whoever asks has a turn.
    await setImmediate();
    return result;
  }
}
