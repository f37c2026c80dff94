import type { Database } from '../../kit/database.js';
import { AgencyProjectionRow } from '../../kit/directory/directory-projection.entity.js';
import { insertRows } from '../../kit/insert-rows.js';
import { PpidRow } from '../ppid.entity.js';
import { PublicInformationRow } from '../public-information.entity.js';
import { sampleLists } from './sample-lists.js';
import { usualPpids } from './usual-ppids.js';

/** Writes the usual PPIDs, and with `sample` the invented information lists, where there are none yet. */
export async function seedPpidInformation(
  database: Database,
  { sample, now }: { sample: boolean; now: Date },
  onProgress: (message: string) => void,
): Promise<void> {
  const hasPpids = (await database.read.count(PpidRow)) > 0;
  const wantsLists = sample && (await database.read.count(PublicInformationRow)) === 0;
  if (hasPpids && !wantsLists) return;
  await database.write(async (manager) => {
    const rows = await manager.find(AgencyProjectionRow, { order: { code: 'ASC' } });
    const agencies = rows.map(({ facts }) => facts);
    if (!hasPpids) {
      const ppids = usualPpids(agencies, now);
      await insertRows(manager, PpidRow, ppids);
      onProgress(`ppid-information: the usual PPID of ${ppids.length} agencies`);
    }
    if (wantsLists) {
      const entries = sampleLists(agencies, now);
      await insertRows(manager, PublicInformationRow, entries);
      onProgress(`ppid-information: ${entries.length} sample entries of information lists`);
    }
  });
}
