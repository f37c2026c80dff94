import type { AgencyFacts } from '../../schema/events.js';
import type { ClockPlace } from '../kit/limit.js';
import { GOVERNMENT_HOURS } from '../kit/office-hours.js';
import type { WorkingCalendar } from '../kit/working-days.js';

/** Whose days count: where they end, and which of them are no working days. */
export interface Place {
  timeZone: string;
  /** Region whose own days off count besides the national ones. */
  region: string | null;
}

/**
 * The region whose own days off an agency has: that in which it is supervised, or, for an office of a ministry, which
 * nobody in its region supervises, that in which it sits. Null where neither is known.
 */
export function regionAround({ supervision, location }: Pick<AgencyFacts, 'supervision' | 'location'>): string | null {
  return supervision ?? location ?? null;
}

export function clockPlaceOf(agency: AgencyFacts): Place {
  return { timeZone: agency.timeZone, region: regionAround(agency) };
}

/** A place as clocks are counted in it by a calendar. */
export function countingPlace({ timeZone, region }: Place, calendar: WorkingCalendar): ClockPlace {
  return { timeZone, region: region ?? undefined, calendar, hours: GOVERNMENT_HOURS };
}
