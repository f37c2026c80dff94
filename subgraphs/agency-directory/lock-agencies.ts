import { type Brackets, type EntityManager, In, IsNull, type ObjectLiteral } from 'typeorm';
import { chunksOf } from '../kit/chunks.js';
import { AgencyRow } from './agency.entity.js';
import type { ChangeKit } from './change-agency.js';

/** The agencies that exist and meet a condition on `agency`, without locks, in the order of their ids. */
export function findExisting(
  manager: EntityManager,
  condition: string | Brackets,
  parameters: ObjectLiteral = {},
): Promise<AgencyRow[]> {
  const query = manager.createQueryBuilder(AgencyRow, 'agency').where({ closedAt: IsNull() });
  return query.andWhere(condition, parameters).orderBy('agency.id').getMany();
}

/**
 * The agencies that `find` finds, locked until the transaction ends; SQLite has one writer and locks nothing. They are found
 * without locks, for a statement that locks waits for every row that it walks over; locked in the order of their ids, so that
 * two who lock some of the same wait for each other rather than in a ring; and found again, as they may have changed, or
 * others come, before they were locked.
 */
export async function lockFound(
  { database }: ChangeKit,
  manager: EntityManager,
  find: () => Promise<AgencyRow[]>,
): Promise<AgencyRow[]> {
  const locked = new Set<string>();
  for (;;) {
    const found = await find();
    const ids = found.map(({ id }) => id).filter((id) => !locked.has(id));
    if (database.dialect === 'sqlite' || ids.length === 0) return found;
    for (const chunk of chunksOf(ids.sort())) {
      const query = manager
        .createQueryBuilder(AgencyRow, 'agency')
        .select('agency.id')
        .where({ id: In(chunk) });
      await query.orderBy('agency.id').setLock('pessimistic_write').getMany();
      for (const id of chunk) locked.add(id);
    }
  }
}
