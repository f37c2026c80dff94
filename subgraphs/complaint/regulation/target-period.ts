import { addDays } from '../../kit/working-days.js';

/** The periods that a target can be for, the longest first, with how many of them make a year. */
export const PERIODS_OF_YEAR = { YEAR: 1, SEMESTER: 2, QUARTER: 4, MONTH: 12 } as const;
export type TargetPeriod = keyof typeof PERIODS_OF_YEAR;
export const TARGET_PERIODS = Object.keys(PERIODS_OF_YEAR) as TargetPeriod[];

/** A year or a part of it: its third quarter has the number 3, the year itself 1. Those of one kind never overlap. */
export interface PartOfYear {
  year: number;
  period: TargetPeriod;
  number: number;
}

const MONTHS = 12;

/** The first and the last day of a part, `YYYY-MM-DD`. */
export function daysOf({ year, period, number }: PartOfYear): { from: string; to: string } {
  const months = MONTHS / PERIODS_OF_YEAR[period];
  const begins = (month: number) => new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
  return { from: begins((number - 1) * months), to: addDays(begins(number * months), -1) };
}

/** Whether the days of a part include all from `from` to `to`. */
function holds(part: PartOfYear, { from, to }: { from: string; to: string }): boolean {
  const days = daysOf(part);
  return days.from <= from && to <= days.to;
}

/** What fits some days best: of those parts that include them all the shortest; undefined where none does. */
export function fittingPart<Part extends PartOfYear>(
  parts: readonly Part[],
  days: { from: string; to: string },
): Part | undefined {
  const [shortest] = parts
    .filter((part) => holds(part, days))
    .sort((a, b) => PERIODS_OF_YEAR[b.period] - PERIODS_OF_YEAR[a.period]);
  return shortest;
}
