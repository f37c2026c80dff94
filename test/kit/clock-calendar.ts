import type { ClockCalendar } from '../../subgraphs/complaint/clock-place.js';
import type { OfficeHoursRule } from '../../subgraphs/complaint/office-hours.js';
import { SEEDED_OFFICE_HOURS } from '../../subgraphs/complaint/seed/office-hours.js';
import { buildCalendar } from '../../subgraphs/kit/working-days.js';

/** What clocks are counted by: days off as {@link buildCalendar} takes them, and office hours besides the seeded ones. */
export function clockCalendar(
  years: Iterable<number>,
  holidays: Iterable<{ date: string; region: string }>,
  officeHours: readonly OfficeHoursRule[] = [],
): ClockCalendar {
  return { ...buildCalendar(years, holidays), officeHours: [...SEEDED_OFFICE_HOURS, ...officeHours] };
}
