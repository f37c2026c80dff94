import { type EntityManager, In } from 'typeorm';
import { chunksOf } from '../kit/chunks.js';
import { badInput } from '../kit/errors.js';
import { COMMON_REFUSALS } from '../kit/refusals.js';
import { RegionRow } from './region.entity.js';
import { RegionCodeRow } from './succession/succession.entity.js';

/** Province, regency or city, kecamatan. Villages need not be loaded: of one that is not, only the form of a code is checked. */
const LOADED_SEGMENTS = 3;

/** The region that has `code` now, or has ended with it, else the one that had it last. */
export async function findRegion(manager: EntityManager, code: string): Promise<RegionRow | null> {
  return (await loadNamed(manager, [code])).get(code) ?? null;
}

/** The existing region that an argument at `path` names by a code that it has or had. Throws `BAD_USER_INPUT`. */
export async function findExistingRegion(manager: EntityManager, code: string, path: string): Promise<RegionRow> {
  const region = (await loadRegions(manager, [code])).get(code);
  if (!region) throw badInput(path, COMMON_REFUSALS.noRegion);
  return region;
}

/** The code now of the region that an argument at `path` names by one that it has or had. Throws `BAD_USER_INPUT`. */
export async function findNamedRegion(manager: EntityManager, named: string, path: string): Promise<string> {
  const loaded = named.split('.').slice(0, LOADED_SEGMENTS).join('.');
  const regions = await loadNamed(manager, [...new Set([named, loaded])]);
  const code = regions.get(named)?.code;
  if (code !== undefined) return code;
  const region = regions.get(loaded);
  if (!region) throw badInput(path, COMMON_REFUSALS.noRegion);
  return region.code + named.slice(loaded.length);
}

/** The regions that exist under these codes, or had them last, each by the code that names it. */
export async function loadRegions(manager: EntityManager, codes: readonly string[]): Promise<Map<string, RegionRow>> {
  const named = await loadNamed(manager, [...new Set(codes)]);
  return new Map([...named].filter(([, { endedOn }]) => endedOn === null));
}

async function loadNamed(manager: EntityManager, codes: readonly string[]): Promise<Map<string, RegionRow>> {
  const named = new Map<string, RegionRow>();
  for (const chunk of chunksOf(codes)) {
    for (const region of await manager.findBy(RegionRow, { code: In(chunk) })) named.set(region.code, region);
    const former = chunk.filter((code) => !named.has(code));
    if (former.length > 0) for (const [code, region] of await loadLastHolders(manager, former)) named.set(code, region);
  }
  return named;
}

async function loadLastHolders(manager: EntityManager, codes: string[]): Promise<[code: string, region: RegionRow][]> {
  const held = await manager.find(RegionCodeRow, { where: { code: In(codes) }, order: { validUntil: 'ASC' } });
  const regions = await manager.findBy(RegionRow, { id: In(held.map(({ regionId }) => regionId)) });
  const byId = new Map(regions.map((region) => [region.id, region]));
  return held.flatMap(({ code, regionId }) => {
    const region = byId.get(regionId);
    return region ? [[code, region] as [string, RegionRow]] : [];
  });
}
