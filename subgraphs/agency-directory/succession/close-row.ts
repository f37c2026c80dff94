import { type EntityManager, IsNull } from 'typeorm';
import { insertRows } from '../../kit/insert-rows.js';
import { endOfDay } from '../../kit/working-days.js';
import type { AgencyRow } from '../agency.entity.js';
import { AgencyCodeRow, AgencySuccessorRow } from '../agency-history.entity.js';
import { type ChangeKit, saveAgency } from '../change-agency.js';
import { endOpenPosts } from '../end-post.js';

/**
 * Closes a locked agency without existing parts after its last day: code and posts end, its successors are named. A code
 * that has not begun by then ends on its first day.
 */
export async function closeRow(
  kit: ChangeKit,
  manager: EntityManager,
  row: AgencyRow,
  { lastDay, successorIds }: { lastDay: string; successorIds: readonly string[] },
): Promise<AgencyRow> {
  const links = successorIds.map((successorId, place) => ({ agencyId: row.id, successorId, place }));
  await insertRows(manager, AgencySuccessorRow, links);
  const code = await manager.findOneBy(AgencyCodeRow, { agencyId: row.id, validUntil: IsNull() });
  if (code) await manager.update(AgencyCodeRow, { id: code.id }, { validUntil: laterOf(lastDay, code.validFrom) });
  await endOpenPosts(kit, manager, row.id, lastDay);
  const endOfLastDay = endOfDay(lastDay, row.timeZone).getTime();
  return saveAgency(kit, manager, row, { closedAt: new Date(Math.min(endOfLastDay, kit.now().getTime())) });
}

function laterOf(day: string, other: string | null): string {
  return other !== null && other > day ? other : day;
}
