import type { EntityTarget, SelectQueryBuilder } from 'typeorm';
import type { SqlCondition } from '../kit/relations.js';
import { localDate } from '../kit/working-days.js';

/** A row whose days are those of a zone of its own. */
interface OfZone {
  timeZone: string;
}

/**
 * A condition on the rows of `query`, which keep different calendars: `ofToday` writes it by the parameter with today's date.
 */
export async function anyZone<Row extends OfZone>(
  { alias, connection }: SelectQueryBuilder<Row>,
  entity: EntityTarget<Row>,
  now: Date,
  ofToday: (today: string) => string,
): Promise<SqlCondition> {
  const zones = await connection.manager
    .createQueryBuilder(entity, alias)
    .select(`${alias}.timeZone`, 'timeZone')
    .distinct(true)
    .getRawMany<OfZone>();
  const parameters: Record<string, string> = {};
  const conditions = zones.map(({ timeZone }, index) => {
    parameters[`zone${index}`] = timeZone;
    parameters[`today${index}`] = localDate(now, timeZone);
    return `(${alias}.timeZone = :zone${index} AND (${ofToday(`:today${index}`)}))`;
  });
  return { sql: `(${conditions.join(' OR ') || '1 = 0'})`, parameters };
}
