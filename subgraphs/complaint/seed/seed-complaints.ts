import type { ComplaintEvents } from '../../../schema/events.js';
import { loadCalendar, seedCalendar } from '../../kit/calendar.js';
import type { IdentityVault } from '../../kit/identity-vault.js';
import { stableId } from '../../kit/stable-id.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import type { ComplaintStore } from '../complaint-store.js';
import { recountProvisionalDeadlines } from '../recount-deadlines.js';
import { RegulationLimitRow } from '../regulation-limit.entity.js';
import { SEEDED_LIMITS } from '../regulation-limits.js';

export interface SeedOptions {
  kit: SubgraphKit<ComplaintEvents>;
  store: ComplaintStore;
  vault: IdentityVault;
  sample: boolean;
}

/** The rows that the rules need, and the sample complaints where they are wanted and nothing is there yet. */
export async function seedComplaints({ kit }: SeedOptions, onProgress: (message: string) => void): Promise<void> {
  const { database } = kit;
  await database.write(async (manager) => {
    await seedCalendar(manager);
    const rows = SEEDED_LIMITS.map((limit) => ({
      id: stableId(
        'regulation-limit',
        [limit.regulationId, limit.stage, limit.classification, limit.needsInspection].join(),
      ),
      ...limit,
    }));
    await manager.createQueryBuilder().insert().into(RegulationLimitRow).values(rows).orIgnore().execute();
    const recounted = await recountProvisionalDeadlines(manager, await loadCalendar(manager));
    if (recounted > 0) onProgress(`${recounted} provisional deadlines were counted again`);
  });
}
