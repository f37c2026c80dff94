import { Brackets, type SelectQueryBuilder } from 'typeorm';
import type { AppointmentLetterRow } from './appointment-letter.entity.js';
import { LetterState } from './letter-state.js';

/** `letterStateOn` as conditions on columns of `letter`. */
const CONDITIONS: Readonly<Record<LetterState, string>> = {
  [LetterState.REPLACED]: 'letter.replacedFrom <= :today',
  [LetterState.NOT_YET]: '(letter.replacedFrom IS NULL OR letter.replacedFrom > :today) AND letter.validFrom > :today',
  [LetterState.EXPIRED]: '(letter.replacedFrom IS NULL OR letter.replacedFrom > :today) AND letter.validUntil < :today',
  [LetterState.IN_FORCE]:
    '(letter.replacedFrom IS NULL OR letter.replacedFrom > :today) AND letter.validFrom <= :today AND (letter.validUntil IS NULL OR letter.validUntil >= :today)',
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
    { today },
  );
}
