import { type EntityTarget, In, IsNull, type ObjectLiteral } from 'typeorm';
import type { PlacedRows, StandingMove } from './placed-rows.js';

/** A table with the path of an agency whose rows do not say whose it is. */
export interface PathCopy {
  entity: EntityTarget<ObjectLiteral>;
  organisation: string;
  /** A column that the rows must have empty, such as that of an end. */
  empty: string;
  /** Of which rows it is `:agencyId`'s: by its path alone, those of another agency that had the path before would be taken too. */
  isOf: string;
}

/** What has the path of an agency that exists, and has to have the one that it has now. */
export function pathRows({ entity, organisation, empty, isOf }: PathCopy): PlacedRows {
  return {
    entity,
    column: organisation,
    empty,
    leaves: formerPaths,
    async move(manager, move) {
      const { affected } = await manager
        .createQueryBuilder()
        .update(entity)
        .set({ [organisation]: move.agency.organisation })
        .where({ [organisation]: In(formerPaths(move)), [empty]: IsNull() })
        .andWhere(isOf, { agencyId: move.agency.id })
        .execute();
      return affected ?? 0;
    },
  };
}

function formerPaths({ agency, paths }: StandingMove): string[] {
  return agency.closedAt === null ? paths.filter((path) => path !== agency.organisation) : [];
}
