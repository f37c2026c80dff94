import { Brackets, type EntityManager, IsNull } from 'typeorm';
import { badInput } from '../../kit/errors.js';
import { withinOrganisation, withinTerritory } from '../../kit/relations.js';
import type { AgencyRow } from '../agency.entity.js';
import { dayBefore } from '../calendar-day.js';
import { type ChangeKit, saveAgency } from '../change-agency.js';
import { findExisting, lockFound } from '../lock-agencies.js';
import { REFUSALS } from '../refusals.js';
import { RegionRow } from '../region.entity.js';
import { closeRow } from './close-row.js';
import { assertCodesBegan } from './dated-codes.js';
import { isRegional } from './recode.js';
import type { Reorganisation } from './reorganise.js';
import { RegionCodeRow } from './succession.entity.js';

/**
 * Ends a locked body on the eve of its reorganisation, with its region and the units that are left to it. Those to whom its
 * parts went carry on its tasks; what of other bodies sat in its region sits in that of the first. Returns what has changed.
 */
export async function endBody(
  kit: ChangeKit,
  manager: EntityManager,
  { giver, receivers, from }: Reorganisation,
): Promise<AgencyRow[]> {
  const lastDay = dayBefore(from);
  await assertCodesBegan(manager, [giver.id], lastDay, 'input.from');
  const units = await lockUnits(kit, manager, giver);
  const unitIds = units.map(({ id }) => id);
  await assertCodesBegan(manager, unitIds, from, 'input.from');
  if (isRegional(giver.code)) await endRegion(manager, giver.code, lastDay);
  const successorIds = receivers.map(({ row }) => row.id);
  const ended: AgencyRow[] = [];
  for (const row of [...units, giver]) ended.push(await closeRow(kit, manager, row, { lastDay, successorIds }));
  const moved = isRegional(giver.code) ? await leaveRegion(kit, manager, giver.code, receivers) : [];
  return [...ended, ...moved];
}

async function endRegion(manager: EntityManager, code: string, endedOn: string): Promise<void> {
  const { sql, parameters } = withinTerritory('region.code', code, 'region');
  const regions = await manager
    .createQueryBuilder(RegionRow, 'region')
    .where(sql, parameters)
    .andWhere({ endedOn: IsNull() })
    .limit(2)
    .getMany();
  if (regions.length > 1) throw badInput('input.ends', REFUSALS.regionsLeft(code));
  const [region] = regions;
  if (!region) throw new Error(`The region ${code} of an existing government does not exist.`);
  await manager.update(RegionRow, { id: region.id }, { endedOn });
  await manager.update(RegionCodeRow, { regionId: region.id, validUntil: IsNull() }, { validUntil: endedOn });
}

/** What of other bodies sits in the region that has ended, in that of the first receiver; no list of regions has it any more. */
async function leaveRegion(
  kit: ChangeKit,
  manager: EntityManager,
  region: string,
  receivers: Reorganisation['receivers'],
): Promise<AgencyRow[]> {
  const [first] = receivers;
  const isThere = new Brackets((any) =>
    any
      .where('agency.regionCode = :region', { region })
      .orWhere('agency.jurisdiction LIKE :listed', { listed: `%"${region}"%` }),
  );
  const rows = await lockFound(kit, manager, () => findExisting(manager, isThere));
  const moved: AgencyRow[] = [];
  for (const row of rows) {
    const regionCode = row.regionCode === region ? (first?.code ?? null) : row.regionCode;
    // Its parts are listed since they left it.
    const jurisdiction = row.jurisdiction.filter((listed) => listed !== region);
    moved.push(await saveAgency(kit, manager, row, { regionCode, jurisdiction }));
  }
  return moved;
}

/** The units that exist inside a body, locked, those inside others before these. */
export async function lockUnits(
  kit: ChangeKit,
  manager: EntityManager,
  { id: bodyId, organisation }: AgencyRow,
): Promise<AgencyRow[]> {
  const { sql, parameters } = withinOrganisation('agency.organisation', organisation, 'path');
  const units = await lockFound(kit, manager, () => findExisting(manager, sql, parameters));
  return units.filter(({ id }) => id !== bodyId).sort((a, b) => b.depth - a.depth || (a.code < b.code ? -1 : 1));
}
