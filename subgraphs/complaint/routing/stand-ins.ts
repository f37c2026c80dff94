import type { AgencyFacts } from '../../../schema/events.js';
import type { Directory } from '../../kit/directory/directory.js';
import { findHeirs } from '../../kit/standing/heirs.js';
import { findLikeUnit } from '../succession/like-unit.js';

/** Who is suggested in the place of an agency that has ended, with the territory of the body that carries on its tasks. */
export interface StandIn extends Pick<AgencyFacts, 'jurisdiction' | 'takenOver'> {
  agency: AgencyFacts;
}

/** Those of each of `agencies` that has ended, by its id, the first who carries on its tasks first. */
export async function loadStandIns(
  directory: Directory,
  agencies: readonly AgencyFacts[],
): Promise<Map<string, StandIn[]>> {
  const standIns = new Map<string, StandIn[]>();
  for (const closed of agencies.filter(({ closedAt }) => closedAt !== null)) {
    const found: StandIn[] = [];
    for (const heir of await findHeirs(directory, closed)) {
      const { jurisdiction, takenOver } = heir;
      found.push({ jurisdiction, takenOver, agency: await findLikeUnit(directory, heir, closed) });
    }
    standIns.set(closed.id, found);
  }
  return standIns;
}
