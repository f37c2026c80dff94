import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import type { AgencyFacts } from '../../../schema/events.js';
import { chunksOf } from '../chunks.js';

/** How many rows are moved at once. */
export const MOVED_AT_ONCE = 200;

/** What moves from where to where. */
export interface StandingMove {
  agency: AgencyFacts;
  paths: readonly string[];
  to: Pick<AgencyFacts, 'organisation' | 'supervision'>;
}

/** Rows that stand at places: paths of agencies, or codes of regions. */
export interface PlacedRows {
  entity: EntityTarget<ObjectLiteral>;
  /** The column that tells where. */
  column: string;
  /** A further column that the rows must have empty, such as that of an end. */
  empty?: string;
  /** The places that rows leave with a move. */
  leaves(move: StandingMove): string[];
  /** Moves the next of them in the caller's transaction. Returns how many; fewer than `MOVED_AT_ONCE` are the last. */
  move(manager: EntityManager, move: StandingMove): Promise<number>;
}

/** The moves with which something leaves its place, by one statement for many: at most of the places nothing stands. */
export async function movesOf<Move extends StandingMove>(
  manager: EntityManager,
  rows: PlacedRows,
  moves: readonly Move[],
): Promise<Set<Move>> {
  const { entity, column, empty } = rows;
  const occupied = new Set<string>();
  for (const places of chunksOf([...new Set(moves.flatMap((move) => rows.leaves(move)))])) {
    const query = manager
      .createQueryBuilder(entity, 'row')
      .select(`row.${column}`, 'place')
      .distinct(true)
      .where(`row.${column} IN (:...places)`, { places });
    if (empty) query.andWhere(`row.${empty} IS NULL`);
    for (const { place } of await query.getRawMany<{ place: string }>()) occupied.add(place);
  }
  return new Set(moves.filter((move) => rows.leaves(move).some((place) => occupied.has(place))));
}
