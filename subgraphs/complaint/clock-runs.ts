import { type ClockTime, endOfClock, restOfClock } from '../kit/limit.js';
import type { DueDate } from '../kit/working-days.js';
import { type ClockCalendar, countingPlace, type Place } from './clock-place.js';

/**
 * A time in which a clock ran, until the complaint moved or the clock stood still. It is kept so that what it used can be
 * counted again by a calendar that was not known then.
 */
export interface EarlierRun extends Place {
  /** Instants in ISO 8601: where what comes after it was counted from, and when it ended. */
  countedFrom: string;
  until: string;
  /** What it used, in the unit of the clock. */
  used: number;
}

/** What the runs used by this calendar, in `unit`. */
export function recountRuns(
  runs: readonly EarlierRun[],
  unit: ClockTime['unit'],
  calendar: ClockCalendar,
): EarlierRun[] {
  return runs.map((run) => {
    const nothing = { quantity: 0, unit };
    const rest = restOfClock(nothing, new Date(run.countedFrom), new Date(run.until), countingPlace(run, calendar));
    return { ...run, used: 0 - rest.quantity };
  });
}

/** How much the runs used together. */
export function usedBy(runs: readonly EarlierRun[]): number {
  return runs.reduce((sum, { used }) => sum + used, 0);
}

/** When a clock that has `time` in all ended in one of its earlier runs; undefined where something is left after them. */
export function endInRuns(
  runs: readonly EarlierRun[],
  { quantity, unit }: ClockTime,
  calendar: ClockCalendar,
): DueDate | undefined {
  let left = quantity;
  for (const run of runs) {
    if (left - run.used < 1) {
      return endOfClock({ quantity: left, unit }, new Date(run.countedFrom), countingPlace(run, calendar));
    }
    left -= run.used;
  }
  return undefined;
}
