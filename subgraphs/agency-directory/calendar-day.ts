import { addDays } from '../kit/working-days.js';

/** The day before a calendar date, both as `YYYY-MM-DD`. */
export function dayBefore(day: string): string {
  return addDays(day, -1);
}
