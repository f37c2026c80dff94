import type { PostFacts } from '../../schema/events.js';

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
