import type { Directory } from './directory/directory.js';
import { badInput } from './errors.js';
import { COMMON_REFUSALS } from './refusals.js';

/** Province, regency or city, kecamatan: these are known by who governs them. Of what is below, most only by the form of a code. */
const KNOWN_SEGMENTS = 3;

/** The code of the region up to its kecamatan; what comes after it stays as it is when that one gets another code. */
function knownPart(code: string): string {
  return code.split('.').slice(0, KNOWN_SEGMENTS).join('.');
}

/**
 * The codes that regions have now, by codes that they have or had: another one where the region or its government has another
 * one by now, the same where the region has ended with it. Without those that no region ever had. A village that went alone is
 * found by its whole code, any other by its kecamatan.
 */
export async function presentRegions(directory: Directory, codes: readonly string[]): Promise<Map<string, string>> {
  const known = [...new Set(codes.map(knownPart))];
  const villages = [...new Set(codes)].filter((code) => knownPart(code) !== code);
  // Nearly all are the codes of governments that exist, or of villages without one.
  const governments = await directory.byCodes([...known, ...villages]);
  const existing = new Set(governments.flatMap(({ code, closedAt }) => (closedAt === null ? code : [])));
  const ungoverned = villages.filter((code) => !existing.has(code));
  const moved = ungoverned.length === 0 ? new Map() : await directory.movedRegions(ungoverned);
  const others = known.filter((code) => !existing.has(code));
  const present = others.length === 0 ? new Map() : await presentOthers(directory, others);
  const ended = new Set(governments.map(({ code }) => code));
  const presentOf = (code: string): string | undefined => {
    if (existing.has(code)) return code;
    if (moved.has(code)) return moved.get(code);
    const part = knownPart(code);
    if (part === code) return present.get(code);
    if (ended.has(code)) return code;
    const presentPart = presentOf(part);
    return presentPart === undefined ? undefined : presentPart + code.slice(part.length);
  };
  return new Map(
    codes.flatMap((code): [string, string][] => {
      const now = presentOf(code);
      return now === undefined ? [] : [[code, now]];
    }),
  );
}

/** Likewise of regions without a government of this code: of who had it last, or of a body that governs more than its own. */
async function presentOthers(directory: Directory, codes: readonly string[]): Promise<Map<string, string>> {
  const governors = await directory.byJurisdictions(codes);
  const governed = new Set(governors.flatMap(({ jurisdiction }) => jurisdiction));
  const existing = new Set(governors.flatMap(({ jurisdiction, closedAt }) => (closedAt === null ? jurisdiction : [])));
  const holders = await directory.lastHolders(codes);
  return new Map(
    codes.flatMap((code): [string, string][] => {
      const holder = holders.get(code);
      if (holder?.closedAt === null && !existing.has(code)) return [[code, holder.code]];
      return holder || governed.has(code) ? [[code, code]] : [];
    }),
  );
}

/**
 * The code that the region has now which an argument at `path` names by one that it has or had; of one that has ended, that
 * one. Throws `BAD_USER_INPUT` where no region ever had it.
 */
export async function findNamedRegion(directory: Directory, named: string, path: string): Promise<string> {
  const present = (await presentRegions(directory, [named])).get(named);
  if (present === undefined) throw badInput(path, COMMON_REFUSALS.noRegion);
  return present;
}

/** A region by its present code, and the codes by which what was recorded before may tell of it. */
export async function regionsOverTime(directory: Directory, region: string): Promise<string[]> {
  const part = knownPart(region);
  const government = await directory.byCode(part);
  const former = government ? await directory.unheldCodesOf(government) : [];
  const moved = await directory.unheldCodesOfRegion(region);
  return [...new Set([region, ...former.map((code) => code + region.slice(part.length)), ...moved])];
}
