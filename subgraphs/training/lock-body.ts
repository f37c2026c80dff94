import type { EntityManager } from 'typeorm';
import type { AgencyFacts } from '../../schema/events.js';
import type { Dialect } from '../kit/database.js';
import { AgencyProjectionRow } from '../kit/directory/directory-projection.entity.js';
import { bodyOf } from '../kit/relations.js';

/**
 * Makes others who write about letters and promises of the agency's body wait for the end of this transaction, so that of a
 * letter and a promise that come at once one sees the other; SQLite's writes queue anyway.
 */
export async function lockBody(
  manager: EntityManager,
  dialect: Dialect,
  { organisation }: Pick<AgencyFacts, 'organisation'>,
): Promise<void> {
  if (dialect !== 'mariadb') return;
  await manager.find(AgencyProjectionRow, {
    where: { organisation: bodyOf(organisation) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
}
