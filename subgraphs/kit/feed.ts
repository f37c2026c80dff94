import type { EntityManager } from 'typeorm';
import type { Entitlement } from './access.js';
import type { Database } from './database.js';
import { CodedError } from './errors.js';
import { FeedCursors, type FeedPlace } from './feed-cursor.js';
import { ensureFeedState, loadFeedState, renewEpochIfRestored } from './feed-state.js';
import { FeedWindow } from './feed-window.js';
import { insertRows } from './insert-rows.js';
import { EventEntitlementRow, EventRow } from './outbox.entity.js';
import { readFeed } from './read-feed.js';
import type { Relay } from './relay.js';
import { Sequencer } from './sequencer.js';

/** A committed event of the feed with payload types by kind, as `schema/events.ts` lists them. */
export type FeedEvent<Events> = {
  [Kind in keyof Events & string]: {
    kind: Kind;
    aggregateId: string;
    occurredAt: Date;
    payload: Events[Kind];
    cursor: string;
    position: number;
  };
}[keyof Events & string];

/** An event about to be written. Without `entitled` only the internal feed shows it, and those with national scope. */
export type NewEvent<Events> = {
  [Kind in keyof Events & string]: {
    kind: Kind;
    aggregateId: string;
    occurredAt: Date;
    payload: Events[Kind];
    entitled?: readonly Entitlement[];
  };
}[keyof Events & string];

export interface FeedPage<Events> {
  events: FeedEvent<Events>[];
  /** Where to go on: after the last event of the page, or at the feed's end where the page reached it. */
  endCursor: string;
  hasMore: boolean;
}

export interface FeedQuery {
  /** Undefined: from the end, so that only what happens from now on is seen. */
  after?: string;
  limit: number;
  entitlements: Entitlement[] | 'ALL';
  aggregateId?: string;
  /** The query that shows what the events add up to; named to whoever comes with an expired cursor. */
  instead: string;
}

interface PageOfPlaces<Events> {
  events: FeedEvent<Events>[];
  end: FeedPlace;
  hasMore: boolean;
}

/** Who follows a feed. */
export interface FeedReader {
  /** Ends the following. */
  readonly signal: AbortSignal;
  /** The cursor up to which it has everything, kept by the feed. */
  position: string | undefined;
  /** Told each cursor at which nothing more is waiting for it, once it has taken everything before. */
  reached?(cursor: string): void;
  /** Awaited before events up to `place` are given out: it may abort the signal, and then they are not. */
  admit?(place: FeedPlace): Promise<void>;
}

export interface FeedOptions {
  name: string;
  database: Database;
  relay: Relay;
  cursorKey: Uint8Array;
  /** How often a reader looks without having been told, in milliseconds. */
  pollIntervalMs: number;
  onError: (error: unknown) => void;
  /** The feed found out that its database was restored from a copy, and has refused all cursors of before since. */
  onRestored: () => void;
}

const PAGE_SIZE = 200;
const SCAN_RANGE = 5_000;

/** How many positions one statement looks through: a reader may be entitled to few of them, or to all. */
function scanRange({ limit, entitlements, aggregateId }: Omit<FeedQuery, 'after'>): number {
  if (aggregateId !== undefined) return Number.MAX_SAFE_INTEGER;
  return entitlements === 'ALL' ? limit : SCAN_RANGE;
}

/** One subgraph's events in commit order: appended with the change, numbered after the commit, read by cursor. */
export class Feed<Events> {
  private readonly cursors: FeedCursors;
  private readonly sequencer: Sequencer;
  private readonly window: FeedWindow<FeedEvent<Events>>;
  private readonly timer: NodeJS.Timeout;
  private readonly unlisten: () => void;
  private followers = 0;

  private constructor(private readonly options: FeedOptions) {
    const { name, database, relay, pollIntervalMs, onError } = options;
    this.cursors = new FeedCursors(name, options.cursorKey);
    this.window = new FeedWindow(
      database,
      (row, epoch) => this.toEvent(row, epoch),
      (place) => this.renewIfRestored(place),
    );
    const look = () => {
      if (this.followers > 0) this.window.refresh().catch(onError);
    };
    this.unlisten = relay.listen(name, look);
    this.timer = setInterval(look, pollIntervalMs);
    const onNumbered = (end: FeedPlace) => {
      relay.announce(name);
      relay.remember(name, end);
    };
    this.sequencer = new Sequencer({ feed: name, database, relay, pollIntervalMs, onNumbered, onError });
  }

  static async open<Events>(options: FeedOptions): Promise<Feed<Events>> {
    const { name, database, relay, onRestored } = options;
    await ensureFeedState(database);
    const { epoch } = await loadFeedState(database);
    const position = await relay.recall(name, epoch);
    if (await renewEpochIfRestored(database, { epoch, position })) onRestored();
    return new Feed<Events>(options);
  }

  /** Writes an event in the caller's transaction, after the aggregate's row was locked or changed in it. */
  async append(manager: EntityManager, event: NewEvent<Events>): Promise<void> {
    const { kind, aggregateId, occurredAt, payload, entitled = [] } = event;
    const inserted = await manager
      .createQueryBuilder()
      .insert()
      .into(EventRow)
      .values({ kind, aggregateId, occurredAt, payload: payload as object, position: null })
      .execute();
    const eventId = inserted.identifiers[0]?.id as number;
    if (entitled.length > 0) {
      await manager
        .createQueryBuilder()
        .insert()
        .into(EventEntitlementRow)
        .values(entitled.map((entitlement) => ({ eventId, ...entitlement })))
        .orIgnore()
        .execute();
    }
  }

  /** `append` of any number of events that only the internal feed shows. */
  async appendAll(manager: EntityManager, events: readonly Omit<NewEvent<Events>, 'entitled'>[]): Promise<void> {
    const rows = events.map(({ kind, aggregateId, occurredAt, payload }) => ({
      kind,
      aggregateId,
      occurredAt,
      payload: payload as object,
      position: null,
    }));
    await insertRows<Omit<EventRow, 'id'>>(manager, EventRow, rows);
  }

  /** The cursor at the feed's end as of now. */
  async head(): Promise<string> {
    const { epoch, lastPosition } = await loadFeedState(this.options.database);
    return this.cursors.write({ epoch, position: lastPosition });
  }

  /**
   * A bounded page of what the reader is entitled to; it may end early, even empty, while more follows. Throws
   * `CURSOR_EXPIRED` for a cursor from before a restore, or older than what is kept.
   */
  async page(query: FeedQuery): Promise<FeedPage<Events>> {
    if (query.after === undefined) return { events: [], endCursor: await this.head(), hasMore: false };
    const { events, end, hasMore } = await this.readPage(this.cursors.read(query.after), query);
    return { events, endCursor: this.cursors.write(end), hasMore };
  }

  /** What the reader is entitled to after `query.after`, first what was, then what comes, until its signal aborts. */
  async *follow(query: Omit<FeedQuery, 'limit'>, reader: FeedReader): AsyncGenerator<FeedEvent<Events>> {
    const { window } = this;
    this.followers++;
    try {
      await window.refresh();
      let place = query.after === undefined ? window.end : this.cursors.read(query.after);
      reader.position = this.cursors.write(place);
      while (!reader.signal.aborted) {
        const isLive = window.holds(place);
        const { events, end, hasMore } = isLive
          ? { events: window.eventsAfter(place.position, query), end: window.end, hasMore: false }
          : await this.readPage(place, { ...query, limit: PAGE_SIZE });
        if (events.length > 0) await reader.admit?.(end);
        if (reader.signal.aborted) return;
        for (const event of events) {
          reader.position = event.cursor;
          yield event;
        }
        place = end;
        reader.position = this.cursors.write(place);
        if (hasMore) continue;
        if (!isLive) await window.refresh();
        else {
          reader.reached?.(reader.position);
          await window.grownBeyond(end, reader.signal);
        }
      }
    } finally {
      this.followers--;
    }
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.unlisten();
    await Promise.all([this.sequencer.stop(), this.window.settled()]);
  }

  private async readPage(place: FeedPlace, query: Omit<FeedQuery, 'after'>): Promise<PageOfPlaces<Events>> {
    const { limit, entitlements, aggregateId, instead } = query;
    const through = place.position + scanRange(query);
    const selection = { after: place.position, through, limit: limit + 1, entitlements, aggregateId };
    const { state, events: rows } = await readFeed(this.options.database.read, selection);
    const isBeyond = place.epoch === state.epoch && place.position > state.lastPosition;
    if (isBeyond) await this.renewIfRestored(place);
    if (isBeyond || place.epoch !== state.epoch || place.position < state.floorPosition) {
      throw new CodedError('CURSOR_EXPIRED', { query: instead });
    }
    const events = rows.slice(0, limit).map((row) => this.toEvent(row, state.epoch));
    const position =
      rows.length > limit ? (events.at(-1) as FeedEvent<Events>).position : Math.min(state.lastPosition, through);
    return { events, end: { epoch: state.epoch, position }, hasMore: position < state.lastPosition };
  }

  private async renewIfRestored(place: FeedPlace): Promise<void> {
    if (await renewEpochIfRestored(this.options.database, place)) this.options.onRestored();
  }

  private toEvent(row: EventRow, epoch: string): FeedEvent<Events> {
    const position = row.position as number;
    return {
      kind: row.kind,
      aggregateId: row.aggregateId,
      occurredAt: row.occurredAt,
      payload: row.payload,
      position,
      cursor: this.cursors.write({ epoch, position }),
    } as FeedEvent<Events>;
  }
}
