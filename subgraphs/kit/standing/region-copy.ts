import { type EntityTarget, In, IsNull, type ObjectLiteral } from 'typeorm';
import { organisationAndAbove } from '../relations.js';
import type { PlacedRows, StandingMove } from './placed-rows.js';

/** A table whose rows are of a region, by the name of the column that has its code. */
export interface RegionCopy {
  entity: EntityTarget<ObjectLiteral>;
  region: string;
  /** Further columns that the rows must have empty, such as that of an end. */
  empty?: string;
}

/** What is of the region that a regional government had the code of, when it has another one. */
export function regionRows({ entity, region, empty }: RegionCopy): PlacedRows {
  return {
    entity,
    column: region,
    empty,
    leaves: formerRegions,
    async move(manager, move) {
      const ofFormer = { [region]: In(formerRegions(move)), ...(empty && { [empty]: IsNull() }) };
      const { affected } = await manager.update(entity, ofFormer, { [region]: regionOfPath(move.agency.organisation) });
      return affected ?? 0;
    },
  };
}

function formerRegions({ agency, paths }: StandingMove): string[] {
  const to = regionOfPath(agency.organisation);
  if (to === undefined || agency.closedAt !== null) return [];
  return paths.flatMap((path) => regionOfPath(path) ?? []).filter((from) => from !== to);
}

/** The region that the government at a path governs; undefined where it is none. */
function regionOfPath(path: string): string | undefined {
  const own = organisationAndAbove(path).at(-1)?.split('/').at(-1) ?? '';
  return /^\d{2}(\.\d+)*$/.test(own) ? own : undefined;
}
