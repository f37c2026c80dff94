import { type EntityManager, In, IsNull } from 'typeorm';
import { chunksOf } from '../kit/chunks.js';
import type { Dialect } from '../kit/database.js';
import type { WorkingCalendar } from '../kit/working-days.js';
import { ComplaintRow } from './complaint.entity.js';
import { ComplaintDeadlineRow } from './complaint-deadline.entity.js';
import { nextDueAt, recountDeadline } from './deadlines.js';

/**
 * Counts the provisional deadlines that run again, by a calendar that may know more years by now, and answers how many
 * have changed. A due date alone is no new version of a complaint.
 */
export async function recountProvisionalDeadlines(
  manager: EntityManager,
  dialect: Dialect,
  calendar: WorkingCalendar,
): Promise<number> {
  const provisional = await manager
    .createQueryBuilder(ComplaintDeadlineRow, 'deadline')
    .select('deadline.complaintId', 'complaintId')
    .distinct()
    .where({ provisional: true, closedAt: IsNull() })
    .getRawMany<{ complaintId: string }>();
  let changed = 0;
  for (const ids of chunksOf(provisional.map(({ complaintId }) => complaintId))) {
    changed += await recountOf(manager, dialect, ids, calendar);
  }
  return changed;
}

async function recountOf(
  manager: EntityManager,
  dialect: Dialect,
  ids: readonly string[],
  calendar: WorkingCalendar,
): Promise<number> {
  // Locked before its deadlines are read, as for every change: another process may be handling the complaint.
  if (dialect === 'mariadb') {
    await manager.find(ComplaintRow, { where: { id: In(ids) }, lock: { mode: 'pessimistic_write' } });
  }
  const running = (await manager.findBy(ComplaintDeadlineRow, { complaintId: In(ids), closedAt: IsNull() })).map(
    (before) => ({ before, after: before.provisional ? recountDeadline(before, calendar) : before }),
  );
  const changed = running.filter(
    ({ before, after }) => after.dueOn !== before.dueOn || after.provisional !== before.provisional,
  );
  for (const chunk of chunksOf(changed)) {
    await manager.upsert(
      ComplaintDeadlineRow,
      chunk.map(({ after }) => after),
      ['id'],
    );
  }
  for (const id of new Set(changed.map(({ after }) => after.complaintId))) {
    const own = running.map(({ after }) => after).filter(({ complaintId }) => complaintId === id);
    await manager.update(ComplaintRow, { id }, { dueAt: nextDueAt(own) });
  }
  return changed.length;
}
