import type { EntityManager } from 'typeorm';
import type { Dialect } from '../../kit/database.js';
import type { SqlCondition } from '../../kit/relations.js';
import { ComplaintRow } from '../complaint.entity.js';
import type { ComplaintState } from '../complaint.enum.js';
import { DUPLICATE_WINDOW_MS, regencyOf } from './score-duplicate.js';

/** What nothing is merged into any more. */
const ENDED: readonly ComplaintState[] = ['ARCHIVED', 'CLOSED'];

export interface Sought {
  dialect: Dialect;
  /** What the viewer may see, of the alias `complaint`. */
  allowed: SqlCondition;
  /** So many of each complaint. */
  most: number;
}

/** How far an instant lies from that of a complaint, as SQL. */
const DISTANCE: Readonly<Record<Dialect, string>> = {
  mariadb: 'ABS(TIMESTAMPDIFF(MICROSECOND, complaint.receivedAt, :receivedAt))',
  sqlite: 'ABS(julianday(complaint.receivedAt) - julianday(:receivedAt))',
};

/** Where it may have happened: in the same regency; or with the same holder, where either names no region. */
function placeOf({ regionCode, handlerOrganisation }: ComplaintRow): SqlCondition {
  const regency = regencyOf(regionCode);
  const held = 'complaint.handlerOrganisation = :holder';
  const holder = handlerOrganisation;
  if (regency === null) return { sql: held, parameters: { holder } };
  const unplaced = `(complaint.regionCode IS NULL AND ${held})`;
  const itself = `(complaint.regionCode = :regency OR ${unplaced})`;
  // A province alone names no regency: what lies in one of its regencies is elsewhere.
  if (!regency.includes('.')) return { sql: itself, parameters: { regency, holder } };
  const below = '(complaint.regionCode > :inside AND complaint.regionCode < :beyond)';
  return {
    sql: `(${below} OR ${itself})`,
    parameters: { regency, holder, inside: `${regency}.`, beyond: `${regency}/` },
  };
}

/**
 * The ids of what may tell of the same as each complaint by place and time, the nearest in time first, in one statement
 * however many complaints are asked for: a busy place takes nothing from another one's.
 */
export async function findNearest(
  manager: EntityManager,
  rows: readonly ComplaintRow[],
  { dialect, allowed, most }: Sought,
): Promise<Map<string, string[]>> {
  const parts = rows.map((row, index) => {
    const { id, receivedAt } = row;
    const place = placeOf(row);
    const [sql, parameters] = manager
      .createQueryBuilder(ComplaintRow, 'complaint')
      .select('complaint.id', 'id')
      .addSelect(String(index), 'ofRow')
      .addSelect(DISTANCE[dialect], 'distance')
      .where(allowed.sql, allowed.parameters)
      .andWhere(place.sql, place.parameters)
      .andWhere('complaint.receivedAt BETWEEN :earliest AND :latest', {
        earliest: new Date(receivedAt.getTime() - DUPLICATE_WINDOW_MS),
        latest: new Date(receivedAt.getTime() + DUPLICATE_WINDOW_MS),
      })
      .andWhere('complaint.state NOT IN (:...ended) AND complaint.id <> :itself', { ended: ENDED, itself: id })
      // Nothing is merged into a secret one, so that of two such neither can be.
      .andWhere(row.secret ? 'complaint.secret = :notSecret' : '1 = 1', { notSecret: false })
      .setParameters({ receivedAt })
      .orderBy('distance')
      .addOrderBy('complaint.id')
      .limit(most)
      .getQueryAndParameters();
    return { sql: `SELECT * FROM (${sql}) nearest${index}`, parameters };
  });
  const found: { id: string; ofRow: number; distance: number }[] = await manager.query(
    parts.map(({ sql }) => sql).join(' UNION ALL '),
    parts.flatMap(({ parameters }) => parameters),
  );
  const nearest = new Map(rows.map(({ id }) => [id, [] as string[]]));
  for (const { id, ofRow } of found) nearest.get(rows[Number(ofRow)]?.id as string)?.push(id);
  return nearest;
}
