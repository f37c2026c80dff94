import { type EntityManager, IsNull } from 'typeorm';
import { chunksOf } from '../kit/chunks.js';
import type { WorkingCalendar } from '../kit/working-days.js';
import { ComplaintRow } from './complaint.entity.js';
import { ComplaintDeadlineRow } from './complaint-deadline.entity.js';
import { nextDueAt, recountDeadline } from './deadlines.js';

/**
 * Counts the provisional deadlines that run again, by a calendar that may know more years by now, and answers how many
 * have changed. A due date alone is no new version of a complaint.
 */
export async function recountProvisionalDeadlines(manager: EntityManager, calendar: WorkingCalendar): Promise<number> {
  const provisional = await manager.findBy(ComplaintDeadlineRow, { provisional: true, closedAt: IsNull() });
  const recounted = provisional
    .map((deadline) => recountDeadline(deadline, calendar))
    .filter((deadline, index) => {
      const before = provisional[index] as ComplaintDeadlineRow;
      return deadline.dueOn !== before.dueOn || deadline.provisional !== before.provisional;
    });
  for (const chunk of chunksOf(recounted)) await manager.upsert(ComplaintDeadlineRow, chunk, ['id']);
  for (const id of new Set(recounted.map(({ complaintId }) => complaintId))) {
    const running = await manager.findBy(ComplaintDeadlineRow, { complaintId: id, closedAt: IsNull() });
    await manager.update(ComplaintRow, { id }, { dueAt: nextDueAt(running) });
  }
  return recounted.length;
}
