import type { AgencyFacts } from '../../../schema/events.js';
import type { Directory } from '../../kit/directory/directory.js';
import { pathOfLikeUnit } from './choose-successor.js';

/** The unit of a body that answers to a unit of another one; the body where it has none. */
export async function findLikeUnit(directory: Directory, heir: AgencyFacts, holder: AgencyFacts): Promise<AgencyFacts> {
  const path = pathOfLikeUnit(heir, holder);
  const units = path === undefined ? [] : await directory.byOrganisations([path]);
  return units.find(({ closedAt }) => closedAt === null) ?? heir;
}
