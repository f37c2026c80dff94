import type { Entitlement } from '../../subgraphs/kit/access.js';
import { Database, type DatabaseLocation, type DatabaseOptions } from '../../subgraphs/kit/database.js';
import { Feed, type FeedEvent, type FeedOptions, type NewEvent } from '../../subgraphs/kit/feed.js';
import { LeaseRow, leaseMigration } from '../../subgraphs/kit/lease.js';
import { outboxEntities, outboxMigrations } from '../../subgraphs/kit/outbox.entity.js';
import { inProcessRelay } from '../../subgraphs/kit/relay.js';

/** The smallest feed: knots that were tied. */
export interface Knots {
  TIED: { knot: string };
}

export const KNOT_TABLES = {
  entities: [...outboxEntities, LeaseRow],
  migrations: [...outboxMigrations, leaseMigration],
};

export const TIED_AT = new Date('2026-03-18T02:00:00Z');

/** What a reader of all knots asks for. */
export const EVERY_KNOT = { entitlements: 'ALL' as const, instead: 'knots' };

/** An agency that is entitled to what it handles. */
export const within = (agencyId: string): Entitlement => ({ agencyId, relation: 'ORGANISATION' });

export function tied(knot: string, entitled: readonly Entitlement[] = []): NewEvent<Knots> {
  return { kind: 'TIED', aggregateId: knot, occurredAt: TIED_AT, payload: { knot }, entitled };
}

export const knotsOf = (events: readonly FeedEvent<Knots>[]): string[] => events.map(({ payload }) => payload.knot);

export function openKnotDatabase(
  location: DatabaseLocation,
  onStatement?: DatabaseOptions['onStatement'],
): Promise<Database> {
  return Database.open({ location, ...KNOT_TABLES, onStatement });
}

/** Its background work fails the test; it polls often, so that nothing waits for an announcement. */
export function openKnotFeed(database: Database, options: Partial<FeedOptions> = {}): Promise<Feed<Knots>> {
  return Feed.open<Knots>({
    name: 'knots',
    database,
    relay: inProcessRelay(),
    cursorKey: new Uint8Array(32).fill(7),
    pollIntervalMs: 20,
    onError: (error) => {
      throw error;
    },
    onRestored: () => {
      throw new Error('nothing was restored');
    },
    ...options,
  });
}

/** Ties knots in one transaction. */
export function tie(database: Database, feed: Feed<Knots>, ...knots: (string | NewEvent<Knots>)[]): Promise<void> {
  return database.write(async (manager) => {
    for (const knot of knots) await feed.append(manager, typeof knot === 'string' ? tied(knot) : knot);
  });
}

/** The next `count` of a stream. Rejects when it ends before. */
export async function take<T>(stream: AsyncIterator<T>, count: number): Promise<T[]> {
  const taken: T[] = [];
  while (taken.length < count) {
    const { value, done } = await stream.next();
    if (done) throw new Error(`the stream ended after ${taken.length}`);
    taken.push(value);
  }
  return taken;
}
