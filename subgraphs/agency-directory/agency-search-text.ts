import { type EntityManager, In, type SelectQueryBuilder } from 'typeorm';
import { chunksOf } from '../kit/chunks.js';
import type { Dialect } from '../kit/database.js';
import { upsertRows } from '../kit/insert-rows.js';
import { regionAndAbove, withinOrganisation, withinTerritory } from '../kit/relations.js';
import { AgencyRow } from './agency.entity.js';
import { AgencyFormerNameRow } from './agency-history.entity.js';
import { groupRows } from './group-rows.js';
import { RegionRow } from './region.entity.js';
import { normalise, ownWords, provinceWords, searchText } from './search-words.js';

/** What decides an agency's search words. */
export type SearchedAgency = Pick<AgencyRow, 'id' | 'name' | 'shortName' | 'kind' | 'parentId' | 'regionCode'>;

export type SearchedRegion = Pick<RegionRow, 'code' | 'name' | 'level' | 'kind' | 'localTerm'>;

export interface SearchSurroundings {
  agencyById(id: string): SearchedAgency | undefined;
  /** Region code → its words: those of all provinces, and of the regions above each desa. */
  regionWords: ReadonlyMap<string, string>;
  formerNamesOf(id: string): readonly string[];
}

/**
 * The words of an agency's own names, of every body above it, and of the province that it sits in; of a desa, which has no
 * body above it, those of every region above it.
 */
export function buildSearchText(agency: SearchedAgency, surroundings: SearchSurroundings): string {
  const { agencyById, regionWords, formerNamesOf } = surroundings;
  const parts: string[] = [];
  for (let at: SearchedAgency | undefined = agency; at; at = at.parentId ? agencyById(at.parentId) : undefined) {
    parts.push(ownWords(at, formerNamesOf(at.id)));
  }
  for (const code of surroundingRegions(agency)) parts.push(regionWords.get(code) ?? '');
  return searchText(parts);
}

function surroundingRegions({ kind, regionCode }: SearchedAgency): string[] {
  if (regionCode === null) return [];
  const above = regionAndAbove(regionCode);
  return kind === 'DESA' ? above.slice(0, -1) : above.slice(0, 1);
}

/** The words under which a region is known. */
export function wordsOfRegion({ code, name, level, kind, localTerm }: SearchedRegion): string {
  if (level === 'PROVINCE') return provinceWords(code, name);
  return `${normalise(kind)} ${normalise(localTerm)} ${normalise(name)}`;
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

/**
 * The same of every agency whose words are those of a region, which has another name: of what sits in a province, and of the
 * desa in any other region, which their codes tell.
 */
export async function refreshSearchTextsIn(
  manager: EntityManager,
  dialect: Dialect,
  { code, level }: Pick<RegionRow, 'code' | 'level'>,
): Promise<void> {
  const column = level === 'PROVINCE' ? 'agency.regionCode' : 'agency.code';
  const { sql, parameters } = withinTerritory(column, code, 'region');
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
  const named = [...new Set(rows.flatMap(surroundingRegions))];
  const regions = await manager.findBy(RegionRow, { code: In(named) });
  const ids = [...known.keys()];
  const formerNames = await Promise.all(
    chunksOf(ids).map((chunk) => manager.findBy(AgencyFormerNameRow, { agencyId: In(chunk) })),
  );
  const namesOf = new Map(
    groupRows(ids, formerNames.flat(), ({ agencyId }) => agencyId).map((own, index) => [ids[index], own]),
  );
  const surroundings: SearchSurroundings = {
    agencyById: (id) => known.get(id),
    // With those of its former names.
    regionWords: new Map(regions.map((region) => [region.code, region.searchText])),
    formerNamesOf: (id) => (namesOf.get(id) ?? []).map(({ name, shortName }) => `${name} ${shortName ?? ''}`),
  };
  const refreshed = rows.flatMap((row) => {
    const text = buildSearchText(row, surroundings);
    return text === row.searchText ? [] : [Object.assign(new AgencyRow(), row, { searchText: text })];
  });
  await upsertRows(manager, AgencyRow, refreshed, ['searchText']);
}
