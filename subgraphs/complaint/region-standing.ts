import type { RowStanding } from '../kit/access.js';
import type { Directory } from '../kit/directory-projection.js';
import { badInput } from '../kit/errors.js';
import { COMMON_REFUSALS } from '../kit/refusals.js';
import { findNationalDesk } from './national-desk.js';

/**
 * Whose rules and days off a region's are: its government's; those of the whole country (`''`) are the national desk's.
 * Throws `BAD_USER_INPUT` at the region.
 */
export async function standingOfRegion(directory: Directory, region: string): Promise<RowStanding> {
  if (region === '') return { organisation: (await findNationalDesk(directory)).organisation, supervision: null };
  const government = await directory.byCode(region);
  if (!government) throw badInput('input.region', COMMON_REFUSALS.noRegion);
  return { organisation: government.organisation, supervision: region };
}
