import { addDays, localDate, type WorkingCalendar, workingDaysBetween } from '../../kit/working-days.js';
import type { ComplaintState } from '../complaint.enum.js';

/** A time during which one agency held a complaint, and the days by which it is counted. */
export interface HeldStop {
  since: Date;
  /** Null while it is held. */
  until: Date | null;
  timeZone: string;
  region: string | null;
}

/** How long a complaint lay at a stop. */
export interface TimeHeld {
  workingDays: number;
  /** Working days at whose end the agency waited for the reporter. */
  pausedWorkingDays: number;
  minutes: number;
}

export interface HeldPath {
  receivedAt: Date;
  /** In their order. */
  stops: readonly HeldStop[];
  /** What happened to the complaint, in its order. */
  steps: readonly { at: Date; stateAfter: ComplaintState }[];
}

const MINUTE_MS = 60_000;
/** In which the next word is the reporter's: the overall clock stands still. */
const WAITING_FOR_REPORTER: readonly ComplaintState[] = ['DEFERRED', 'ANSWERED'];
const ENDED: readonly ComplaintState[] = ['CLOSED', 'ARCHIVED'];

/**
 * How long each stop took, until `now` where it goes on. Its days are the working days whose local midnight the complaint
 * lay there, in the calendar and the zone of the agency, each date once: as the overall clock counts them, from the day of
 * receipt, which is day 0, so that with nothing paused the sum over all stops is what that clock has used. Days at whose
 * end the reporter was waited for are told apart, and what comes after the end of the complaint is not counted.
 */
export function timesHeld({ receivedAt, stops, steps }: HeldPath, now: Date, calendar: WorkingCalendar): TimeHeld[] {
  let counted = localDate(receivedAt, stops[0]?.timeZone ?? 'UTC');
  return stops.map(({ since, until, timeZone, region }, index) => {
    const place = { timeZone, calendar, region: region ?? undefined };
    const held: TimeHeld = { workingDays: 0, pausedWorkingDays: 0, minutes: 0 };
    let elapsedMs = 0;
    // What is keyed in later was received before it was held here.
    const from = index === 0 && receivedAt < since ? receivedAt : since;
    for (const { start, end, state } of stretchesOf(from, until ?? now, steps)) {
      const yesterday = addDays(localDate(end, timeZone), -1);
      const days = yesterday > counted ? workingDaysBetween(counted, yesterday, place) : 0;
      if (yesterday > counted) counted = yesterday;
      if (ENDED.includes(state)) continue;
      elapsedMs += end.getTime() - start.getTime();
      if (WAITING_FOR_REPORTER.includes(state)) held.pausedWorkingDays += days;
      else held.workingDays += days;
    }
    held.minutes = Math.floor(elapsedMs / MINUTE_MS);
    return held;
  });
}

interface Stretch {
  start: Date;
  end: Date;
  state: ComplaintState;
}

/** The times between `from` and `until` in which a complaint stood in one state each. */
function stretchesOf(from: Date, until: Date, steps: HeldPath['steps']): Stretch[] {
  const inside = steps.map(({ at }) => at).filter((at) => at > from && at < until);
  const bounds = [from, ...inside, until];
  return bounds.slice(1).map((end, index) => {
    const start = bounds[index] as Date;
    return { start, end, state: steps.findLast(({ at }) => at <= start)?.stateAfter ?? 'RECEIVED' };
  });
}
