import { randomUUID } from 'node:crypto';
import { Brackets, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import type { Entitlement } from './access.js';
import type { Database } from './database.js';
import { CodedError } from './errors.js';
import { FeedCursors, type FeedPlace } from './feed-cursor.js';
import { EventEntitlementRow, EventRow, FeedStateRow } from './outbox.entity.js';
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
}

/** Who follows a feed. */
export interface FeedReader {
  /** Ends the following. */
  readonly signal: AbortSignal;
  /** The cursor up to which it has everything, kept by the feed. */
  position: string | undefined;
}

export interface FeedOptions {
  name: string;
  database: Database;
  relay: Relay;
  cursorKey: Uint8Array;
  /** How often a reader looks without having been told, in milliseconds. */
  pollIntervalMs: number;
  onError: (error: unknown) => void;
}

const PAGE_SIZE = 200;

/** One subgraph's events in commit order: appended with the change, numbered after the commit, read by cursor. */
export class Feed<Events> {
  private readonly cursors: FeedCursors;
  private readonly sequencer: Sequencer;

  private constructor(
    private readonly options: FeedOptions,
    private readonly epoch: string,
  ) {
    this.cursors = new FeedCursors(options.name, options.cursorKey);
    this.sequencer = new Sequencer(
      options.database,
      options.pollIntervalMs,
      () => options.relay.announce(options.name),
      options.onError,
    );
  }

  static async open<Events>(options: FeedOptions): Promise<Feed<Events>> {
    const state = await options.database.write(async (manager) => {
      await manager
        .createQueryBuilder()
        .insert()
        .into(FeedStateRow)
        .values({ id: 1, epoch: randomUUID(), lastPosition: 0 })
        .orIgnore()
        .execute();
      return manager.findOneByOrFail(FeedStateRow, { id: 1 });
    });
    return new Feed<Events>(options, state.epoch);
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

  /** The cursor at the feed's end as of now. */
  async head(): Promise<string> {
    return this.cursors.write({ epoch: this.epoch, position: await this.lastPosition() });
  }

  /** A bounded page of what the reader is entitled to. Throws `CURSOR_EXPIRED` for a cursor of another epoch. */
  async page({ after, limit, entitlements, aggregateId }: FeedQuery): Promise<FeedPage<Events>> {
    const last = await this.lastPosition();
    const place = after === undefined ? { epoch: this.epoch, position: last } : this.placeOf(after);
    if (place.position >= last) return { events: [], endCursor: this.cursors.write(place), hasMore: false };
    const query = this.options.database.read
      .createQueryBuilder(EventRow, 'event')
      .where('event.position > :after AND event.position <= :last', { after: place.position, last })
      .orderBy('event.position')
      .limit(limit + 1);
    if (aggregateId !== undefined) query.andWhere('event.aggregateId = :aggregateId', { aggregateId });
    if (entitlements !== 'ALL') restrictTo(query, entitlements);
    const rows = await query.getMany();
    const hasMore = rows.length > limit;
    const events = rows.slice(0, limit).map((row) => this.toEvent(row));
    const endCursor = hasMore
      ? (events.at(-1) as FeedEvent<Events>).cursor
      : this.cursors.write({ epoch: this.epoch, position: last });
    return { events, endCursor, hasMore };
  }

  /** What the reader is entitled to after `query.after`, first what was, then what comes, until its signal aborts. */
  async *follow(query: Omit<FeedQuery, 'limit'>, reader: FeedReader): AsyncGenerator<FeedEvent<Events>> {
    const { signal } = reader;
    let after = query.after ?? (await this.head());
    this.placeOf(after);
    reader.position = after;
    while (!signal.aborted) {
      const grown = this.nextGrowth(signal);
      try {
        const page = await this.page({ ...query, after, limit: PAGE_SIZE });
        for (const event of page.events) {
          reader.position = event.cursor;
          yield event;
        }
        after = page.endCursor;
        reader.position = after;
        if (!page.hasMore) await grown.promise;
      } finally {
        grown.cancel();
      }
    }
  }

  async stop(): Promise<void> {
    await this.sequencer.stop();
  }

  private toEvent(row: EventRow): FeedEvent<Events> {
    const position = row.position as number;
    return {
      kind: row.kind,
      aggregateId: row.aggregateId,
      occurredAt: row.occurredAt,
      payload: row.payload,
      position,
      cursor: this.cursors.write({ epoch: this.epoch, position }),
    } as FeedEvent<Events>;
  }

  private placeOf(cursor: string): FeedPlace {
    const place = this.cursors.read(cursor);
    if (place.epoch !== this.epoch) throw new CodedError('CURSOR_EXPIRED');
    return place;
  }

  private async lastPosition(): Promise<number> {
    const state = await this.options.database.read.findOneByOrFail(FeedStateRow, { id: 1 });
    return state.lastPosition;
  }

  /** Settles when the feed is announced to have grown, when it is time to look anyway, or when `signal` aborts. */
  private nextGrowth(signal: AbortSignal): { promise: Promise<void>; cancel: () => void } {
    let settle: () => void = () => undefined;
    const promise = new Promise<void>((resolve) => {
      settle = resolve;
    });
    const timer = setTimeout(settle, this.options.pollIntervalMs);
    const unlisten = this.options.relay.listen(this.options.name, settle);
    signal.addEventListener('abort', settle, { once: true });
    const cancel = () => {
      clearTimeout(timer);
      unlisten();
      signal.removeEventListener('abort', settle);
    };
    return { promise, cancel };
  }
}

function restrictTo(query: SelectQueryBuilder<EventRow>, entitlements: readonly Entitlement[]): void {
  if (entitlements.length === 0) {
    query.andWhere('1 = 0');
    return;
  }
  const entitled = query
    .subQuery()
    .select('1')
    .from(EventEntitlementRow, 'entitled')
    .where('entitled.eventId = event.id');
  entitled.andWhere(
    new Brackets((any) => {
      entitlements.forEach(({ relation, agencyId }, index) => {
        any.orWhere(`(entitled.relation = :relation${index} AND entitled.agencyId = :entitledAgency${index})`, {
          [`relation${index}`]: relation,
          [`entitledAgency${index}`]: agencyId,
        });
      });
    }),
  );
  query.andWhere(`EXISTS ${entitled.getQuery()}`).setParameters(entitled.getParameters());
}
