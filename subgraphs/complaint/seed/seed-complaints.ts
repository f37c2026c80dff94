import type { ComplaintEvents } from '../../../schema/events.js';
import { seedCalendar } from '../../kit/calendar.js';
import type { IdentityVault } from '../../kit/identity-vault.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import { requestRecount } from '../calendar-recount.entity.js';
import { ComplaintRow } from '../complaint.entity.js';
import type { ComplaintStore } from '../complaint-store.js';
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
 * The calendar and the regulations that the rules need, and the sample complaints where they are wanted and there is no
 * complaint yet. Deadlines that a newly loaded calendar changes are counted again by the duty that does so.
 */
export async function seedComplaints(options: SeedOptions, onProgress: (message: string) => void): Promise<void> {
  const { database } = options.kit;
  await database.write(async (manager) => {
    const loaded = await seedCalendar(manager);
    await seedRegulations(manager);
    const isEmpty = !(await manager.exists(ComplaintRow));
    // A newer release may bring a year that what runs already was counted without.
    if (!isEmpty) for (const year of loaded) await requestRecount(manager, year);
    if (!options.sample || !isEmpty) return;
    onProgress('writing sample complaints');
    const inserted = await insertSample(manager, options, SAMPLE_COMPLAINTS);
    onProgress(`${inserted} sample complaints`);
  });
}
