import { type EntityManager, In, IsNull } from 'typeorm';
import type { MovingAgency } from '../../kit/standing/standing.duty.js';
import { ComplaintDeadlineRow } from '../complaint-deadline.entity.js';

/**
 * Has the running clocks of what an agency holds name it by its path now, so that its own office hours go on to count. A
 * clock does not say whose it is: by its path alone, those of another agency that had the path before would be taken too.
 */
export async function moveDeadlinePaths(manager: EntityManager, { agency, standing }: MovingAgency): Promise<void> {
  const { id, organisation } = agency;
  const stale = standing.formerPaths.filter((path) => path !== organisation);
  if (stale.length === 0) return;
  await manager
    .createQueryBuilder()
    .update(ComplaintDeadlineRow)
    .set({ organisation })
    .where({ organisation: In(stale), closedAt: IsNull() })
    .andWhere('complaintId IN (SELECT held.id FROM complaint held WHERE held.handlerId = :handlerId)', {
      handlerId: id,
    })
    .execute();
}
