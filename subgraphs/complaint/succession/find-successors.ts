import type { AgencyFacts } from '../../../schema/events.js';
import type { Directory } from '../../kit/directory-projection.js';
import { presentRegions } from '../../kit/named-region.js';
import { findHeirs } from '../../kit/standing/heirs.js';
import { isRead } from '../forwarding/reach.js';
import { orderSuccessors } from './choose-successor.js';
import { findLikeUnit } from './like-unit.js';

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
  const present = region === null ? null : ((await presentRegions(directory, [region])).get(region) ?? region);
  const successors: AgencyFacts[] = [];
  for (const heir of orderSuccessors(present, await findHeirs(directory, agency))) {
    successors.push(await findLikeUnit(directory, heir, agency));
  }
  return successors;
}

/** The first of them that somebody reads; undefined where nobody would read it. */
export async function findReadSuccessor(
  directory: Directory,
  agency: AgencyFacts,
  region: string | null,
): Promise<AgencyFacts | undefined> {
  for (const successor of await findSuccessors(directory, agency, region)) {
    if (await isRead(directory, successor)) return successor;
  }
  return undefined;
}
