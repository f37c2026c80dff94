import { type EntityManager, In } from 'typeorm';
import { chunksOf } from '../kit/chunks.js';
import { AgencyCodeRow } from './agency-history.entity.js';

/** The day on which each agency's first code began; null where it began before what is recorded. */
export async function loadFirstDays(
  manager: EntityManager,
  agencyIds: readonly string[],
): Promise<Map<string, string | null>> {
  const days = new Map<string, string | null>();
  for (const chunk of chunksOf(agencyIds)) {
    for (const { agencyId, validFrom } of await manager.findBy(AgencyCodeRow, { agencyId: In(chunk) })) {
      const known = days.get(agencyId);
      const isEarlier = known === undefined || (known !== null && (validFrom === null || validFrom < known));
      if (isEarlier) days.set(agencyId, validFrom);
    }
  }
  return days;
}
