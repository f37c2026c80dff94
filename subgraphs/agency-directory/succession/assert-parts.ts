import { type EntityManager, IsNull } from 'typeorm';
import { badInput } from '../../kit/errors.js';
import { COMMON_REFUSALS } from '../../kit/refusals.js';
import { AgencyRow } from '../agency.entity.js';
import { RegionRow } from '../region.entity.js';
import type { Receiver } from './plan-parts.js';
import { isRegionCode } from './recode.js';

/** Throws `BAD_USER_INPUT` where a part that is to move is no region or unit that exists. */
export async function assertPartsExist(manager: EntityManager, receivers: readonly Receiver[]): Promise<void> {
  for (const { parts, path } of receivers) {
    for (const [place, { part }] of parts.entries()) {
      const partPath = `${path}.parts.${place}.part`;
      const isRegion = isRegionCode(part);
      const exists = isRegion
        ? await manager.existsBy(RegionRow, { code: part, endedOn: IsNull() })
        : await manager.existsBy(AgencyRow, { code: part, closedAt: IsNull() });
      if (!exists) throw badInput(partPath, isRegion ? COMMON_REFUSALS.noRegion : COMMON_REFUSALS.noAgencyNow);
    }
  }
}
