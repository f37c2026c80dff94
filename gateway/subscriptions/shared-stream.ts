import type { ExecutionResult } from 'graphql';
import type { StreamMetrics } from '../observability/stream-metrics.js';
import type { OpenStreams } from '../transport/open-streams.js';
import { executeSubscription, type SubscriptionLeg } from './execute-subscription.js';
import { Line } from './line.js';
import { isCursor } from './replay-buffer.js';
import { SharedEvent, type StreamReceiver } from './shared-event.js';

/** What the supergraph makes of the stream; what it asks of subgraphs ends with the signal. */
export type MakeLeg = (signal: AbortSignal) => SubscriptionLeg;

export interface StreamSurroundings {
  /** Where its lines are opened. */
  readonly streams: OpenStreams;
  readonly metrics: StreamMetrics;
  /** Called when nobody follows any more. */
  readonly onEmpty: () => void;
}

/** How many lines may read what was before at the same time. */
const MAX_CATCHING_UP = 4;
/** With those whose subgraph says nothing: it may be slow or away, and more readings would not make it faster. */
const MAX_BEHIND = 32;

/**
 * A stream that many clients follow. As a rule it is one line at the subgraph. Whoever comes back with a cursor that is no
 * longer in memory gets a line of its own, which takes up others who wait on its way, and ends where it meets another,
 * which takes over its memory.
 *
 * What is read again is bounded, however many come back: at most four lines catch up at a time (one that hears nothing for
 * a second is not counted, and of both there are at most 32), all who wait at one cursor share one, and what one has read before it met another is not read
 * again while it is remembered: half a minute at least, for up to 500 events. So each of these cursors is read from once in
 * that time; those further back cost what four lines can read. A line that all have left ends, and what it has read goes
 * with it.
 */
export class SharedStream {
  private readonly lines = new Set<Line>();
  private readonly waiting = new Map<unknown, Set<StreamReceiver>>();

  constructor(
    private makeLeg: MakeLeg,
    private readonly surroundings: StreamSurroundings,
  ) {}

  /** Another supergraph has taken over: all lines go on with its legs, or end with a result. */
  moveTo(next: MakeLeg | ExecutionResult): void {
    if (typeof next === 'function') {
      this.makeLeg = next;
      for (const line of this.lines) line.moveTo(next(line.stream.signal));
    } else {
      const last = new SharedEvent(next);
      const waiting = [...this.waiting.values()].flatMap((receivers) => [...receivers]);
      this.waiting.clear();
      for (const receiver of waiting) {
        receiver.next(last);
        receiver.end();
      }
      for (const line of this.lines) line.moveTo(next);
    }
  }

  /** Delivers what comes behind `after`, or from now on, to the receiver, until the returned function is called. */
  join(after: unknown, receiver: StreamReceiver): () => void {
    if (!isCursor(after)) this.joinNow(receiver);
    else {
      const line = this.lineThatHas(after);
      if (line) line.join(receiver, after);
      else {
        this.waiting.set(after, (this.waiting.get(after) ?? new Set()).add(receiver));
        this.openWaiting();
      }
    }
    return () => this.leave(receiver);
  }

  private joinNow(receiver: StreamReceiver): void {
    for (const line of this.lines) {
      if (!line.isAtEnd) continue;
      line.members.add(receiver);
      return;
    }
    this.openLine(undefined, [receiver]);
  }

  private leave(receiver: StreamReceiver): void {
    for (const [cursor, receivers] of this.waiting) {
      if (receivers.delete(receiver) && receivers.size === 0) this.waiting.delete(cursor);
    }
    for (const line of this.lines) {
      if (line.members.delete(receiver) && line.members.size === 0) this.end(line);
    }
  }

  private openLine(after: unknown, receivers: Iterable<StreamReceiver>): void {
    const { streams, metrics } = this.surroundings;
    if (isCursor(after)) metrics.catchUpStarted();
    const stream = streams.open(undefined);
    const entries = executeSubscription(this.makeLeg(stream.signal), after, stream);
    const line = new Line({ entries, stream, metrics }, after, () => this.openWaiting());
    for (const receiver of receivers) line.members.add(receiver);
    this.lines.add(line);
    this.read(line).then(
      () => this.endAll(line),
      (error: unknown) => this.endAll(line, error),
    );
  }

  private async read(line: Line): Promise<void> {
    for await (const entry of line.entries) {
      const told = line.tell(entry);
      if (isCursor(entry.cursor)) {
        for (const receiver of this.takeWaiting(entry.cursor)) line.members.add(receiver);
        if (this.isMerged(line, entry.cursor)) return;
      }
      await told;
    }
  }

  /** Whether another line has come as far: it takes this one over. */
  private isMerged(line: Line, cursor: unknown): boolean {
    for (const met of this.lines) {
      if (met === line || !met.meets(cursor)) continue;
      met.takeOver(line, cursor);
      this.end(line);
      return true;
    }
    return false;
  }

  /** Gives those who wait a line each, as far as there may be more. */
  private openWaiting(): void {
    for (const cursor of this.waiting.keys()) {
      const line = this.lineThatHas(cursor);
      if (line) for (const receiver of this.takeWaiting(cursor)) line.join(receiver, cursor);
      else if (this.mayCatchUp()) {
        this.openLine(cursor, this.takeWaiting(cursor));
      } else return;
    }
  }

  private mayCatchUp(): boolean {
    const behind = [...this.lines].filter(({ isAtEnd }) => !isAtEnd);
    return behind.length < MAX_BEHIND && behind.filter(({ isCatchingUp }) => isCatchingUp).length < MAX_CATCHING_UP;
  }

  private takeWaiting(cursor: unknown): Iterable<StreamReceiver> {
    const receivers = this.waiting.get(cursor) ?? [];
    this.waiting.delete(cursor);
    return receivers;
  }

  private lineThatHas(cursor: unknown): Line | undefined {
    for (const line of this.lines) if (line.has(cursor)) return line;
    return undefined;
  }

  private end(line: Line): void {
    line.close();
    this.lines.delete(line);
    this.openWaiting();
    if (this.lines.size === 0) this.surroundings.onEmpty();
  }

  /** The subgraph has ended the line. */
  private endAll(line: Line, error?: unknown): void {
    if (!this.lines.has(line)) return;
    const members = [...line.members];
    line.members.clear();
    this.end(line);
    for (const member of members) member.end(error);
  }
}
