import type { EntityManager } from 'typeorm';
import type { Viewer } from '../kit/viewer.js';
import type { AgencyRow } from './agency.entity.js';
import { refreshSearchTextsIn, wordsOfRegion } from './agency-search-text.js';
import { assertAllowed, type ChangeKit } from './change-agency.js';
import { RegionRow } from './region.entity.js';
import { regionNameAfter } from './region-name.js';
import { searchText } from './search-words.js';
import { isRegionCode } from './succession/recode.js';

/**
 * Gives the region of a locked government, `row` before it is renamed, the name that the government's new one tells. It is
 * found by both from then on. Throws `FORBIDDEN` for whoever may not say what regions are called.
 */
export async function renameRegion(
  { database }: ChangeKit,
  manager: EntityManager,
  viewer: Viewer,
  { row, name: governmentName }: { row: AgencyRow; name: string },
): Promise<void> {
  const region = isRegionCode(row.code) ? await manager.findOneBy(RegionRow, { code: row.code }) : null;
  if (!region) return;
  const name = regionNameAfter(region, { formerName: row.name, name: governmentName });
  if (name === undefined || name === region.name) return;
  assertAllowed(viewer, 'region:record', row);
  const words = searchText([wordsOfRegion({ ...region, name }), region.searchText]);
  await manager.update(RegionRow, { id: region.id }, { name, searchText: words });
  await refreshSearchTextsIn(manager, database.dialect, region);
}
