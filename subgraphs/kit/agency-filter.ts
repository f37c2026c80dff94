import { z } from 'zod';
import { AGENCY_LEVELS, type AgencyFacts, type AgencyPlace } from '../../schema/events.js';
import type { Directory } from './directory-projection.js';
import { badInput } from './errors.js';
import { reference, regionCode } from './input-rules.js';
import { COMMON_REFUSALS } from './refusals.js';
import { isWithinOrganisation, isWithinTerritory } from './relations.js';

/** The agency that an argument at `path` names. Throws `BAD_USER_INPUT` where there is none. */
export async function findNamedAgency(directory: Directory, named: string, path: string): Promise<AgencyFacts> {
  const agency = await directory.find(named);
  if (!agency) throw badInput(path, COMMON_REFUSALS.noAgencyOfReference);
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
  levels: z.array(z.enum(AGENCY_LEVELS)).min(1).nullish(),
});

/** Whether an agency of an event is one that `filter` asks for. Throws `BAD_USER_INPUT` for one that there is none of. */
export async function agencyMatcher(
  directory: Directory,
  { agency, organisation, territory, levels }: z.output<typeof agencyFilterSchema>,
): Promise<(place: AgencyPlace) => boolean> {
  const named = agency == null ? undefined : await findNamedAgency(directory, agency, 'filter.agency');
  const body = organisation == null ? undefined : await findNamedAgency(directory, organisation, 'filter.organisation');
  return (place) =>
    (!named || place.agencyId === named.id) &&
    (!body || isWithinOrganisation(place.organisation, body.organisation)) &&
    (territory == null || isWithinTerritory(place.territory, [territory])) &&
    (levels == null || levels.includes(place.level));
}
