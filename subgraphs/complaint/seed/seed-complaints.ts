import type { EntityManager } from 'typeorm';
import type { ComplaintEvents } from '../../../schema/events.js';
import { loadCalendar, seedCalendar } from '../../kit/calendar.js';
import type { IdentityVault } from '../../kit/identity-vault.js';
import { stableId } from '../../kit/stable-id.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import { ComplaintRow } from '../complaint.entity.js';
import type { ComplaintStore } from '../complaint-store.js';
import { recountProvisionalDeadlines } from '../recount-deadlines.js';
import { RegulationLimitRow } from '../regulation-limit.entity.js';
import { SEEDED_LIMITS } from '../regulation-limits.js';
import { insertSample } from './insert-sample.js';

export interface SeedOptions {
  kit: SubgraphKit<ComplaintEvents>;
  store: ComplaintStore;
  vault: IdentityVault;
  /** Whether invented complaints are wanted. */
  sample: boolean;
}

const SAMPLE_COMPLAINTS = 300;

async function seedLimits(manager: EntityManager): Promise<void> {
  const rows = SEEDED_LIMITS.map((limit) => {
    const { regulationId, stage, classification, needsInspection } = limit;
    return {
      id: stableId('regulation-limit', [regulationId, stage, classification, needsInspection].join()),
      ...limit,
    };
  });
  await manager.createQueryBuilder().insert().into(RegulationLimitRow).values(rows).orIgnore().execute();
}

/**
 * The calendar and the limits that the rules need, deadlines that a newly loaded calendar changes, and the sample
 * complaints where they are wanted and there is no complaint yet.
 */
export async function seedComplaints(options: SeedOptions, onProgress: (message: string) => void): Promise<void> {
  const { database } = options.kit;
  await database.write(async (manager) => {
    await seedCalendar(manager);
    await seedLimits(manager);
    const recounted = await recountProvisionalDeadlines(manager, database.dialect, await loadCalendar(manager));
    if (recounted > 0) onProgress(`${recounted} provisional deadlines counted again`);
    const isEmpty = !(await manager.exists(ComplaintRow));
    if (!options.sample || !isEmpty) return;
    onProgress('writing sample complaints');
    const inserted = await insertSample(manager, options, SAMPLE_COMPLAINTS);
    onProgress(`${inserted} sample complaints`);
  });
}
