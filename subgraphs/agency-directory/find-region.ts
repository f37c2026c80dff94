import type { EntityManager } from 'typeorm';
import { badInput } from '../kit/errors.js';
import { COMMON_REFUSALS } from '../kit/refusals.js';
import { RegionRow } from './region.entity.js';
import { RegionCodeRow } from './succession/succession.entity.js';

/** Province, regency or city, kecamatan. Villages need not be loaded: below, only the form of a code is checked. */
const LOADED_SEGMENTS = 3;

/** The region that has `code` now, or has ended with it, else the one that had it last. */
export async function findRegion(manager: EntityManager, code: string): Promise<RegionRow | null> {
  const present = await manager.findOneBy(RegionRow, { code });
  if (present) return present;
  const last = await manager.findOne(RegionCodeRow, { where: { code }, order: { validUntil: 'DESC' } });
  return last && manager.findOneBy(RegionRow, { id: last.regionId });
}

/** The code now of the region that an argument at `path` names by one that it has or had. Throws `BAD_USER_INPUT`. */
export async function findNamedRegion(manager: EntityManager, named: string, path: string): Promise<string> {
  const loaded = named.split('.').slice(0, LOADED_SEGMENTS).join('.');
  const region = await findRegion(manager, loaded);
  if (!region) throw badInput(path, COMMON_REFUSALS.noRegion);
  return region.code + named.slice(loaded.length);
}
