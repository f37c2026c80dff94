import type { AgencyFacts } from '../../../schema/events.js';
import type { Directory } from '../../kit/directory/directory.js';
import { presentRegions } from '../../kit/named-region.js';
import { findHeirs } from '../../kit/standing/heirs.js';
import { findIntake } from '../forwarding/reach.js';
import { orderSuccessors } from './choose-successor.js';
import { findLikeUnit } from './like-unit.js';

/** A region by the code that it has now; by the same where there is none. */
async function presentRegion(directory: Directory, region: string | null): Promise<string | null> {
  return region === null ? null : ((await presentRegions(directory, [region])).get(region) ?? region);
}

/**
 * Those who carry on the tasks of a closed agency for a complaint about a region, as `orderSuccessors` has them, each the
 * unit that answers to it; an agency that exists carries them on itself. Empty where nobody does.
 */
export async function findSuccessors(
  directory: Directory,
  agency: AgencyFacts,
  region: string | null,
): Promise<AgencyFacts[]> {
  if (agency.closedAt === null) return [agency];
  const heirs = orderSuccessors(await presentRegion(directory, region), await findHeirs(directory, agency));
  const successors: AgencyFacts[] = [];
  for (const heir of heirs) successors.push(await findLikeUnit(directory, heir, agency));
  return successors;
}

/** Who takes in what is for one of `agencies`, the first of whom somebody reads it: `findIntake`. Undefined where nobody would. */
export async function findTaking(
  directory: Directory,
  agencies: readonly AgencyFacts[],
): Promise<AgencyFacts | undefined> {
  for (const agency of agencies) {
    const taking = await findIntake(directory, agency);
    if (taking) return taking;
  }
  return undefined;
}
