import type { Logger } from 'pino';
import { backgroundErrors } from './background-errors.js';
import { consumeFeed, type FeedConsumer } from './consume-feed.js';
import type { Database } from './database.js';
import { directoryProjectionHandler } from './directory/keep-projection.js';
import { Duty, type DutyDefinition } from './duty.js';
import type { Feed } from './feed.js';
import type { FeedSource } from './feed-source.js';
import type { Relay } from './relay.js';
import { DEFAULT_RETENTION, type FeedRetention, retentionDuty } from './retention.js';
import type { SubgraphParts } from './subgraph.js';

const RETENTION_INTERVAL_MS = 60_000;
const DUTY_INTERVAL_MS = 15_000;

export interface BackgroundOptions {
  database: Database;
  feed: Feed<unknown>;
  relay: Relay;
  logger: Logger;
  now: () => Date;
  pollIntervalMs: number;
  /** What the feed keeps; `DEFAULT_RETENTION` unless told. */
  keep?: FeedRetention;
  /** How often the subgraph's own duties are performed, in milliseconds. */
  dutyIntervalMs?: number;
  /** Called when the directory has changed here. */
  onDirectoryApplied?: () => void;
}

const SUPERSEDED =
  'a newer release keeps what agency-directory tells, and this process only reads it; to go back to this release for good, ' +
  'delete the rows of feed_offset';

/** What goes on in a subgraph between requests: its feed is sequenced and kept short, the directory followed, duties done. */
export class Background {
  private constructor(
    readonly feed: Feed<unknown>,
    private readonly retention: Duty,
    private readonly duties: readonly Duty[],
    private readonly following: readonly Duty[],
    private readonly consumer: FeedConsumer | undefined,
  ) {}

  /** Begins to keep the feed short and to follow `directory`; the duties wait for {@link startDuties}. */
  static start(
    {
      directory,
      followDirectory = (projection) => projection,
      duties = [],
    }: Pick<SubgraphParts, 'duties' | 'followDirectory'> & { directory?: FeedSource },
    options: BackgroundOptions,
  ): Background {
    const { database, feed, relay, logger, now, pollIntervalMs } = options;
    const { keep = DEFAULT_RETENTION, dutyIntervalMs = DUTY_INTERVAL_MS } = options;
    const dutyOf = (definition: DutyDefinition, intervalMs: number, activity: string) =>
      new Duty(definition, { database, intervalMs, onError: backgroundErrors(logger, activity) });
    const retention = dutyOf(retentionDuty({ database, keep, now }), RETENTION_INTERVAL_MS, 'feed');
    retention.start();
    const own = duties.map((duty) => dutyOf(duty, dutyIntervalMs, duty.name));
    const following = own.filter((_, index) => duties[index]?.followsDirectory);
    const consumer =
      directory &&
      consumeFeed(directory, followDirectory(directoryProjectionHandler), {
        database,
        relay,
        pollIntervalMs,
        now,
        onApplied: () => {
          options.onDirectoryApplied?.();
          for (const duty of following) duty.wake();
        },
        onSuperseded: () => logger.warn(SUPERSEDED),
        onError: backgroundErrors(logger, 'following agency-directory'),
      });
    return new Background(feed, retention, own, following, consumer);
  }

  /** Whether the directory is known, where one is followed. */
  get knowsDirectory(): boolean {
    return this.consumer?.isReady() ?? true;
  }

  /** Waits until the directory is known. */
  async untilDirectory(): Promise<void> {
    // What fails here fails for the consumer's own first turn too, which reports it and tries again.
    await this.consumer?.catchUp().catch(() => undefined);
    await this.consumer?.ready;
  }

  /** Applies everything that the directory has committed until now, and waits for what follows it where this process leads. */
  async catchUp(): Promise<void> {
    await this.consumer?.catchUp();
    await Promise.all(this.following.map((duty) => duty.settled()));
  }

  startDuties(): void {
    for (const duty of this.duties) duty.start();
  }

  /** Performs a duty now, where this process leads; resolves when it is done. */
  async perform(name: string): Promise<void> {
    const duty = this.duties.find((candidate) => candidate.name === name);
    if (!duty) throw new Error(`there is no duty ${name}`);
    await duty.perform();
  }

  async stop(): Promise<void> {
    await this.consumer?.stop();
    await Promise.all([this.retention, ...this.duties].map((duty) => duty.stop()));
    await this.feed.stop();
  }
}
