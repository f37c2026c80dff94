import { type EntityManager, In, type SelectQueryBuilder } from 'typeorm';
import { chunksOf } from '../kit/chunks.js';
import type { Dialect } from '../kit/database.js';
import { withinOrganisation } from '../kit/relations.js';
import { AgencyRow } from './agency.entity.js';
import { AgencyFormerNameRow } from './agency-history.entity.js';
import { RegionRow } from './region.entity.js';
import { ownWords, provinceWords, searchText } from './search-words.js';

/** What decides an agency's search words. */
export type SearchedAgency = Pick<AgencyRow, 'id' | 'name' | 'shortName' | 'kind' | 'parentId' | 'regionCode'>;

export interface SearchSurroundings {
  agencyById(id: string): SearchedAgency | undefined;
  /** Province code → its name. */
  provinceNames: ReadonlyMap<string, string>;
  formerNamesOf(id: string): readonly string[];
}

/** The words of an agency's own names, of every body above it, and of the province that it sits in. */
export function buildSearchText(agency: SearchedAgency, surroundings: SearchSurroundings): string {
  const { agencyById, provinceNames, formerNamesOf } = surroundings;
  const parts: string[] = [];
  for (let at: SearchedAgency | undefined = agency; at; at = at.parentId ? agencyById(at.parentId) : undefined) {
    parts.push(ownWords(at, formerNamesOf(at.id)));
  }
  const province = agency.regionCode?.slice(0, 2);
  const provinceName = province && provinceNames.get(province);
  if (province && provinceName) parts.push(provinceWords(province, provinceName));
  return searchText(parts);
}

async function loadWithAncestors(manager: EntityManager, rows: AgencyRow[]): Promise<Map<string, AgencyRow>> {
  const known = new Map(rows.map((row) => [row.id, row]));
  for (let missing = missingParents(known); missing.length > 0; missing = missingParents(known)) {
    const parents = await manager.findBy(AgencyRow, { id: In(missing) });
    if (parents.length === 0) throw new Error(`agencies name parents that do not exist: ${missing.join()}`);
    for (const parent of parents) known.set(parent.id, parent);
  }
  return known;
}

function missingParents(known: ReadonlyMap<string, AgencyRow>): string[] {
  const parents = [...known.values()].flatMap(({ parentId }) => parentId ?? []);
  return [...new Set(parents)].filter((id) => !known.has(id));
}

/**
 * Writes anew the search words of the agency at organisation path `organisation` and of everything inside it. The rows are
 * locked before they are read: a part that is renamed, or added to, at the same time has the words of what is above it
 * from before, and is waited for here, so that whoever commits last knows all names.
 */
export async function refreshSearchTexts(
  manager: EntityManager,
  dialect: Dialect,
  organisation: string,
): Promise<void> {
  const { sql, parameters } = withinOrganisation('agency.organisation', organisation, 'path');
  await refreshWhere(manager, dialect, (query) => query.where(sql, parameters));
}

/** The same of these agencies alone, whose places have changed. */
export async function refreshSearchTextsOf(
  manager: EntityManager,
  dialect: Dialect,
  ids: readonly string[],
): Promise<void> {
  for (const chunk of chunksOf(ids)) await refreshWhere(manager, dialect, (query) => query.where({ id: In(chunk) }));
}

async function refreshWhere(
  manager: EntityManager,
  dialect: Dialect,
  restrict: (query: SelectQueryBuilder<AgencyRow>) => SelectQueryBuilder<AgencyRow>,
): Promise<void> {
  const query = restrict(manager.createQueryBuilder(AgencyRow, 'agency'));
  if (dialect === 'mariadb') query.setLock('pessimistic_write');
  const rows = await query.getMany();
  const known = await loadWithAncestors(manager, rows);
  const formerNames = await manager.findBy(AgencyFormerNameRow, { agencyId: In([...known.keys()]) });
  const provinces = await manager.findBy(RegionRow, { level: 'PROVINCE' });
  const surroundings: SearchSurroundings = {
    agencyById: (id) => known.get(id),
    provinceNames: new Map(provinces.map(({ code, name }) => [code, name])),
    formerNamesOf: (id) =>
      formerNames.filter(({ agencyId }) => agencyId === id).map(({ name, shortName }) => `${name} ${shortName ?? ''}`),
  };
  for (const row of rows) {
    const text = buildSearchText(row, surroundings);
    if (text !== row.searchText) await manager.update(AgencyRow, { id: row.id }, { searchText: text });
  }
}
