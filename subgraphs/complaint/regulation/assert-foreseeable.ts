import { badInput } from '../../kit/errors.js';
import { localDate } from '../../kit/working-days.js';
import { NATIONAL_ZONE } from '../national-desk.js';
import { REFUSALS } from '../refusals.js';

/** Before it nothing began that rules are kept of. */
const EARLIEST = '2000-01-01';
const YEARS_AHEAD = 5;

/** A rule of a slip of the pen would stand for ever: it begins since 2000, and five years ahead at most. Throws `BAD_USER_INPUT`. */
export function assertForeseeable(path: string, validFrom: string, now: Date): void {
  const today = localDate(now, NATIONAL_ZONE);
  const latest = `${Number(today.slice(0, 4)) + YEARS_AHEAD}${today.slice(4)}`;
  if (validFrom < EARLIEST || validFrom > latest) throw badInput(path, REFUSALS.unforeseeable);
}
