import { type EntityManager, In } from 'typeorm';
import { chunksOf } from '../kit/chunks.js';
import { badInput } from '../kit/errors.js';
import { insertRows } from '../kit/insert-rows.js';
import type { AgencyRow } from './agency.entity.js';
import { AgencyFormerNameRow } from './agency-history.entity.js';
import { dayBefore } from './calendar-day.js';
import type { ChangeKit } from './change-agency.js';
import { loadFirstDays } from './first-days.js';
import { REFUSALS } from './refusals.js';

/** What an agency is called until the end of a day. */
export interface EndedName {
  agency: Pick<AgencyRow, 'id' | 'name' | 'shortName'>;
  validUntil: string;
}

/**
 * Keeps the names that end; one that its agency would have borne on no day is corrected by the next. Throws
 * `BAD_USER_INPUT` at `path` where a later name is recorded, or the agency began later.
 */
export async function keepNames(
  { newId }: ChangeKit,
  manager: EntityManager,
  ended: readonly EndedName[],
  path: string,
): Promise<void> {
  const ids = ended.map(({ agency }) => agency.id);
  const lastDays = await loadLastDays(manager, ids);
  const firstDays = await loadFirstDays(manager, ids);
  const kept = ended.filter(({ agency: { id }, validUntil }) => {
    const earlier = lastDays.get(id);
    const first = firstDays.get(id);
    const eve = earlier ?? (first ? dayBefore(first) : '');
    if (validUntil < eve) throw badInput(path, earlier ? REFUSALS.laterName : REFUSALS.endsBeforeItsCode);
    return validUntil !== eve;
  });
  await insertRows(
    manager,
    AgencyFormerNameRow,
    kept.map(({ agency: { id: agencyId, name, shortName }, validUntil }) => ({
      id: newId(),
      agencyId,
      name,
      shortName,
      validUntil,
    })),
  );
}

/** The last day of the latest former name of each agency that has one. */
async function loadLastDays(manager: EntityManager, agencyIds: readonly string[]): Promise<Map<string, string>> {
  const days = new Map<string, string>();
  for (const chunk of chunksOf(agencyIds)) {
    const order = { validUntil: 'ASC' } as const;
    const names = await manager.find(AgencyFormerNameRow, { where: { agencyId: In(chunk) }, order });
    for (const { agencyId, validUntil } of names) days.set(agencyId, validUntil);
  }
  return days;
}
