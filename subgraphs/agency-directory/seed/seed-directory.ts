import type { Database } from '../../kit/database.js';
import { insertRows } from '../../kit/insert-rows.js';
import { organisationPath } from '../../kit/relations.js';
import { stableId } from '../../kit/stable-id.js';
import { endOfDay } from '../../kit/working-days.js';
import { AgencyRow } from '../agency.entity.js';
import { depthOf, openCodeOf, supervisionOf } from '../agency-facts.js';
import { AgencyCodeRow, AgencySuccessorRow, ConnectionRecordRow } from '../agency-history.entity.js';
import { buildSearchText, type SearchedAgency, type SearchSurroundings, wordsOfRegion } from '../agency-search-text.js';
import { OfficerRow } from '../officer.entity.js';
import { PostRow } from '../post.entity.js';
import { RegionRow } from '../region.entity.js';
import { searchText } from '../search-words.js';
import { RegionCodeRow } from '../succession/succession.entity.js';
import { loadAgencies } from './agencies.js';
import type { AgencySeed } from './agency-seed.js';
import { datedCodesOf } from './former-codes.js';
import { loadRegions, type RegionSeed } from './regions.js';
import { sampleConnections } from './sample-connections.js';
import { sampleOfficers } from './sample-officers.js';

export interface SeedOptions {
  sample: boolean;
  villages: boolean;
  now: Date;
}

function regionRow(seed: RegionSeed): RegionRow {
  return { ...seed, id: stableId('region', seed.code), searchText: searchText([wordsOfRegion(seed)]), endedOn: null };
}

function agencyRow(seed: AgencySeed, surroundings: SearchSurroundings): AgencyRow {
  const { code, validUntil, timeZone } = seed;
  const searched = searchedAgency(seed);
  const closedAt = validUntil ? endOfDay(validUntil, timeZone) : null;
  return {
    ...searched,
    code,
    openCode: openCodeOf({ code, closedAt }),
    level: seed.level,
    organisation: organisationPath(code),
    supervision: supervisionOf(code),
    jurisdiction: [...seed.jurisdiction],
    timeZone,
    connected: false,
    connectedSince: null,
    hasAccount: false,
    accountSince: null,
    closedAt,
    source: seed.source,
    confirmed: seed.confirmed,
    depth: depthOf(code),
    searchText: buildSearchText(searched, surroundings),
    version: 1,
  };
}

function searchedAgency({ code, name, shortName, kind, parentCode, regionCode }: AgencySeed): SearchedAgency {
  return {
    id: stableId('agency', code),
    name,
    shortName: shortName ?? null,
    kind,
    parentId: parentCode === null ? null : stableId('agency', parentCode),
    regionCode,
  };
}

function agencyCodeRows({ code, validFrom, validUntil }: AgencySeed): AgencyCodeRow[] {
  const dated = datedCodesOf(code);
  const sole = { code, validFrom: validFrom ?? null, validUntil: validUntil ?? null, legalBasis: null };
  const codes = dated.length > 0 ? dated : [sole];
  const agencyId = stableId('agency', code);
  return codes.map((row) => ({ ...row, id: stableId('agency-code', row.code), agencyId }));
}

function regionCodeRows({ code }: RegionSeed): RegionCodeRow[] {
  const regionId = stableId('region', code);
  return datedCodesOf(code).map(({ legalBasis: _, ...row }) => ({
    ...row,
    id: stableId('region-code', row.code),
    regionId,
  }));
}

function buildAgencies(seeds: readonly AgencySeed[], regions: readonly RegionSeed[]): AgencyRow[] {
  const searched = new Map(seeds.map(searchedAgency).map((agency) => [agency.id, agency]));
  const provinces = regions.filter(({ level }) => level === 'PROVINCE');
  const surroundings: SearchSurroundings = {
    agencyById: (id) => searched.get(id),
    regionWords: new Map(provinces.map((region) => [region.code, wordsOfRegion(region)])),
    formerNamesOf: () => [],
  };
  return seeds.map((seed) => agencyRow(seed, surroundings));
}

function buildSuccessors(seeds: readonly AgencySeed[]): AgencySuccessorRow[] {
  const links = seeds.flatMap(({ code, predecessorCodes }) =>
    (predecessorCodes ?? []).map((predecessor) => ({
      agencyId: stableId('agency', predecessor),
      successorId: stableId('agency', code),
    })),
  );
  const placeOf = (link: (typeof links)[number]) =>
    links.filter(({ agencyId }) => agencyId === link.agencyId).indexOf(link);
  return links.map((link) => ({ ...link, place: placeOf(link) }));
}

/**
 * Fills an empty directory in one transaction, so that nobody sees half of it; does nothing where agencies exist. The
 * rows and their ids are the same in every installation. They come as a snapshot, not as events.
 */
export async function seedDirectory(
  database: Database,
  { sample, villages, now }: SeedOptions,
  onProgress: (message: string) => void,
): Promise<void> {
  if (await database.read.existsBy(AgencyRow, {})) return;
  const regions = loadRegions({ villages });
  const seeds = loadAgencies({ ended: true });
  const agencies = buildAgencies(seeds, regions);
  const connections = sample ? sampleConnections(agencies, now) : [];
  const { officers, posts } = sample ? sampleOfficers(agencies) : { officers: [], posts: [] };
  await database.write(async (manager) => {
    onProgress(`writing ${regions.length} regions`);
    await insertRows(manager, RegionRow, regions.map(regionRow));
    await insertRows(manager, RegionCodeRow, regions.flatMap(regionCodeRows));
    onProgress(`writing ${agencies.length} agencies`);
    await insertRows(manager, AgencyRow, agencies);
    await insertRows(manager, AgencyCodeRow, seeds.flatMap(agencyCodeRows));
    await insertRows(manager, AgencySuccessorRow, buildSuccessors(seeds));
    if (!sample) return;
    onProgress(`writing sample data: ${officers.length} officers, ${connections.length} records of connection`);
    await insertRows(manager, ConnectionRecordRow, connections);
    await insertRows(manager, OfficerRow, officers);
    await insertRows(manager, PostRow, posts);
  });
}
