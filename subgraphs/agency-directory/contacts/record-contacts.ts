import { type EntityManager, In } from 'typeorm';
import { chunksOf } from '../../kit/chunks.js';
import { insertRows, upsertRows } from '../../kit/insert-rows.js';
import { AgencyContactsRow } from './agency-contacts.entity.js';

/** How agencies are reached now, by id: the last that is recorded, for none lies in the future. */
export async function loadContactsNow(
  manager: EntityManager,
  agencyIds: readonly string[],
): Promise<Map<string, AgencyContactsRow>> {
  const latest = new Map<string, AgencyContactsRow>();
  for (const chunk of chunksOf(agencyIds)) {
    const rows = await manager.find(AgencyContactsRow, { where: { agencyId: In(chunk) }, order: { validFrom: 'ASC' } });
    for (const row of rows) latest.set(row.agencyId, row);
  }
  return latest;
}

/**
 * Records contacts from a day on that is no earlier than any of `known`, the last of each agency; what was recorded for
 * that very day is replaced.
 */
export async function recordContactsOf(
  manager: EntityManager,
  rows: readonly AgencyContactsRow[],
  known: ReadonlyMap<string, AgencyContactsRow>,
): Promise<void> {
  const added: AgencyContactsRow[] = [];
  const replaced: AgencyContactsRow[] = [];
  for (const row of rows) {
    const last = known.get(row.agencyId);
    if (last?.validFrom === row.validFrom) replaced.push({ ...row, id: last.id });
    else added.push(row);
  }
  await upsertRows(manager, AgencyContactsRow, replaced, ['address', 'phone', 'email', 'website', 'socialMedia']);
  await insertRows(manager, AgencyContactsRow, added);
}
