import { type EntityManager, In, IsNull } from 'typeorm';
import { chunksOf } from '../../kit/chunks.js';
import { badInput } from '../../kit/errors.js';
import { insertRows } from '../../kit/insert-rows.js';
import { withinTerritory } from '../../kit/relations.js';
import { dayBefore } from '../calendar-day.js';
import type { ChangeKit } from '../change-agency.js';
import { REFUSALS } from '../refusals.js';
import { RegionRow } from '../region.entity.js';
import { provinceWords, searchText } from '../search-words.js';
import { succeedCodes } from './dated-codes.js';
import { type AskedRecode, codeAfter, isRegionCode, pathOfCode, type Recode, regionAbove } from './recode.js';
import { RegionCodeRow, RegionTakeoverRow } from './succession.entity.js';

/**
 * Gives the regions at and below the former codes their new ones from the first day on; what they were is kept. Returns the
 * ids of the agencies that took some of them over, now or before.
 */
export async function moveRegions(
  kit: ChangeKit,
  manager: EntityManager,
  recodes: readonly AskedRecode[],
  firstDay: string,
): Promise<string[]> {
  const moved = await loadMoved(manager, recodes);
  await assertFree(manager, moved, recodes);
  await keepCodes(kit, manager, moved, recodes, firstDay);
  for (const { id, name, ...row } of moved) {
    const code = codeAfter(row.code, recodes);
    const parentCode = regionAbove(code);
    // It stays to be found by the names that it had, and by what people wrote for its former code.
    const words = parentCode === null ? searchText([provinceWords(code, name), row.searchText]) : row.searchText;
    await manager.update(RegionRow, { id }, { code, parentCode, searchText: words });
  }
  return followTakeovers(manager, recodes);
}

async function followTakeovers(manager: EntityManager, recodes: readonly Recode[]): Promise<string[]> {
  const takers = new Set<string>();
  for (const { from } of regionalOf(recodes)) {
    const { sql, parameters } = withinTerritory('takeover.code', from, 'region');
    const rows = await manager.createQueryBuilder(RegionTakeoverRow, 'takeover').where(sql, parameters).getMany();
    for (const { agencyId, formerCode, code } of rows) {
      await manager.update(RegionTakeoverRow, { agencyId, formerCode }, { code: codeAfter(code, recodes) });
      takers.add(agencyId);
    }
  }
  return [...takers];
}

function regionalOf(recodes: readonly Recode[]): Recode[] {
  return recodes.filter(({ from }) => isRegionCode(from));
}

async function loadMoved(manager: EntityManager, recodes: readonly Recode[]): Promise<RegionRow[]> {
  const moved: RegionRow[] = [];
  for (const { from } of regionalOf(recodes)) {
    const { sql, parameters } = withinTerritory('region.code', from, 'region');
    // One that has ended keeps the code that it had last.
    const query = manager
      .createQueryBuilder(RegionRow, 'region')
      .where(sql, parameters)
      .andWhere({ endedOn: IsNull() });
    moved.push(...(await query.orderBy('region.code').getMany()));
  }
  return moved;
}

/** Codes of regions are not given again: what another region had stays its own. */
async function assertFree(
  manager: EntityManager,
  moved: readonly RegionRow[],
  recodes: readonly AskedRecode[],
): Promise<void> {
  const ids = new Set(moved.map(({ id }) => id));
  for (const chunk of chunksOf(moved)) {
    const code = In(chunk.map((region) => codeAfter(region.code, recodes)));
    const dated = await manager.findBy(RegionCodeRow, { code });
    const taken = (await manager.findOneBy(RegionRow, { code })) ?? dated.find(({ regionId }) => !ids.has(regionId));
    if (taken) throw badInput(pathOfCode(taken.code, recodes), REFUSALS.regionCodeTaken(taken.code));
  }
}

async function keepCodes(
  { newId }: ChangeKit,
  manager: EntityManager,
  moved: readonly RegionRow[],
  recodes: readonly Recode[],
  firstDay: string,
): Promise<void> {
  const codes = new Map(moved.map(({ id, code }) => [id, codeAfter(code, recodes)]));
  const book = {
    entity: RegionCodeRow,
    ownerOf: ({ regionId }: RegionCodeRow) => regionId,
    ofOwners: (ids: string[]) => ({ regionId: In(ids) }),
    begin: (regionId: string): RegionCodeRow => ({
      id: newId(),
      regionId,
      code: codes.get(regionId) as string,
      validFrom: firstDay,
      validUntil: null,
    }),
  };
  const dated = await succeedCodes(manager, book, [...codes.keys()], firstDay);
  const first = moved.flatMap(({ id: regionId, code }): RegionCodeRow[] =>
    dated.has(regionId) ? [] : [{ id: newId(), regionId, code, validFrom: null, validUntil: dayBefore(firstDay) }],
  );
  await insertRows(manager, RegionCodeRow, first);
}
