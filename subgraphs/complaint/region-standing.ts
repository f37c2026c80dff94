import type { EntityManager } from 'typeorm';
import type { RowStanding } from '../kit/access.js';
import { Directory } from '../kit/directory/directory.js';
import { badInput } from '../kit/errors.js';
import { regionCode } from '../kit/input-rules.js';
import { findNamedRegion } from '../kit/named-region.js';
import { COMMON_REFUSALS } from '../kit/refusals.js';
import { validate } from '../kit/validate.js';
import { findNationalDesk } from './national-desk.js';

/** The region that a rule is made for, by its present code; `''` for the whole country. Throws `BAD_USER_INPUT`. */
export async function findRegionOfRule(directory: Directory, named: string | null | undefined): Promise<string> {
  return named == null || named === '' ? '' : findNamedRegion(directory, named, 'input.region');
}

/** The region whose rules are asked for, by its present code; undefined where none is. Throws `BAD_USER_INPUT`. */
export async function findAskedRegion(
  manager: EntityManager,
  named: string | null | undefined,
): Promise<string | undefined> {
  if (named == null) return undefined;
  return findNamedRegion(new Directory(manager), validate(regionCode, named, 'region'), 'region');
}

/** Whose a rule is. */
export interface RuleOwner extends RowStanding {
  id: string;
}

/**
 * Whose rules and days off a region's are: its government's; those of the whole country (`''`) are the national desk's.
 * Throws `BAD_USER_INPUT` at the region.
 */
export async function standingOfRegion(directory: Directory, region: string): Promise<RuleOwner> {
  if (region === '') {
    const { id, organisation } = await findNationalDesk(directory);
    return { id, organisation, supervision: null };
  }
  const government = await directory.byCode(region);
  if (!government) throw badInput('input.region', COMMON_REFUSALS.noRegion);
  return { id: government.id, organisation: government.organisation, supervision: region };
}
