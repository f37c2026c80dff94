import { afterOfficeMinutes, type OfficePlace, officeMinutesBetween } from './office-hours.js';
import {
  addDays,
  type DueDate,
  dueDate,
  endOfDay,
  localDate,
  type WorkingPlace,
  workingDaysBetween,
} from './working-days.js';

/** In what a limit is told: days on which offices work, all days, or hours in which the agency is open. */
export const LIMIT_UNITS = ['WORKING_DAY', 'CALENDAR_DAY', 'OFFICE_HOUR'] as const;
export type LimitUnit = (typeof LIMIT_UNITS)[number];

/**
 * What a limit counts first: the day on which it begins, of which hours run at once, or the next, so that the day of
 * receipt is day 0 (PerKI 1/2021, PermenPANRB 5/2025).
 */
export const COUNTING_STARTS = ['SAME_DAY', 'NEXT_DAY'] as const;
export type CountingStart = (typeof COUNTING_STARTS)[number];

/** How much time a rule gives. */
export interface Limit {
  quantity: number;
  unit: LimitUnit;
  /** Null and undefined: as is usual for the unit. */
  countsFrom?: CountingStart | null;
}

/** How much time a clock has, in whole units: of hours a part may be left, so they run as minutes. */
export interface ClockTime {
  quantity: number;
  unit: 'WORKING_DAY' | 'CALENDAR_DAY' | 'OFFICE_MINUTE';
}

/** Where a clock runs. */
export interface ClockPlace extends WorkingPlace {
  /** When the agency is open; only minutes are counted by it. */
  hours: OfficePlace['hours'];
}

const MINUTES_OF_HOUR = 60;
const DAY_MS = 86_400_000;

/** The time that a limit gives a clock. */
export function clockTimeOf({ quantity, unit }: Limit): ClockTime {
  return unit === 'OFFICE_HOUR' ? { quantity: quantity * MINUTES_OF_HOUR, unit: 'OFFICE_MINUTE' } : { quantity, unit };
}

/** The counting rule of a limit: unless it tells one, days are counted from the next and hours run at once. */
export function countingStartOf({ unit, countsFrom }: Pick<Limit, 'unit' | 'countsFrom'>): CountingStart {
  return countsFrom ?? (unit === 'OFFICE_HOUR' ? 'SAME_DAY' : 'NEXT_DAY');
}

/** Where a clock is counted from to which a limit gives time that begins at `from`. */
export function startOfClock(limit: Pick<Limit, 'unit' | 'countsFrom'>, from: Date, timeZone: string): Date {
  const isAtOnce = limit.unit === 'OFFICE_HOUR';
  const startsSameDay = countingStartOf(limit) === 'SAME_DAY';
  if (isAtOnce === startsSameDay) return from;
  // Either the day before is day 0, or nothing of the day on which it begins is counted.
  return endOfDay(addDays(localDate(from, timeZone), startsSameDay ? -1 : 0), timeZone);
}

/**
 * When a clock that is counted from `from` ends. Days end with their last day, and the local day of `from` is day 0;
 * minutes run from `from` on, and end at their own.
 */
export function endOfClock({ quantity, unit }: ClockTime, from: Date, place: ClockPlace): DueDate {
  switch (unit) {
    case 'WORKING_DAY':
      return dueDate({ receivedAt: from, workingDays: quantity, ...place });
    case 'CALENDAR_DAY': {
      const dueOn = addDays(localDate(from, place.timeZone), quantity);
      return { dueOn, dueAt: endOfDay(dueOn, place.timeZone), provisional: false };
    }
    case 'OFFICE_MINUTE': {
      const dueAt = afterOfficeMinutes(from, quantity, place);
      const dueOn = localDate(dueAt, place.timeZone);
      return { dueOn, dueAt, provisional: !place.calendar.isLoaded(Number(dueOn.slice(0, 4))) };
    }
  }
}

/** What is left of a clock, and the last local day that it has counted. */
export interface ClockRest {
  quantity: number;
  /** `YYYY-MM-DD`; what comes after it is still to be counted. */
  lastCounted: string;
}

/**
 * What is left at `now` of a clock that is counted from `from`. A day is used by its local midnight, so that of `now` is
 * still to be counted. 0 or less where it has run out.
 */
export function restOfClock({ quantity, unit }: ClockTime, from: Date, now: Date, place: ClockPlace): ClockRest {
  const began = localDate(from, place.timeZone);
  const yesterday = addDays(localDate(now, place.timeZone), -1);
  // On day 0, and where something keyed in late changes hands before its day 0 is over, no day is used yet.
  const isUnused = yesterday < began;
  const lastCounted = isUnused ? began : yesterday;
  switch (unit) {
    case 'WORKING_DAY':
      return { quantity: quantity - workingDaysBetween(began, lastCounted, place), lastCounted };
    case 'CALENDAR_DAY':
      return { quantity: quantity - (Date.parse(lastCounted) - Date.parse(began)) / DAY_MS, lastCounted };
    case 'OFFICE_MINUTE':
      return { quantity: quantity - Math.round(officeMinutesBetween(from, now, place)), lastCounted };
  }
}
