import { type EntityManager, In, IsNull, Not } from 'typeorm';
import type { TakenOverRegion } from '../../../schema/events.js';
import type { AgencyRow } from '../agency.entity.js';
import { groupRows } from '../group-rows.js';
import { RegionRow } from '../region.entity.js';
import { RegionCodeRow, RegionTakeoverRow } from './succession.entity.js';
import { takenOverBy } from './taken-over.js';

/** What each of up to some hundred agencies has taken over, in their order. */
export async function loadTakenOver(
  manager: EntityManager,
  agencies: readonly AgencyRow[],
): Promise<TakenOverRegion[][]> {
  const own = await manager.findBy(RegionTakeoverRow, { agencyId: In(agencies.map(({ id }) => id)) });
  if (own.length === 0) return agencies.map(() => []);
  const codes = [...new Set(own.map(({ code }) => code))];
  const takeovers = await manager.findBy(RegionTakeoverRow, { code: In(codes) });
  const formerCodes = await loadFormerCodes(manager, codes);
  return agencies.map((agency) => takenOverBy(agency, takeovers, formerCodes));
}

/** The codes that regions had, by those that they have now. */
async function loadFormerCodes(manager: EntityManager, codes: string[]): Promise<Map<string, string[]>> {
  const regions = await manager.findBy(RegionRow, { code: In(codes) });
  const ids = regions.map(({ id }) => id);
  const former = await manager.findBy(RegionCodeRow, { regionId: In(ids), validUntil: Not(IsNull()) });
  const grouped = groupRows(ids, former, ({ regionId }) => regionId);
  return new Map(regions.map(({ code }, index) => [code, (grouped[index] ?? []).map((row) => row.code)]));
}
