import type { AgencyLevel, ComplaintMovement } from '../../schema/events.js';
import { isWithinOrganisation, isWithinTerritory } from '../kit/relations.js';

/** Which movements a stream or its polling twin shows, its agencies already found. Everything named must hold. */
export interface MovementFilter {
  /** Id of an agency that sends or receives. */
  agencyId?: string;
  /** Organisation path: an agency of this body sends or receives. */
  organisation?: string;
  /** Region code: an agency inside it sends or receives. */
  territory?: string;
  /** The level of the sender or of the receiver is one of these. */
  levels?: readonly AgencyLevel[];
  /** True: only between two levels. False: only within one. */
  crossLevel?: boolean;
}

/** Whether a movement, as it was when it was committed, is one of those that `filter` asks for. */
export function matchesMovement(filter: MovementFilter, movement: ComplaintMovement): boolean {
  const { agencyId, organisation, territory, levels, crossLevel } = filter;
  const { fromAgencyId, toAgencyId, fromLevel, toLevel, fromOrganisation, toOrganisation } = movement;
  const { fromTerritory, toTerritory } = movement;
  if (agencyId !== undefined && fromAgencyId !== agencyId && toAgencyId !== agencyId) return false;
  if (
    organisation !== undefined &&
    !isWithinOrganisation(fromOrganisation, organisation) &&
    !isWithinOrganisation(toOrganisation, organisation)
  ) {
    return false;
  }
  if (
    territory !== undefined &&
    !isWithinTerritory(fromTerritory, [territory]) &&
    !isWithinTerritory(toTerritory, [territory])
  ) {
    return false;
  }
  if (levels !== undefined && !levels.includes(fromLevel) && !levels.includes(toLevel)) return false;
  return crossLevel === undefined || crossLevel === (fromLevel !== toLevel);
}
