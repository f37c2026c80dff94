import type { AgencyFacts } from '../../schema/events.js';

/**
 * The region whose own days off an agency has: that in which it is supervised, or, for an office of a ministry, which
 * nobody in its region supervises, that in which it sits. Null where neither is known.
 */
export function regionAround({ supervision, location }: Pick<AgencyFacts, 'supervision' | 'location'>): string | null {
  return supervision ?? location ?? null;
}

/** Where the days of an agency end, and which are its working days. */
export function clockPlaceOf(agency: AgencyFacts): { timeZone: string; region: string | null } {
  return { timeZone: agency.timeZone, region: regionAround(agency) };
}
