/** Whether a letter of appointment holds on a day. */
export enum LetterState {
  RETURNED = 'RETURNED',
  NOT_YET = 'NOT_YET',
  IN_FORCE = 'IN_FORCE',
  REPLACED = 'REPLACED',
  EXPIRED = 'EXPIRED',
}

/** Where a letter stands with the centre, which reviews it. */
export enum LetterReviewState {
  SUBMITTED = 'SUBMITTED',
  VERIFIED = 'VERIFIED',
  RETURNED = 'RETURNED',
}

/** From when to when a letter holds: calendar dates, the last day included. */
export interface LetterPeriod {
  validFrom: string;
  validUntil: string | null;
  /** From when another letter holds in its place. */
  replacedFrom: string | null;
}

export interface ReviewedLetter extends LetterPeriod {
  reviewState: LetterReviewState;
}

export interface RecordedLetter extends ReviewedLetter {
  id: string;
  recordedAt: Date;
}

/**
 * The letter's state on calendar date `on`. One that was returned does not hold whatever its dates, until it is corrected; one
 * that waits for its review does. A letter that is replaced from a later day is in force until then.
 */
export function letterStateOn(
  { validFrom, validUntil, replacedFrom, reviewState }: ReviewedLetter,
  on: string,
): LetterState {
  if (replacedFrom !== null && replacedFrom <= on) return LetterState.REPLACED;
  if (reviewState === LetterReviewState.RETURNED) return LetterState.RETURNED;
  if (on < validFrom) return LetterState.NOT_YET;
  return validUntil !== null && validUntil < on ? LetterState.EXPIRED : LetterState.IN_FORCE;
}

/** Newest first: by the first day; of those with the same one, what was recorded later comes before. */
function byNewness(a: RecordedLetter, b: RecordedLetter): number {
  if (a.validFrom !== b.validFrom) return a.validFrom < b.validFrom ? 1 : -1;
  return b.recordedAt.getTime() - a.recordedAt.getTime() || (a.id < b.id ? 1 : -1);
}

/** The letter that counts on `on`: the newest in force, else the last one that has expired, else undefined. */
export function currentLetter<Letter extends RecordedLetter>(
  letters: readonly Letter[],
  on: string,
): Letter | undefined {
  const newestFirst = letters.toSorted(byNewness);
  const newest = (state: LetterState) => newestFirst.find((letter) => letterStateOn(letter, on) === state);
  return newest(LetterState.IN_FORCE) ?? newest(LetterState.EXPIRED);
}
