import { badInput } from '../../kit/errors.js';
import { COMMON_REFUSALS } from '../../kit/refusals.js';
import { addDays, localDate } from '../../kit/working-days.js';
import { NATIONAL_ZONE } from '../national-desk.js';
import { REFUSALS } from '../refusals.js';

/** Which days of receipt are asked for, as clients name them. */
export interface PeriodArguments {
  year?: number | null;
  from?: string | null;
  to?: string | null;
}

/** The days of receipt, first and last, and the year in which they lie. */
export interface Period {
  year: number;
  from: string;
  to: string;
}

/** WIB: the country's zones begin a year at three instants, and figures that are compared need one. */
const MIDNIGHT = 'T00:00:00+07:00';

/** The instants between which a complaint of the period was received, the second no more in it. */
export function instantsOf({ from, to }: Period): { from: Date; to: Date } {
  return { from: new Date(`${from}${MIDNIGHT}`), to: new Date(`${addDays(to, 1)}${MIDNIGHT}`) };
}

/** The days that are named, of this year where none is; the whole year unless told. Throws `BAD_USER_INPUT`. */
export function periodOf({ year: named, from, to }: PeriodArguments, now: Date): Period {
  const year = named ?? Number(localDate(now, NATIONAL_ZONE).slice(0, 4));
  if (year < 2000 || year > 2100) throw badInput('year', REFUSALS.noYear);
  const period = { year, from: from ?? `${year}-01-01`, to: to ?? `${year}-12-31` };
  for (const end of ['from', 'to'] as const) {
    if (!period[end].startsWith(`${year}-`)) throw badInput(end, REFUSALS.noDayOfThatYear);
  }
  if (period.to < period.from) throw badInput('to', COMMON_REFUSALS.endsBeforeFirstDay);
  return period;
}
