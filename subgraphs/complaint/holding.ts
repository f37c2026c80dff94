import { z } from 'zod';
import { AGENCY_LEVELS, type AgencyFacts, type ComplaintHolding } from '../../schema/events.js';
import type { Directory } from '../kit/directory-projection.js';
import { reference, regionCode } from '../kit/input-rules.js';
import { isWithinOrganisation, isWithinTerritory } from '../kit/relations.js';
import { findNamedAgency } from './complaint-query.js';

/** What an event tells of the agency that holds the complaint. */
export function holdingOf(
  complaintId: string,
  { id, level, organisation, supervision }: AgencyFacts,
): ComplaintHolding {
  return { complaintId, agencyId: id, level, organisation, territory: supervision };
}

export const holdingFilterSchema = z.object({
  agency: reference.nullish(),
  organisation: reference.nullish(),
  territory: regionCode.nullish(),
  levels: z.array(z.enum(AGENCY_LEVELS)).min(1).nullish(),
});

/** Whether the agency that held the complaint is one that `filter` asks for. Throws `BAD_USER_INPUT` for one that there is none of. */
export async function holdingMatcher(
  directory: Directory,
  { agency, organisation, territory, levels }: z.output<typeof holdingFilterSchema>,
): Promise<(holding: ComplaintHolding) => boolean> {
  const holder = agency == null ? undefined : await findNamedAgency(directory, agency, 'filter.agency');
  const body = organisation == null ? undefined : await findNamedAgency(directory, organisation, 'filter.organisation');
  return (holding) =>
    (!holder || holding.agencyId === holder.id) &&
    (!body || isWithinOrganisation(holding.organisation, body.organisation)) &&
    (territory == null || isWithinTerritory(holding.territory, [territory])) &&
    (levels == null || levels.includes(holding.level));
}
