import type { AgencyFacts } from '../../../schema/events.js';
import { isWithinTerritory } from '../../kit/relations.js';

/** A region by the code that it has with whoever took it over; by its own where nobody did. */
function codeWith({ takenOver = [] }: Pick<AgencyFacts, 'takenOver'>, region: string): string {
  const taken = takenOver.find(({ formerCode }) => isWithinTerritory(region, [formerCode]));
  return taken ? taken.code + region.slice(taken.formerCode.length) : region;
}

/** Whether an agency has jurisdiction over a region, also where that is told by the code which it had before. */
export function coversRegion(agency: Pick<AgencyFacts, 'jurisdiction' | 'takenOver'>, region: string | null): boolean {
  return region !== null && isWithinTerritory(codeWith(agency, region), agency.jurisdiction);
}

/** Those who carry on the tasks of an agency, for a complaint about a region: who governs it before the others. */
export function orderSuccessors<Agency extends Pick<AgencyFacts, 'jurisdiction' | 'takenOver'>>(
  region: string | null,
  heirs: readonly Agency[],
): Agency[] {
  const governing = heirs.filter((heir) => coversRegion(heir, region));
  return [...governing, ...heirs.filter((heir) => !governing.includes(heir))];
}

/** Which of those who carry on the tasks of an agency has a complaint about a region: the one that governs it, else the first. */
export function chooseSuccessor<Agency extends Pick<AgencyFacts, 'jurisdiction' | 'takenOver'>>(
  region: string | null,
  heirs: readonly Agency[],
): Agency | undefined {
  return orderSuccessors(region, heirs)[0];
}

/**
 * Where a body has the unit that answers to a unit of another one, such as `32.19/dinkes` to `32.16/dinkes`; undefined
 * where one of them is none.
 */
export function pathOfLikeUnit(
  body: Pick<AgencyFacts, 'organisation' | 'parentId'>,
  unit: Pick<AgencyFacts, 'organisation'>,
): string | undefined {
  const cut = unit.organisation.indexOf('/');
  return body.parentId !== null || cut === -1 ? undefined : body.organisation + unit.organisation.slice(cut);
}
