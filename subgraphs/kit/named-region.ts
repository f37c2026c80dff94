import type { Directory } from './directory-projection.js';
import { badInput } from './errors.js';
import { COMMON_REFUSALS } from './refusals.js';

/** Province, regency or city, kecamatan: these are known by who governs them. Below, only the form of a code is. */
const KNOWN_SEGMENTS = 3;

/** The code of the region up to its kecamatan; what comes after it stays as it is when that one gets another code. */
function knownPart(code: string): string {
  return code.split('.').slice(0, KNOWN_SEGMENTS).join('.');
}

/**
 * The codes that regions have now, by codes that they have or had: another one where the government of the region has
 * another one by now, the same where the region has ended with it. Without those that no region ever had.
 */
export async function presentRegions(directory: Directory, codes: readonly string[]): Promise<Map<string, string>> {
  const known = [...new Set(codes.map(knownPart))];
  // Nearly all are the codes of governments that exist.
  const governments = await directory.byCodes(known);
  const existing = new Set(governments.flatMap(({ code, closedAt }) => (closedAt === null ? code : [])));
  const others = known.filter((code) => !existing.has(code));
  const present = others.length === 0 ? new Map() : await presentOthers(directory, others);
  const presentOf = (code: string): string | undefined => (existing.has(code) ? code : present.get(code));
  return new Map(
    codes.flatMap((code): [string, string][] => {
      const part = knownPart(code);
      const present = presentOf(part);
      return present === undefined ? [] : [[code, present + code.slice(part.length)]];
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
  return [region, ...former.map((code) => code + region.slice(part.length))];
}
