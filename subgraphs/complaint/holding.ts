import type { AgencyFacts, ComplaintHolding } from '../../schema/events.js';
import { placeOf } from '../kit/agency-filter.js';

/** What an event tells of the agency that holds the complaint. */
export function holdingOf(complaintId: string, agency: AgencyFacts): ComplaintHolding {
  return { complaintId, ...placeOf(agency) };
}
