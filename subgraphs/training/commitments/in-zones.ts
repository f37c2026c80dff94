import type { EntityManager } from 'typeorm';
import type { SqlCondition } from '../../kit/relations.js';
import { localDate } from '../../kit/working-days.js';
import { CommitmentLetterRow } from '../commitment-letter.entity.js';

/** A condition on `commitment`, whose rows keep different calendars: `ofToday` writes it by the parameter with today's date. */
export async function anyZone(
  manager: EntityManager,
  now: Date,
  ofToday: (today: string) => string,
): Promise<SqlCondition> {
  const zones = await manager
    .createQueryBuilder(CommitmentLetterRow, 'commitment')
    .select('commitment.timeZone', 'timeZone')
    .distinct(true)
    .getRawMany<{ timeZone: string }>();
  const parameters: Record<string, string> = {};
  const conditions = zones.map(({ timeZone }, index) => {
    parameters[`zone${index}`] = timeZone;
    parameters[`today${index}`] = localDate(now, timeZone);
    return `(commitment.timeZone = :zone${index} AND (${ofToday(`:today${index}`)}))`;
  });
  return { sql: `(${conditions.join(' OR ') || '1 = 0'})`, parameters };
}
