import type { AgencyLevel, ComplaintMovement } from '../../schema/events.js';
import { isWithinAny, isWithinTerritory } from '../kit/relations.js';

/** Which movements a stream or its polling twin shows, its agencies already found. Everything named must hold. */
export interface MovementFilter {
  /** Id of an agency that sends or receives. */
  agencyId?: string;
  /** Organisation paths: an agency at one of them or inside it sends or receives. */
  organisations?: readonly string[];
  /** Region codes: an agency inside one of them sends or receives. */
  territories?: readonly string[];
  /** The level of the sender or of the receiver is one of these. */
  levels?: readonly AgencyLevel[];
  /** True: only between two levels. False: only within one. */
  crossLevel?: boolean;
}

/** Whether a movement, as it was when it was committed, is one of those that `filter` asks for. */
export function matchesMovement(filter: MovementFilter, movement: ComplaintMovement): boolean {
  const { agencyId, organisations, territories, levels, crossLevel } = filter;
  const { fromAgencyId, toAgencyId, fromLevel, toLevel, fromOrganisation, toOrganisation } = movement;
  const { fromTerritory, toTerritory } = movement;
  if (agencyId !== undefined && fromAgencyId !== agencyId && toAgencyId !== agencyId) return false;
  if (
    organisations !== undefined &&
    !isWithinAny(fromOrganisation, organisations) &&
    !isWithinAny(toOrganisation, organisations)
  ) {
    return false;
  }
  if (
    territories !== undefined &&
    !isWithinTerritory(fromTerritory, territories) &&
    !isWithinTerritory(toTerritory, territories)
  ) {
    return false;
  }
  if (levels !== undefined && !levels.includes(fromLevel) && !levels.includes(toLevel)) return false;
  return crossLevel === undefined || crossLevel === (fromLevel !== toLevel);
}
