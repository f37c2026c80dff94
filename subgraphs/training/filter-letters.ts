import { Brackets, type SelectQueryBuilder } from 'typeorm';
import type { AppointmentLetterRow } from './appointment-letter.entity.js';
import { LetterReviewState, LetterState } from './letter-state.js';

const STANDS = '(letter.replacedFrom IS NULL OR letter.replacedFrom > :today)';
const COUNTS = `${STANDS} AND letter.reviewState <> :returned`;

/** `letterStateOn` as conditions on columns of `letter`. */
const CONDITIONS: Readonly<Record<LetterState, string>> = {
  [LetterState.REPLACED]: 'letter.replacedFrom <= :today',
  [LetterState.RETURNED]: `${STANDS} AND letter.reviewState = :returned`,
  [LetterState.NOT_YET]: `${COUNTS} AND letter.validFrom > :today`,
  [LetterState.EXPIRED]: `${COUNTS} AND letter.validUntil < :today`,
  [LetterState.IN_FORCE]: `${COUNTS} AND letter.validFrom <= :today AND (letter.validUntil IS NULL OR letter.validUntil >= :today)`,
};

/** Keeps the letters that are in one of `states` on calendar date `today`. */
export function filterByState(
  query: SelectQueryBuilder<AppointmentLetterRow>,
  states: readonly LetterState[],
  today: string,
): void {
  query.andWhere(
    new Brackets((any) => {
      any.where('1 = 0');
      for (const state of states) any.orWhere(`(${CONDITIONS[state]})`);
    }),
    { today, returned: LetterReviewState.RETURNED },
  );
}
