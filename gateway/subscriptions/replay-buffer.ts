import type { SharedEvent, StreamEntry } from './shared-event.js';

const MAX_EVENTS = 500;
/** Events without a cursor are rare, and the words between events that only tell a position need not be. */
const MAX_CURSORS = 2 * MAX_EVENTS;
/** Older events are read anew: what they show may have changed. */
const MAX_AGE_MS = 60_000;
/** How long what is behind a cursor is here at least, for two streams to meet at it. */
const MIN_STAY_MS = MAX_AGE_MS / 2;

/** Whether it says where a stream stands. */
export function isCursor(cursor: unknown): boolean {
  return cursor !== undefined && cursor !== null;
}

interface Remembered {
  readonly event: SharedEvent;
  /** When it came, or one behind it: without that one it is of no use. */
  at: number;
}

/**
 * The last events of a stream, without a gap, so that clients who were away for a moment are served without asking the
 * subgraph. Cursors say nothing of their order, so each has a place: the number of events that had been told when it came.
 */
export class ReplayBuffer {
  private events: Remembered[] = [];
  /** The place in front of the oldest event here. */
  private start = 0;
  private places = new Map<unknown, number>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  push({ cursor, event }: StreamEntry): void {
    if (event) this.events.push({ event, at: this.now() });
    if (isCursor(cursor)) {
      this.places.delete(cursor);
      this.places.set(cursor, this.start + this.events.length);
    }
    this.forgetOld();
  }

  has(cursor: unknown): boolean {
    this.forgetOld();
    return this.indexIfHere(cursor) !== undefined;
  }

  /** Whether it has the cursor, and what is behind it will stay for a while. */
  keeps(cursor: unknown): boolean {
    if (!this.has(cursor)) return false;
    const next = this.events[this.indexBehind(cursor)];
    return !next || next.at >= this.now() - (MAX_AGE_MS - MIN_STAY_MS);
  }

  /** What came behind the cursor, which must be here. */
  behind(cursor: unknown): SharedEvent[] {
    return this.events.slice(this.indexBehind(cursor)).map(({ event }) => event);
  }

  /**
   * Another buffer of the same stream has come to a cursor that is here: what it has up to that is here from now on. It
   * is newer than what was here of the same events.
   */
  takeOver(other: ReplayBuffer, meeting: unknown): void {
    const met = this.indexBehind(meeting);
    const taken = other.events.slice(0, other.indexBehind(meeting));
    // The same events were told up to the meeting, so that both count alike from there.
    const shift = this.start + met - (other.start + taken.length);
    const kept = Math.max(0, other.start + shift - this.start);
    this.start = Math.min(this.start, other.start + shift);
    this.events = [...this.events.slice(0, kept), ...taken, ...this.events.slice(met)];
    let oldestBehind = Number.POSITIVE_INFINITY;
    for (const remembered of this.events.toReversed()) {
      oldestBehind = Math.min(oldestBehind, remembered.at);
      remembered.at = oldestBehind;
    }
    const theirs = [...other.places].map(([cursor, place]) => [cursor, place + shift] as const);
    this.places = new Map([...theirs, ...this.places].filter(([, place]) => place >= this.start));
    this.forgetOld();
  }

  /** From now on events are told in another form: only where the stream stands is still true. */
  forgetEvents(): void {
    this.dropOldest(this.events.length);
  }

  private forgetOld(): void {
    const oldest = this.now() - MAX_AGE_MS;
    let count = Math.max(0, this.events.length - MAX_EVENTS);
    while ((this.events[count]?.at ?? oldest) < oldest) count += 1;
    if (count > 0) this.dropOldest(count);
    for (const cursor of this.places.keys()) {
      if (this.places.size <= MAX_CURSORS) break;
      this.places.delete(cursor);
    }
  }

  private dropOldest(count: number): void {
    this.events.splice(0, count);
    this.start += count;
    for (const [cursor, place] of this.places) {
      if (place >= this.start) break;
      this.places.delete(cursor);
    }
  }

  /** How many of the events here are in front of the cursor; undefined where what is behind it is not all here. */
  private indexIfHere(cursor: unknown): number | undefined {
    const place = this.places.get(cursor);
    return place !== undefined && place >= this.start ? place - this.start : undefined;
  }

  private indexBehind(cursor: unknown): number {
    const index = this.indexIfHere(cursor);
    if (index === undefined) throw new Error('Nothing is known of what is behind a cursor that is not here.');
    return index;
  }
}
