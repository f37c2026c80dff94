import type { ComplaintEvents } from '../../../schema/events.js';
import { loadCalendar, seedCalendar } from '../../kit/calendar.js';
import type { IdentityVault } from '../../kit/identity-vault.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import { ComplaintRow } from '../complaint.entity.js';
import type { ComplaintStore } from '../complaint-store.js';
import { recountProvisionalDeadlines } from '../recount-deadlines.js';
import { insertSample } from './insert-sample.js';
import { seedRegulations } from './seed-regulations.js';

export interface SeedOptions {
  kit: SubgraphKit<ComplaintEvents>;
  store: ComplaintStore;
  vault: IdentityVault;
  /** Whether invented complaints are wanted. */
  sample: boolean;
}

const SAMPLE_COMPLAINTS = 300;

/**
 * The calendar and the regulations that the rules need, deadlines that a newly loaded calendar changes, and the sample
 * complaints where they are wanted and there is no complaint yet.
 */
export async function seedComplaints(options: SeedOptions, onProgress: (message: string) => void): Promise<void> {
  const { database } = options.kit;
  await database.write(async (manager) => {
    await seedCalendar(manager);
    await seedRegulations(manager);
    const recounted = await recountProvisionalDeadlines(manager, database.dialect, await loadCalendar(manager));
    if (recounted > 0) onProgress(`${recounted} provisional deadlines counted again`);
    const isEmpty = !(await manager.exists(ComplaintRow));
    if (!options.sample || !isEmpty) return;
    onProgress('writing sample complaints');
    const inserted = await insertSample(manager, options, SAMPLE_COMPLAINTS);
    onProgress(`${inserted} sample complaints`);
  });
}
