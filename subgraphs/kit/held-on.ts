import type { PostFacts } from '../../schema/events.js';
import type { SqlCondition } from './relations.js';
import { addDays, localDate } from './working-days.js';

/** Whether what is valid between two days, inclusive and open where they are null, is so on a day. Dates are `YYYY-MM-DD`. */
export function isValidOn(
  { validFrom, validUntil }: { validFrom: string | null; validUntil: string | null },
  day: string,
): boolean {
  return (validFrom === null || validFrom <= day) && (validUntil === null || day <= validUntil);
}

/** Whether a post from its first to its last day, calendar dates, is held on `today`. */
export function isHeldOn({ from, until }: Pick<PostFacts, 'from' | 'until'>, today: string): boolean {
  return isValidOn({ validFrom: from, validUntil: until }, today);
}

/** Whether a post is held on any day: one that was to begin where an agency ended meanwhile ends before it begins. */
export function isEverHeld({ from, until }: Pick<PostFacts, 'from' | 'until'>): boolean {
  return until === null || from <= until;
}

/**
 * Keeps of the projected posts called `alias` those that have begun and have not ended, on a day that is today in some zone:
 * whoever reads them asks `isHeldOn` again by the zone of each agency.
 */
export function mayBeHeldAt(alias: string, now: Date): SqlCondition {
  const notEnded = mayNotHaveEndedAt(alias, now);
  return {
    sql: `${alias}.validFrom <= :tomorrow AND ${notEnded.sql}`,
    parameters: { ...notEnded.parameters, tomorrow: addDays(localDate(now, 'UTC'), 1) },
  };
}

/** Likewise those that have not ended, also where they have yet to begin. */
export function mayNotHaveEndedAt(alias: string, now: Date): SqlCondition {
  return {
    sql: `(${alias}.validUntil IS NULL OR ${alias}.validUntil >= :yesterday)`,
    parameters: { yesterday: addDays(localDate(now, 'UTC'), -1) },
  };
}
