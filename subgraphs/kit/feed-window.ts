import type { Entitlement } from './access.js';
import type { Database } from './database.js';
import type { FeedPlace } from './feed-cursor.js';
import { type EntitledEventRow, readFeedWithEntitled } from './read-feed.js';

/** An event in memory with who may see it. */
interface WindowEntry<Event> {
  event: Event;
  aggregateId: string;
  /** `relation agencyId` of each entitlement. */
  entitled: ReadonlySet<string>;
}

export interface WindowQuery {
  entitlements: readonly Entitlement[] | 'ALL';
  aggregateId?: string;
}

const SIZE = 1_000;

const keyOf = ({ relation, agencyId }: Entitlement) => `${relation} ${agencyId}`;

/**
 * The feed's last events in memory, shared by all who follow it in this process: one statement per growth, however many
 * they are. Who stands before its start reads the table until it has come here.
 */
export class FeedWindow<Event> {
  /** Positions after `start`, up to and with `end`, are here. */
  private start = 0;
  private entries: WindowEntry<Event>[] = [];
  private place: FeedPlace = { epoch: '', position: 0 };
  private readonly waiting = new Set<() => void>();
  private reading: Promise<void> | undefined;
  private next: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly toEvent: (row: EntitledEventRow, epoch: string) => Event,
    /** Told a place that was reached, when the feed's end lies before it. */
    private readonly onFeedBefore: (place: FeedPlace) => Promise<void>,
  ) {}

  /** Up to where this knows everything. */
  get end(): FeedPlace {
    return this.place;
  }

  /** Whether everything after `place` is here. */
  holds({ epoch, position }: FeedPlace): boolean {
    return epoch === this.place.epoch && position >= this.start && position <= this.place.position;
  }

  /** What the reader is entitled to after `position`, up to the end. */
  eventsAfter(position: number, { entitlements, aggregateId }: WindowQuery): Event[] {
    const keys = entitlements === 'ALL' ? 'ALL' : entitlements.map(keyOf);
    return this.entries
      .slice(Math.max(0, position - this.start))
      .filter((entry) => aggregateId === undefined || entry.aggregateId === aggregateId)
      .filter(({ entitled }) => keys === 'ALL' || keys.some((key) => entitled.has(key)))
      .map(({ event }) => event);
  }

  /** Reads what is new. Calls while it reads share the reading after it, for the present one may miss what they look for. */
  refresh(): Promise<void> {
    if (!this.reading) {
      this.reading = this.read().finally(() => {
        this.reading = undefined;
      });
      return this.reading;
    }
    this.next ??= this.reading
      .catch(() => undefined)
      .then(() => {
        this.next = undefined;
        return this.refresh();
      });
    return this.next;
  }

  /** Settles when the end is no longer `place`, or when `signal` aborts. */
  async grownBeyond(place: FeedPlace, signal: AbortSignal): Promise<void> {
    if (signal.aborted || this.place !== place) return;
    let settle: () => void = () => undefined;
    const grown = new Promise<void>((resolve) => {
      settle = resolve;
    });
    this.waiting.add(settle);
    signal.addEventListener('abort', settle, { once: true });
    await grown;
    this.waiting.delete(settle);
    signal.removeEventListener('abort', settle);
  }

  /** Resolves when nothing is being read. */
  async settled(): Promise<void> {
    await (this.next ?? this.reading)?.catch(() => undefined);
  }

  private async read(): Promise<void> {
    const { read } = this.database;
    let after = this.place.position;
    let { state, events } = await readFeedWithEntitled(read, { after, through: after + SIZE });
    if (state.epoch === this.place.epoch && state.lastPosition < after) {
      await this.onFeedBefore(this.place);
      return this.read();
    }
    const isFarBehind = state.lastPosition > after + SIZE || state.floorPosition > after;
    if (state.epoch !== this.place.epoch || isFarBehind) {
      after = Math.max(state.floorPosition, state.lastPosition - SIZE);
      const { epoch } = state;
      ({ state, events } = await readFeedWithEntitled(read, { after, through: after + SIZE }));
      if (state.epoch !== epoch || state.floorPosition > after) return this.read();
      this.entries = [];
      this.start = after;
    } else if (events.length === 0) return;
    const { epoch, lastPosition } = state;
    for (const row of events) this.entries.push(this.toEntry(row, epoch));
    // Numbers have no gaps, so an entry's index is its distance from the start.
    this.entries.splice(0, this.entries.length - SIZE);
    this.place = { epoch, position: Math.min(lastPosition, after + SIZE) };
    this.start = Math.max(this.start, this.place.position - SIZE);
    for (const settle of [...this.waiting]) settle();
  }

  private toEntry(row: EntitledEventRow, epoch: string): WindowEntry<Event> {
    return {
      event: this.toEvent(row, epoch),
      aggregateId: row.aggregateId,
      entitled: new Set(row.entitled.map(keyOf)),
    };
  }
}
