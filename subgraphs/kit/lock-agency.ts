import type { EntityManager } from 'typeorm';
import type { Dialect } from './database.js';
import { AgencyProjectionRow } from './directory-projection.js';

/** Makes others who write about the agency wait for the end of this transaction; SQLite's writes queue anyway. */
export async function lockAgency(manager: EntityManager, dialect: Dialect, id: string): Promise<void> {
  if (dialect !== 'mariadb') return;
  await manager.findOne(AgencyProjectionRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
}
