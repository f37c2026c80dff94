import type { SelectQueryBuilder } from 'typeorm';
import { AppointmentLetterRow } from './appointment-letter.entity.js';
import { anyZone } from './in-zones.js';
import { LetterReviewState, LetterState } from './letter-state.js';

const stands = (today: string) => `(letter.replacedFrom IS NULL OR letter.replacedFrom > ${today})`;
const counts = (today: string) => `${stands(today)} AND letter.reviewState <> :returned`;

/** `letterStateOn` as conditions on columns of `letter`, by the parameter that holds today's date. */
const CONDITIONS: Readonly<Record<LetterState, (today: string) => string>> = {
  [LetterState.REPLACED]: (today) => `letter.replacedFrom <= ${today}`,
  [LetterState.RETURNED]: (today) => `${stands(today)} AND letter.reviewState = :returned`,
  [LetterState.NOT_YET]: (today) => `${counts(today)} AND letter.validFrom > ${today}`,
  [LetterState.EXPIRED]: (today) => `${counts(today)} AND letter.validUntil < ${today}`,
  [LetterState.IN_FORCE]: (today) =>
    `${counts(today)} AND letter.validFrom <= ${today} AND (letter.validUntil IS NULL OR letter.validUntil >= ${today})`,
};

/** Keeps the letters that are in one of `states` today, each by the calendar of its agency. */
export async function filterByState(
  query: SelectQueryBuilder<AppointmentLetterRow>,
  states: readonly LetterState[],
  now: Date,
): Promise<void> {
  const { sql, parameters } = await anyZone(query, AppointmentLetterRow, now, (today) =>
    states.map((state) => `(${CONDITIONS[state](today)})`).join(' OR '),
  );
  query.andWhere(sql, { ...parameters, returned: LetterReviewState.RETURNED });
}
