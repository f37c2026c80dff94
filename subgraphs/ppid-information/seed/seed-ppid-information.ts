import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import type { Database } from '../../kit/database.js';
import { AgencyProjectionRow } from '../../kit/directory-projection.js';
import { PpidRow } from '../ppid.entity.js';
import { PublicInformationRow } from '../public-information.entity.js';
import { sampleLists } from './sample-lists.js';
import { usualPpids } from './usual-ppids.js';

const CHUNK = 500;

async function insertAll<Row extends ObjectLiteral>(
  manager: EntityManager,
  target: EntityTarget<Row>,
  rows: readonly Row[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += CHUNK) {
    await manager
      .createQueryBuilder()
      .insert()
      .into(target)
      .values(rows.slice(start, start + CHUNK))
      .execute();
  }
}

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
      await insertAll(manager, PpidRow, ppids);
      onProgress(`ppid-information: the usual PPID of ${ppids.length} agencies`);
    }
    if (wantsLists) {
      const entries = sampleLists(agencies, now);
      await insertAll(manager, PublicInformationRow, entries);
      onProgress(`ppid-information: ${entries.length} sample entries of information lists`);
    }
  });
}
