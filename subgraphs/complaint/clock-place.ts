import type { AgencyFacts } from '../../schema/events.js';
import type { ClockPlace } from '../kit/limit.js';
import type { WorkingCalendar } from '../kit/working-days.js';
import { type OfficeHoursRule, officeHoursOf } from './office-hours.js';

/** Whose days and hours count. */
export interface Place {
  timeZone: string;
  /** Region whose own days off, and hours, count besides the national ones. */
  region: string | null;
  /** Path of the body whose own hours count; null of clocks from before that was told. */
  organisation: string | null;
}

/** What clocks are counted by. */
export interface ClockCalendar extends WorkingCalendar {
  readonly officeHours: readonly OfficeHoursRule[];
}

/**
 * The region whose own days off an agency has: that in which it is supervised, or, for an office of a ministry, which
 * nobody in its region supervises, that in which it sits. Null where neither is known.
 */
export function regionAround({ supervision, location }: Pick<AgencyFacts, 'supervision' | 'location'>): string | null {
  return supervision ?? location ?? null;
}

export function clockPlaceOf(agency: AgencyFacts): Place {
  return { timeZone: agency.timeZone, region: regionAround(agency), organisation: agency.organisation };
}

/** A place as clocks are counted in it by a calendar. */
export function countingPlace(place: Place, calendar: ClockCalendar): ClockPlace {
  const { timeZone, region } = place;
  return { timeZone, region: region ?? undefined, calendar, hours: officeHoursOf(calendar.officeHours, place) };
}
