import { type EntityManager, IsNull } from 'typeorm';
import { z } from 'zod';
import { badInput } from '../../kit/errors.js';
import { COMMON_REFUSALS } from '../../kit/refusals.js';
import { validate } from '../../kit/validate.js';
import type { Viewer } from '../../kit/viewer.js';
import { AgencyRow } from '../agency.entity.js';
import { agencyReference } from '../agency.filter.js';
import { refreshSearchTextsOf } from '../agency-search-text.js';
import {
  assertNotInFuture,
  assertNotNationalDesk,
  assertVersion,
  type ChangeKit,
  lockAgency,
} from '../change-agency.js';
import { REFUSALS } from '../refusals.js';
import { RegionRow } from '../region.entity.js';
import { isAutonomousRegency, isCityCode, kindOfVillage } from '../region-conventions.js';
import { moveCodes } from './move-codes.js';
import { isAtOrBelowCode, isRegional, isUnit, isVillage, regionAbove } from './recode.js';
import { bodyCode, lawfulChange } from './succession-rules.js';

const DEPTH_OF_DISTRICT = 3;

const schema = z.object({
  agency: agencyReference,
  code: bodyCode,
  ...lawfulChange,
  expectedVersion: z.int().positive(),
});

export type RecodeAgencyInput = z.input<typeof schema>;

/** Gives bodies, districts and villages other codes. Ids stay; who held a code on a day stays known. */
export class RecodeAgencyService {
  constructor(private readonly kit: ChangeKit) {}

  /**
   * Gives a body, the regions that its code names and everything inside it another code from a day that is not in the
   * future. A regional government keeps its level; a regency or city may come into another province, a district or village
   * stays where it is, for into another regency or district it goes by a transfer.
   */
  recode(viewer: Viewer, input: RecodeAgencyInput): Promise<AgencyRow> {
    const { agency: reference, code, from, legalBasis, expectedVersion } = validate(schema, input);
    return this.kit.database.write(async (manager) => {
      const path = 'input.agency';
      const row = await lockAgency(this.kit, manager, viewer, { reference, path }, 'body:recode');
      assertVersion(row, expectedVersion);
      assertNotNationalDesk(row, path);
      assertNotInFuture(this.kit, from, row, 'input.from');
      if (isUnit(row.code)) throw badInput(path, REFUSALS.notABody);
      await assertPossible(manager, row.code, code);
      const change = { firstDay: from, legalBasis };
      const moved = await moveCodes(this.kit, manager, [{ from: row.code, to: code, path: 'input.code' }], change);
      const ids = moved.map(({ id }) => id);
      await refreshSearchTextsOf(manager, this.kit.database.dialect, ids);
      return manager.findOneByOrFail(AgencyRow, { id: row.id });
    });
  }
}

async function assertPossible(manager: EntityManager, former: string, code: string): Promise<void> {
  const isAlike = isRegional(former) === isRegional(code) && (!isRegional(code) || isRegionLike(former, code));
  if (!isAlike || isAtOrBelowCode(code, former)) throw badInput('input.code', REFUSALS.notABodyLike(former));
  const above = isRegional(code) ? regionAbove(code) : null;
  if (above !== null && !(await manager.existsBy(RegionRow, { code: above, endedOn: IsNull() }))) {
    throw badInput('input.code', COMMON_REFUSALS.noRegion);
  }
}

/** Whether what governs the region with code `former` may have this code: its level, kind and autonomy stay. */
function isRegionLike(former: string, code: string): boolean {
  const depth = former.split('.').length;
  if (code.split('.').length !== depth || isCityCode(code) !== isCityCode(former)) return false;
  if (isAutonomousRegency(code) !== isAutonomousRegency(former)) return false;
  const isKept = depth < DEPTH_OF_DISTRICT || regionAbove(code) === regionAbove(former);
  return isKept && (!isVillage(former) || kindOfVillage(former) === kindOfVillage(code));
}
