import { z } from 'zod';
import { AGENCY_LEVELS, type AgencyFacts, type AgencyPlace } from '../../schema/events.js';
import type { Directory } from './directory/directory.js';
import { badInput } from './errors.js';
import { oneOrMoreOf, reference, regionCode } from './input-rules.js';
import { findNamedRegion, regionsOverTime } from './named-region.js';
import { COMMON_REFUSALS } from './refusals.js';
import { isWithinAny, isWithinTerritory, organisationPath } from './relations.js';

/** The agency that an argument at `path` names. Throws `BAD_USER_INPUT` where there is none. */
export async function findNamedAgency(directory: Directory, named: string, path: string): Promise<AgencyFacts> {
  const agency = await directory.find(named);
  if (!agency) throw badInput(path, COMMON_REFUSALS.noAgencyOfReference);
  return agency;
}

/** The agency that exists now and that an argument at `path` names. Throws `BAD_USER_INPUT` where there is none. */
export async function findExistingAgency(directory: Directory, named: string, path: string): Promise<AgencyFacts> {
  const agency = await directory.find(named);
  if (!agency || agency.closedAt !== null) throw badInput(path, COMMON_REFUSALS.noAgencyNow);
  return agency;
}

/** What an event tells of where an agency stands. */
export function placeOf({
  id,
  level,
  organisation,
  supervision,
}: Pick<AgencyFacts, 'id' | 'level' | 'organisation' | 'supervision'>): AgencyPlace {
  return { agencyId: id, level, organisation, territory: supervision };
}

export const agencyFilterSchema = z.object({
  agency: reference.nullish(),
  organisation: reference.nullish(),
  territory: regionCode.nullish(),
  levels: oneOrMoreOf(z.enum(AGENCY_LEVELS)).nullish(),
});

/** The paths at which what `filter.organisation` names stands and stood. Throws `BAD_USER_INPUT` where there is none. */
export async function findPaths(directory: Directory, organisation: string): Promise<string[]> {
  const body = await findNamedAgency(directory, organisation, 'filter.organisation');
  return [body.organisation, ...(await directory.unheldCodesOf(body)).map(organisationPath)];
}

/** The codes that the region of `filter.territory` has and had. Throws `BAD_USER_INPUT` where there is none. */
export async function findRegions(directory: Directory, territory: string): Promise<string[]> {
  return regionsOverTime(directory, await findNamedRegion(directory, territory, 'filter.territory'));
}

/**
 * Whether an agency of an event, told as it stood then, is one that `filter` asks for. Throws `BAD_USER_INPUT` for an agency
 * or a region that there is none of.
 */
export async function agencyMatcher(
  directory: Directory,
  { agency, organisation, territory, levels }: z.output<typeof agencyFilterSchema>,
): Promise<(place: AgencyPlace) => boolean> {
  const named = agency == null ? undefined : await findNamedAgency(directory, agency, 'filter.agency');
  const paths = organisation == null ? undefined : await findPaths(directory, organisation);
  const regions = territory == null ? undefined : await findRegions(directory, territory);
  return (place) =>
    (!named || place.agencyId === named.id) &&
    (!paths || isWithinAny(place.organisation, paths)) &&
    (!regions || isWithinTerritory(place.territory, regions)) &&
    (levels == null || levels.includes(place.level));
}
