import { DateTime } from 'luxon';
import { regionAndAbove } from './relations.js';

const SATURDAY = 6;
const SUNDAY = 0;
const DAY_MS = 86_400_000;

/**
 * The national holidays that fall on the same date every year (month-day), which is all that can be known of a year
 * whose calendar is not loaded: new year, labour day, Pancasila day, independence day, Christmas (Keppres 8/2024).
 */
const FIXED_HOLIDAYS = new Set(['01-01', '05-01', '06-01', '08-17', '12-25']);

/** Which days are no working days besides Saturday and Sunday. Dates are `YYYY-MM-DD`. */
export interface WorkingCalendar {
  /** Whether the national calendar of the year is known. */
  isLoaded(year: number): boolean;
  /** Whether the date is a holiday or joint leave in the whole country, or in `region` (a region code) or above it. */
  isHoliday(date: string, region?: string): boolean;
}

/** Whose days count: the IANA zone in which days end, and the region whose own holidays apply besides the national ones. */
export interface WorkingPlace {
  timeZone: string;
  calendar: WorkingCalendar;
  region?: string;
}

export interface DueDate {
  /** The last day on which it is in time, `YYYY-MM-DD` in the zone. */
  dueOn: string;
  /** The end of that day. */
  dueAt: Date;
  /** Whether a year without a loaded calendar was counted with weekends and fixed-date holidays only. */
  provisional: boolean;
}

/**
 * A calendar of rows: the years whose national calendar is loaded, and the holidays with the region that has them (`''`
 * is the whole country; `51` covers `51.71` too).
 */
export function buildCalendar(
  loadedYears: Iterable<number>,
  holidays: Iterable<{ date: string; region: string }>,
): WorkingCalendar {
  const years = new Set(loadedYears);
  const regionsByDate = new Map<string, Set<string>>();
  for (const { date, region } of holidays) {
    const regions = regionsByDate.get(date) ?? new Set();
    regionsByDate.set(date, regions.add(region));
  }
  return {
    isLoaded: (year) => years.has(year),
    isHoliday: (date, region) => {
      const regions = regionsByDate.get(date);
      if (!regions) return false;
      return regions.has('') || (region !== undefined && regionAndAbove(region).some((code) => regions.has(code)));
    },
  };
}

/** The date so many days later, or earlier where it is negative. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

function isCovered(date: string, calendar: WorkingCalendar): boolean {
  return calendar.isLoaded(Number(date.slice(0, 4)));
}

/**
 * Whether the date is a working day (hari kerja): not a Saturday or Sunday, a national or regional holiday, or joint leave
 * (cuti bersama). Of a year without a calendar only the weekends, the fixed-date holidays and the region's own are known.
 */
export function isWorkingDay(date: string, { calendar, region }: Pick<WorkingPlace, 'calendar' | 'region'>): boolean {
  const weekday = new Date(date).getUTCDay();
  if (weekday === SATURDAY || weekday === SUNDAY) return false;
  if (calendar.isHoliday(date, region)) return false;
  return isCovered(date, calendar) || !FIXED_HOLIDAYS.has(date.slice(5));
}

/** The calendar date of an instant in an IANA zone, `YYYY-MM-DD`. Throws a RangeError for a zone that does not exist. */
export function localDate(instant: Date, timeZone: string): string {
  const date = DateTime.fromJSDate(instant, { zone: timeZone }).toISODate();
  if (date === null) throw new RangeError(`not an instant in a time zone: ${String(instant)} in ${timeZone}`);
  return date;
}

/** The last millisecond of a calendar date in an IANA zone. */
export function endOfDay(date: string, timeZone: string): Date {
  return DateTime.fromISO(date, { zone: timeZone }).endOf('day').toJSDate();
}

/**
 * When something received at `receivedAt` is due after `workingDays`. The local day of receipt is day 0 and never counts
 * (the day of receipt is not counted, PerKI 1/2021 and PermenPANRB 5/2025); it is due at the end of the last day. What
 * arrives on a day off starts with the next working day. A year without a calendar never blocks: the result is then
 * `provisional`, to be computed again once the calendar is loaded.
 */
export function dueDate({
  receivedAt,
  workingDays,
  ...place
}: WorkingPlace & { receivedAt: Date; workingDays: number }): DueDate {
  if (!Number.isInteger(workingDays) || workingDays < 0) {
    throw new RangeError(`working days must be a whole number from 0, not ${workingDays}`);
  }
  let date = localDate(receivedAt, place.timeZone);
  let provisional = false;
  for (let counted = 0; counted < workingDays; ) {
    date = addDays(date, 1);
    if (!isCovered(date, place.calendar)) provisional = true;
    if (isWorkingDay(date, place)) counted++;
  }
  return { dueOn: date, dueAt: endOfDay(date, place.timeZone), provisional };
}

/**
 * How many working days come after the date `from` up to and including the date `to`: 1 from a Monday to the Tuesday, 0 on
 * the same date, and negative where `to` is the earlier one (-1 from the Tuesday to the Monday).
 */
export function workingDaysBetween(from: string, to: string, place: Pick<WorkingPlace, 'calendar' | 'region'>): number {
  if (to < from) {
    const late = workingDaysBetween(to, from, place);
    return late === 0 ? 0 : -late;
  }
  let counted = 0;
  for (let date = from; date < to; ) {
    date = addDays(date, 1);
    if (isWorkingDay(date, place)) counted++;
  }
  return counted;
}

/**
 * The working days that are left at `now`: 0 on the day on which it is due, -1 on the first working day after it. On a day
 * off after the due day it is still 0; whether it is overdue is told by `dueAt`.
 */
export function workingDaysLeft(now: Date, dueOn: string, place: WorkingPlace): number {
  return workingDaysBetween(localDate(now, place.timeZone), dueOn, place);
}
