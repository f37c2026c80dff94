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
import { codeAfter, isRegional, type Recode, regionAbove } from './recode.js';
import { RegionCodeRow } from './succession.entity.js';

/** The regions at and below the former codes, with their new codes from the first day on; what they were is kept. */
export async function moveRegions(
  kit: ChangeKit,
  manager: EntityManager,
  recodes: readonly Recode[],
  firstDay: string,
): Promise<void> {
  const moved = await loadMoved(manager, recodes);
  await assertFree(
    manager,
    moved.map(({ code }) => codeAfter(code, recodes)),
  );
  await keepCodes(kit, manager, moved, recodes, firstDay);
  for (const { id, name, ...row } of moved) {
    const code = codeAfter(row.code, recodes);
    const parentCode = regionAbove(code);
    await manager.update(
      RegionRow,
      { id },
      { code, parentCode, ...(parentCode === null && { searchText: searchText([provinceWords(code, name)]) }) },
    );
  }
}

async function loadMoved(manager: EntityManager, recodes: readonly Recode[]): Promise<RegionRow[]> {
  const moved: RegionRow[] = [];
  for (const { from } of recodes) {
    if (!isRegional(from) || from.includes('/')) continue;
    const { sql, parameters } = withinTerritory('region.code', from, 'region');
    const query = manager.createQueryBuilder(RegionRow, 'region').where(sql, parameters);
    moved.push(...(await query.orderBy('region.code').getMany()));
  }
  return moved;
}

async function assertFree(manager: EntityManager, codes: readonly string[]): Promise<void> {
  for (const chunk of chunksOf(codes)) {
    const taken = await manager.findOneBy(RegionRow, { code: In(chunk) });
    if (taken) throw badInput('input', REFUSALS.regionCodeTaken(taken.code));
  }
}

async function keepCodes(
  { newId }: ChangeKit,
  manager: EntityManager,
  moved: readonly RegionRow[],
  recodes: readonly Recode[],
  firstDay: string,
): Promise<void> {
  const validUntil = dayBefore(firstDay);
  const dated = new Set<string>();
  for (const chunk of chunksOf(moved)) {
    const current = { regionId: In(chunk.map(({ id }) => id)), validUntil: IsNull() };
    const codes = await manager.findBy(RegionCodeRow, current);
    if (codes.some(({ validFrom }) => validFrom !== null && validFrom >= firstDay)) {
      throw badInput('input.from', REFUSALS.laterCode);
    }
    await manager.update(RegionCodeRow, current, { validUntil });
    for (const { regionId } of codes) dated.add(regionId);
  }
  const rows = moved.flatMap(({ id: regionId, code }): RegionCodeRow[] => [
    ...(dated.has(regionId) ? [] : [{ id: newId(), regionId, code, validFrom: null, validUntil }]),
    { id: newId(), regionId, code: codeAfter(code, recodes), validFrom: firstDay, validUntil: null },
  ]);
  await insertRows(manager, RegionCodeRow, rows);
}
