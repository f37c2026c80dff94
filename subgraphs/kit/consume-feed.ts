import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import type { Database } from './database.js';
import type { FeedSource, SourcedEvent } from './feed-source.js';
import { addColumn, createTable } from './migration.js';
import type { Relay } from './relay.js';

/** How far this subgraph has followed another's feed. */
@Entity('feed_offset')
export class FeedOffsetRow {
  @PrimaryColumn({ type: 'varchar' })
  source!: string;

  @Column({ type: 'text' })
  cursor!: string;

  /** When it last knew that it had everything. */
  @Column({ type: 'datetime', precision: 3 })
  asOf!: Date;

  /** The version of the handler that took the last snapshot in; no lower one applies anything after it. */
  @Column({ type: 'int' })
  version!: number;
}

export const feedOffsetMigrations = [
  createTable(1_700_000_000_004, {
    name: 'feed_offset',
    columns: { source: 'code!', cursor: 'text', asOf: 'timestamp' },
  }),
  addColumn(1_700_000_000_023, 'feed_offset', 'version', 'INTEGER NOT NULL DEFAULT 1'),
];

/** Up to where this subgraph has followed `source`; empty while it has not begun. */
export async function loadFollowed(database: Database, source: string): Promise<string> {
  const offset = await database.read.findOneBy(FeedOffsetRow, { source });
  return offset?.cursor ?? '';
}

/** What is applied of an event, or of a row of a snapshot. */
export type AppliedEvent = Pick<SourcedEvent, 'kind' | 'payload'>;

/** Applies what another subgraph says to this one's tables, in the transaction that also moves the offset. */
export interface FeedHandler {
  /**
   * Grows when more is kept than before: what was kept by a lower one is filled again from a snapshot, and a process with a
   * lower one reads what the higher keeps and leaves the rest to it.
   */
  readonly version: number;
  /** Puts what a whole snapshot says in the place of everything that was applied before. */
  replace(manager: EntityManager, rows: readonly AppliedEvent[]): Promise<void>;
  apply(manager: EntityManager, events: readonly AppliedEvent[]): Promise<void>;
}

export interface ConsumeFeedOptions {
  database: Database;
  relay: Relay;
  pollIntervalMs: number;
  now: () => Date;
  /** Called when something was applied, by this process or by another one. */
  onApplied?: () => void;
  /** Called once, when a process with a newer version of the handler has taken over. */
  onSuperseded?: () => void;
  onError: (error: unknown) => void;
}

export interface FeedConsumer {
  /** Resolves when the first snapshot and everything after it up to now has been applied. */
  readonly ready: Promise<void>;
  isReady(): boolean;
  /** Applies everything that the source has committed until now. */
  catchUp(): Promise<void>;
  stop(): Promise<void>;
}

function isExpired(error: unknown): boolean {
  return (error as { extensions?: { code?: string } }).extensions?.code === 'CURSOR_EXPIRED';
}

/**
 * Follows `source` and hands everything to `handler`: a snapshot first, then page by page, offset and effect in one
 * transaction, so that nothing is applied twice or left out when the process dies. Where the source no longer knows the
 * cursor, or the handler keeps more by now, it starts from a new snapshot. Where another process has begun with a newer handler,
 * such as in a rolling update, it applies nothing more and reads what that one keeps.
 */
export function consumeFeed(source: FeedSource, handler: FeedHandler, options: ConsumeFeedOptions): FeedConsumer {
  const { database, relay, now } = options;
  let isReady = false;
  let stopped = false;
  let isSuperseded = false;
  /** Up to where this process knows of what was applied, by itself or by another one. */
  let known: string | undefined;
  let markReady: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    markReady = resolve;
  });

  /** Locked until the transaction ends, so that pages and snapshots of several processes come one after the other. */
  const lockOffset = (manager: EntityManager) =>
    manager.findOne(FeedOffsetRow, {
      where: { source: source.name },
      ...(database.dialect === 'mariadb' && { lock: { mode: 'pessimistic_write' as const } }),
    });

  const moveOffset = (manager: EntityManager, cursor: string) =>
    manager.update(FeedOffsetRow, { source: source.name }, { cursor, asOf: now() });

  const beginAt = (manager: EntityManager, cursor: string) =>
    manager.upsert(FeedOffsetRow, { source: source.name, cursor, asOf: now(), version: handler.version }, ['source']);

  function tellApplied(cursor: string): void {
    known = cursor;
    options.onApplied?.();
  }

  /** Whether a newer handler keeps what is followed; tells so the first time. */
  function isKeptByNewer(offset: FeedOffsetRow | null): boolean {
    if (offset === null || offset.version <= handler.version) return false;
    if (!isSuperseded) options.onSuperseded?.();
    isSuperseded = true;
    return true;
  }

  /** Up to where the snapshot goes; undefined where a newer handler keeps what is followed. */
  async function takeSnapshot(): Promise<string | undefined> {
    const cursor = await source.head();
    const rows: AppliedEvent[] = [];
    for (let page: string | null = null, first = true; first || page !== null; first = false) {
      const part = await source.snapshot(page);
      rows.push(...part.rows);
      page = part.next;
    }
    const isTaken = await database.write(async (manager) => {
      if (isKeptByNewer(await lockOffset(manager))) return false;
      await handler.replace(manager, rows);
      await beginAt(manager, cursor);
      return true;
    });
    if (!isTaken) return undefined;
    tellApplied(cursor);
    return cursor;
  }

  /** What comes after a cursor; undefined where a newer handler keeps what is followed. */
  async function applyNext(after: string): Promise<{ cursor: string; hasMore: boolean } | undefined> {
    const page = await source.read(after);
    if (page.endCursor === after) return { cursor: after, hasMore: false };
    const isKept = await database.write(async (manager) => {
      const offset = await lockOffset(manager);
      if (isKeptByNewer(offset)) return false;
      const takenByAnotherProcess = offset?.cursor !== after;
      if (takenByAnotherProcess) return true;
      await handler.apply(manager, page.events);
      await moveOffset(manager, page.endCursor);
      return true;
    });
    if (!isKept) return undefined;
    tellApplied(page.endCursor);
    return { cursor: page.endCursor, hasMore: page.hasMore };
  }

  async function applyAfter(begin: string | undefined): Promise<void> {
    for (let cursor = begin; cursor !== undefined && !stopped; ) {
      const next = await applyNext(cursor);
      cursor = next?.hasMore ? next.cursor : undefined;
    }
  }

  /** From a cursor, or else from a new snapshot. */
  async function applyFrom(cursor: string | undefined): Promise<void> {
    try {
      await applyAfter(cursor ?? (await takeSnapshot()));
    } catch (error) {
      if (!isExpired(error)) throw error;
      await applyAfter(await takeSnapshot());
    }
  }

  async function applyAll(): Promise<void> {
    const offset = await database.read.findOneBy(FeedOffsetRow, { source: source.name });
    const isFilled = offset !== null && offset.version >= handler.version;
    if (isFilled && offset.cursor !== known) tellApplied(offset.cursor);
    if (!isKeptByNewer(offset)) await applyFrom(isFilled ? offset.cursor : undefined);
    isReady = true;
    markReady();
  }

  let turn: Promise<void> = Promise.resolve();
  const catchUp = (): Promise<void> => {
    const next = turn.then(() => (stopped ? undefined : applyAll()));
    turn = next.catch(() => undefined);
    return next;
  };
  let isQueued = false;
  const catchUpSoon = () => {
    if (isQueued) return;
    isQueued = true;
    const begin = turn.then(() => {
      isQueued = false;
    });
    Promise.all([begin, catchUp()]).catch(options.onError);
  };

  const unlisten = relay.listen(source.name, catchUpSoon);
  const timer = setInterval(catchUpSoon, options.pollIntervalMs);
  catchUpSoon();

  return {
    ready,
    isReady: () => isReady,
    catchUp,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      unlisten();
      await turn;
    },
  };
}
