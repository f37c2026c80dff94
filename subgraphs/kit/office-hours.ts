import { DateTime } from 'luxon';
import { isWorkingDay, type WorkingPlace } from './working-days.js';

/** A part of a working day in which an office is open, in minutes after local midnight. */
export interface OfficePeriod {
  fromMinute: number;
  toMinute: number;
}

/** The periods of each weekday, Monday first, each in order and apart from the next. */
export type OfficeHours = readonly (readonly OfficePeriod[])[];

export interface OfficePlace extends WorkingPlace {
  /** The hours of the office on a date, `YYYY-MM-DD`. */
  hours: (date: string) => OfficeHours;
}

const MONDAY_TO_THURSDAY: readonly OfficePeriod[] = [
  { fromMinute: 7 * 60 + 30, toMinute: 12 * 60 },
  { fromMinute: 13 * 60, toMinute: 16 * 60 },
];

/**
 * The hours of government offices where an agency names none: 37.5 a week from 07:30, with breaks of an hour and on Friday
 * of an hour and a half (Perpres 21/2023).
 */
export const GOVERNMENT_HOURS: OfficeHours = [
  MONDAY_TO_THURSDAY,
  MONDAY_TO_THURSDAY,
  MONDAY_TO_THURSDAY,
  MONDAY_TO_THURSDAY,
  [
    { fromMinute: 7 * 60 + 30, toMinute: 11 * 60 + 30 },
    { fromMinute: 13 * 60, toMinute: 16 * 60 + 30 },
  ],
  [],
  [],
];

/** Longer than any limit takes; an office that is never open would be looked through for ever. */
const LOOK_AHEAD_DAYS = 800;

/** The open periods of one local day as instants, in order. */
function periodsOf(day: DateTime, { hours, ...place }: OfficePlace): { from: DateTime; to: DateTime }[] {
  const date = day.toISODate() as string;
  if (!isWorkingDay(date, place)) return [];
  const midnight = day.startOf('day');
  // By the clock on the wall, so that a zone that changes its offset keeps its hours.
  const at = (minute: number) => midnight.set({ hour: Math.floor(minute / 60), minute: minute % 60 });
  return (hours(date)[day.weekday - 1] ?? []).map(({ fromMinute, toMinute }) => ({
    from: at(fromMinute),
    to: at(toMinute),
  }));
}

/**
 * The instant at which an office has been open for `minutes` since `from`. What arrives while it is closed starts when it
 * opens. Where it is not open for that long in more than two years the last of their days is the end: a clock ends late
 * rather than that nothing could be taken in.
 */
export function afterOfficeMinutes(from: Date, minutes: number, place: OfficePlace): Date {
  const start = DateTime.fromJSDate(from, { zone: place.timeZone });
  let left = minutes;
  for (let days = 0; days <= LOOK_AHEAD_DAYS; days++) {
    for (const period of periodsOf(start.plus({ days }), place)) {
      const begin = DateTime.max(period.from, start);
      const open = period.to.diff(begin, 'minutes').minutes;
      if (open <= 0) continue;
      if (open >= left) return begin.plus({ minutes: left }).toJSDate();
      left -= open;
    }
  }
  return start.plus({ days: LOOK_AHEAD_DAYS }).endOf('day').toJSDate();
}

/** How many minutes an office is open between two instants; 0 where `to` is not after `from`. */
export function officeMinutesBetween(from: Date, to: Date, place: OfficePlace): number {
  const start = DateTime.fromJSDate(from, { zone: place.timeZone });
  const end = DateTime.fromJSDate(to, { zone: place.timeZone });
  let open = 0;
  for (let day = start.startOf('day'); day <= end; day = day.plus({ days: 1 })) {
    for (const period of periodsOf(day, place)) {
      const minutes = DateTime.min(period.to, end).diff(DateTime.max(period.from, start), 'minutes').minutes;
      open += Math.max(0, minutes);
    }
  }
  return open;
}
