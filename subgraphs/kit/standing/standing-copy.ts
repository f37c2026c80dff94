import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import type { AgencyFacts } from '../../../schema/events.js';
import { chunksOf } from '../chunks.js';
import { Directory } from '../directory/directory.js';
import { MOVED_AT_ONCE, type PlacedRows, type StandingMove } from './placed-rows.js';

/**
 * A table with the places of agencies in the two relations copied into its rows, so that access and filters are decided on
 * indexed columns: by these names.
 */
export interface StandingCopy {
  entity: EntityTarget<ObjectLiteral>;
  organisation: string;
  supervision?: string;
  /** Whose place it is; absent, or empty in a row, where it is the body's that has the path. */
  agencyId?: string;
  /**
   * What becomes of the rows of a closed agency: they stand at the first who carries on its tasks, or stay, for they lapse
   * with it or the subgraph moves them itself.
   */
  afterClosing: 'FIRST_HEIR' | 'STAYS';
}

/** In the place of an id, of rows that name nobody. */
const NOBODY = '';

/** The copies as rows that leave their places. */
export function copiedRows(copy: StandingCopy): PlacedRows {
  return {
    entity: copy.entity,
    column: copy.organisation,
    leaves: (move) => stalePaths(copy, move),
    move: (manager, move) => moveCopies(manager, copy, move),
  };
}

function stalePaths({ afterClosing }: StandingCopy, { agency, paths, to }: StandingMove): string[] {
  return agency.closedAt !== null && afterClosing === 'STAYS' ? [] : paths.filter((path) => path !== to.organisation);
}

/**
 * Moves the next rows of `copy` that stand at one of the former paths, those of closed agencies that were passed on to this
 * one included; a row of another agency that has the path by now stays. Returns how many.
 */
async function moveCopies(manager: EntityManager, copy: StandingCopy, move: StandingMove): Promise<number> {
  const { entity, organisation, supervision, agencyId } = copy;
  const { agency, to } = move;
  const stale = stalePaths(copy, move);
  const query = manager
    .createQueryBuilder(entity, 'row')
    .select(keysOf(manager, entity).map((key) => `row.${key}`))
    .where(`row.${organisation} IN (:...stale)`, { stale });
  if (agencyId) {
    const owners = await findOwners(manager, copy, agency, stale);
    if (owners.length === 0) return 0;
    const isOf = `row.${agencyId} IN (:...owners)`;
    query.andWhere(owners.includes(NOBODY) ? `(${isOf} OR row.${agencyId} IS NULL)` : isOf, { owners });
  }
  const rows = await query.take(MOVED_AT_ONCE).getMany();
  const place = { [organisation]: to.organisation, ...(supervision && { [supervision]: to.supervision }) };
  for (const row of rows) await manager.update(entity, pick(row, keysOf(manager, entity)), place);
  return rows.length;
}

/** The agency itself, those closed ones whose rows were passed on to it, and nobody. */
async function findOwners(
  manager: EntityManager,
  { entity, organisation, agencyId }: StandingCopy,
  agency: AgencyFacts,
  stale: readonly string[],
): Promise<string[]> {
  const found = await manager
    .createQueryBuilder(entity, 'row')
    .select(`row.${agencyId}`, 'agencyId')
    .distinct(true)
    .where(`row.${organisation} IN (:...stale)`, { stale })
    .getRawMany<{ agencyId: string | null }>();
  const ids = found.map(({ agencyId: id }) => id ?? NOBODY);
  const own = ids.filter((id) => id === agency.id || id === NOBODY);
  const others = ids.filter((id) => !own.includes(id));
  if (agency.closedAt !== null) return own;
  const known = await Promise.all(chunksOf(others).map((ids) => new Directory(manager).byIds(ids)));
  return [...own, ...known.flat().flatMap(({ id, closedAt }) => (closedAt === null ? [] : [id]))];
}

function keysOf(manager: EntityManager, entity: EntityTarget<ObjectLiteral>): string[] {
  return manager.connection.getMetadata(entity).primaryColumns.map(({ propertyName }) => propertyName);
}

function pick(row: ObjectLiteral, keys: readonly string[]): ObjectLiteral {
  return Object.fromEntries(keys.map((key) => [key, row[key]]));
}
