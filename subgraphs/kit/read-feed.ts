import type { EntityManager, ObjectLiteral } from 'typeorm';
import type { Entitlement } from './access.js';
import { EventEntitlementRow, EventRow, FeedStateRow } from './outbox.entity.js';

/** Numbered events after one position, up to and with another. */
interface FeedRange {
  after: number;
  through: number;
}

export interface FeedSelection extends FeedRange {
  limit: number;
  entitlements: readonly Entitlement[] | 'ALL';
  aggregateId?: string;
}

/** The feed's row, and events in order, as they were at one instant. */
export interface FeedReading<Event = EventRow> {
  state: FeedStateRow;
  events: Event[];
}

export type EntitledEventRow = EventRow & { entitled: EventEntitlementRow[] };

interface Condition {
  sql: string;
  parameters: ObjectLiteral;
}

/**
 * The state with the events that `condition` joins to it. One statement, so that nothing is numbered or removed between
 * reading how far the feed reaches and reading its events.
 */
function stateWithEvents(manager: EntityManager, { sql, parameters }: Condition) {
  return manager
    .createQueryBuilder(FeedStateRow, 'state')
    .leftJoinAndMapMany('state.events', EventRow, 'event', sql, parameters)
    .where('state.id = 1')
    .orderBy('event.position');
}

function toReading<Event>(row: FeedStateRow): FeedReading<Event> {
  const { events, ...state } = row as FeedStateRow & { events: Event[] };
  return { state, events };
}

const IN_RANGE = 'event.position > :after AND event.position <= :through';

/** The first `limit` events of the range that the reader is entitled to. */
export async function readFeed(
  manager: EntityManager,
  { after, through, limit, entitlements, aggregateId }: FeedSelection,
): Promise<FeedReading> {
  const conditions: Condition[] = [{ sql: IN_RANGE, parameters: { after, through } }];
  if (aggregateId !== undefined)
    conditions.push({ sql: 'event.aggregateId = :aggregateId', parameters: { aggregateId } });
  if (entitlements !== 'ALL') conditions.push(whereEntitled(entitlements));
  const all: Condition = {
    sql: conditions.map(({ sql }) => sql).join(' AND '),
    parameters: Object.assign({}, ...conditions.map(({ parameters }) => parameters)),
  };
  return toReading(await stateWithEvents(manager, all).limit(limit).getOneOrFail());
}

/** Every event of the range with the agencies that were entitled to it. */
export async function readFeedWithEntitled(
  manager: EntityManager,
  { after, through }: FeedRange,
): Promise<FeedReading<EntitledEventRow>> {
  const query = stateWithEvents(manager, { sql: IN_RANGE, parameters: { after, through } });
  query.leftJoinAndMapMany('event.entitled', EventEntitlementRow, 'entitled', 'entitled.eventId = event.id');
  return toReading(await query.getOneOrFail());
}

function whereEntitled(entitlements: readonly Entitlement[]): Condition {
  if (entitlements.length === 0) return { sql: '1 = 0', parameters: {} };
  const parameters: ObjectLiteral = {};
  const any = entitlements.map(({ relation, agencyId }, index) => {
    parameters[`relation${index}`] = relation;
    parameters[`agency${index}`] = agencyId;
    return `(entitled.relation = :relation${index} AND entitled.agencyId = :agency${index})`;
  });
  const sql = `EXISTS (SELECT 1 FROM event_entitlement entitled WHERE entitled.eventId = event.id AND (${any.join(' OR ')}))`;
  return { sql, parameters };
}
