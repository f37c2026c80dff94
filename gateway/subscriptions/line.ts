import type { ExecutionResult } from 'graphql';
import type { StreamMetrics } from '../observability/stream-metrics.js';
import type { OpenStream } from '../transport/open-streams.js';
import type { RunningSubscription, SubscriptionLeg } from './execute-subscription.js';
import { isCursor, ReplayBuffer } from './replay-buffer.js';
import type { SharedEvent, StreamEntry, StreamReceiver } from './shared-event.js';

/** A stream that says nothing for this long has nothing more to tell of what was before. */
const QUIET_AFTER_MS = 1_000;
/** How long clients may keep others from being told what was before. */
const RELIEF_TIMEOUT_MS = 10_000;

/**
 * One open subscription at a subgraph, and the clients that are told what it brings. Lines of one stream that have come to
 * the same place become one.
 */
export class Line {
  readonly entries: RunningSubscription;
  readonly stream: OpenStream;
  readonly members = new Set<StreamReceiver>();
  private readonly metrics: StreamMetrics;
  private readonly replay = new ReplayBuffer();
  private quiet: NodeJS.Timeout | undefined;
  private state: 'catching up' | 'quiet' | 'at end' | 'closed';

  /** `onCaughtUp` is called when the line has nothing more to tell of what was before. */
  constructor(
    { entries, stream, metrics }: { entries: RunningSubscription; stream: OpenStream; metrics: StreamMetrics },
    after: unknown,
    private readonly onCaughtUp: () => void,
  ) {
    this.entries = entries;
    this.stream = stream;
    this.metrics = metrics;
    this.state = isCursor(after) ? 'catching up' : 'at end';
    if (isCursor(after)) this.replay.push({ cursor: after });
    this.waitForQuiet();
  }

  /** Whether what it tells next happens now. */
  get isAtEnd(): boolean {
    return this.state === 'at end';
  }

  /** Whether it still tells what was before. */
  get isCatchingUp(): boolean {
    return this.state === 'catching up';
  }

  has(cursor: unknown): boolean {
    return this.replay.has(cursor);
  }

  /** Tells the members. Before the end of what was, it settles when they have read it: it comes as fast as it is read. */
  tell(entry: StreamEntry): Promise<unknown> | undefined {
    this.replay.push(entry);
    const { event } = entry;
    const relieved = event ? this.tellAll(event) : [];
    if (!event) this.reach('at end');
    if (!this.isCatchingUp) return undefined;
    if (relieved.length === 0) {
      this.waitForQuiet();
      return undefined;
    }
    // While the members read, it is not the subgraph that is silent.
    clearTimeout(this.quiet);
    return within(RELIEF_TIMEOUT_MS, relieved).then(() => this.waitForQuiet());
  }

  /** The receiver is told what came behind the cursor, which must be in the line's memory, and then whatever comes. */
  join(receiver: StreamReceiver, cursor: unknown): void {
    const missed = this.replay.behind(cursor);
    for (const event of missed) void receiver.next(event);
    this.metrics.eventsDelivered(missed.length);
    this.members.add(receiver);
  }

  /** Whether a line that has come to the cursor is one with this from there, for long enough to be worth it. */
  meets(cursor: unknown): boolean {
    return this.replay.keeps(cursor);
  }

  /** The other line has come to the cursor, at which it meets this: its members and its memory are this line's. */
  takeOver(other: Line, cursor: unknown): void {
    for (const receiver of other.members) this.join(receiver, cursor);
    other.members.clear();
    this.replay.takeOver(other.replay, cursor);
  }

  moveTo(next: SubscriptionLeg | ExecutionResult): void {
    this.replay.forgetEvents();
    this.entries.moveTo(next);
  }

  close(): void {
    clearTimeout(this.quiet);
    this.state = 'closed';
    this.stream.close();
  }

  private tellAll(event: SharedEvent): Promise<void>[] {
    const relieved: Promise<void>[] = [];
    for (const member of this.members) {
      const relief = member.next(event);
      if (relief) relieved.push(relief);
    }
    this.metrics.eventCompleted();
    this.metrics.eventsDelivered(this.members.size);
    return relieved;
  }

  private waitForQuiet(): void {
    clearTimeout(this.quiet);
    if (this.isCatchingUp) this.quiet = setTimeout(() => this.reach('quiet'), QUIET_AFTER_MS).unref();
  }

  private reach(state: 'quiet' | 'at end'): void {
    clearTimeout(this.quiet);
    const wasCatchingUp = this.isCatchingUp;
    this.state = state;
    if (wasCatchingUp) this.onCaughtUp();
  }
}

/** Settles when all have settled, at the latest after this time. */
async function within(ms: number, all: readonly Promise<void>[]): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms).unref();
  });
  await Promise.race([Promise.all(all), late]);
  clearTimeout(timer);
}
