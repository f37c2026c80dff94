import type { EntityManager } from 'typeorm';
import type { AgencyFacts } from '../../schema/events.js';
import { findExistingAgency } from '../kit/agency-filter.js';
import type { Dialect } from '../kit/database.js';
import { Directory } from '../kit/directory/directory.js';
import { AgencyProjectionRow } from '../kit/directory/directory-projection.entity.js';

/** The agency that exists now and that `reference`, the argument at `path`, names. Throws `BAD_USER_INPUT`. */
export async function findAgency(manager: EntityManager, reference: string, path: string): Promise<AgencyFacts> {
  return findExistingAgency(new Directory(manager), reference, path);
}

/** Makes others who write about the agency wait for the end of this transaction; SQLite's writes queue anyway. */
export async function lockAgency(manager: EntityManager, dialect: Dialect, id: string): Promise<void> {
  if (dialect !== 'mariadb') return;
  await manager.findOne(AgencyProjectionRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
}
