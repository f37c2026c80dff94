import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import type { Dialect } from './database.js';

/** The row with this id, locked until the transaction ends, or null. SQLite has one writer and locks nothing. */
export function lockRow<Row extends ObjectLiteral>(
  manager: EntityManager,
  dialect: Dialect,
  entity: EntityTarget<Row>,
  id: string,
): Promise<Row | null> {
  const query = manager.createQueryBuilder(entity, 'target').where('target.id = :id', { id });
  if (dialect === 'mariadb') query.setLock('pessimistic_write');
  return query.getOne();
}
