import type { EntityManager } from 'typeorm';
import { isUniqueViolation } from '../kit/database.js';
import { badInput } from '../kit/errors.js';
import { organisationPath } from '../kit/relations.js';
import { wordsOfRegion } from './agency-search-text.js';
import type { ChangeKit } from './change-agency.js';
import { REFUSALS } from './refusals.js';
import { RegionRow } from './region.entity.js';
import { searchText } from './search-words.js';
import { regionAbove } from './succession/recode.js';
import { RegionCodeRow } from './succession/succession.entity.js';

const LEVELS = ['PROVINCE', 'REGENCY', 'DISTRICT', 'VILLAGE'] as const;

/** The row of a new region, which lies where its code says. */
export function buildRegion(
  terms: Pick<RegionRow, 'id' | 'code' | 'name' | 'kind' | 'localTerm' | 'timeZone'>,
): RegionRow {
  const { code } = terms;
  const level = LEVELS[code.split('.').length - 1];
  if (!level) throw new Error(`region ${code}: its code has too many parts`);
  const region = { ...terms, level, parentCode: regionAbove(code), autonomous: organisationPath(code) === code };
  return { ...region, searchText: searchText([wordsOfRegion(region)]), endedOn: null };
}

/**
 * Writes a new region, whose code begins on the first day. Throws `BAD_USER_INPUT` at `path` where a region has that code
 * or had it.
 */
export async function insertRegion(
  { newId }: ChangeKit,
  manager: EntityManager,
  region: RegionRow,
  { validFrom, path }: { validFrom: string; path: string },
): Promise<void> {
  const { id: regionId, code } = region;
  const taken = badInput(path, REFUSALS.regionCodeTaken(code));
  if (await manager.existsBy(RegionCodeRow, { code })) throw taken;
  try {
    await manager.insert(RegionRow, region);
  } catch (error) {
    throw isUniqueViolation(error) ? taken : error;
  }
  await manager.insert(RegionCodeRow, { id: newId(), regionId, code, validFrom, validUntil: null });
}
