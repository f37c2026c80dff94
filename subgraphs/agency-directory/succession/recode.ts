import { isWithinTerritory } from '../../kit/relations.js';

/** That what has the code `from`, and everything below it, has the code `to`, or one below it, instead. */
export interface Recode {
  from: string;
  to: string;
}

/** A recode that somebody asks for; `path` says where the input has the new code. */
export interface AskedRecode extends Recode {
  path: string;
}

/** Whether `code` is `top` or a path below it, at a delimiter of regions or of units: `32.16.05`, `32.16/dinkes` below `32.16`. */
export function isAtOrBelowCode(code: string, top: string): boolean {
  return code === top || code.startsWith(`${top}.`) || code.startsWith(`${top}/`);
}

/** The code that `code` has after `recodes`; the same one where none of them reaches it. */
export function codeAfter(code: string, recodes: readonly Recode[]): string {
  const recode = recodes.find(({ from }) => isAtOrBelowCode(code, from));
  return recode ? recode.to + code.slice(recode.from.length) : code;
}

/** Where the input asks for a code at or above `code`. */
export function pathOfCode(code: string, recodes: readonly AskedRecode[]): string {
  return recodes.find(({ to }) => isAtOrBelowCode(code, to))?.path ?? 'input';
}

/**
 * The region in which the agency with code `code` sits after `recodes`: what sat in the region of its regional government
 * itself goes with it to that of the next one.
 */
export function seatAfter(
  { code, regionCode }: { code: string; regionCode: string | null },
  recodes: readonly Recode[],
) {
  if (regionCode === null) return null;
  const isAtBody = regionCode === codeOfBody(code);
  return isAtBody ? codeOfBody(codeAfter(code, recodes)) : codeAfter(regionCode, recodes);
}

/**
 * The regions over which the agency with code `code` has jurisdiction after `recodes`. What leaves one of the regions that the
 * law of a national body lists stays in its territory; a government has what is left of its region.
 */
export function territoryAfter(
  { code, jurisdiction }: { code: string; jurisdiction: readonly string[] },
  recodes: readonly Recode[],
): string[] {
  const listed = jurisdiction.map((region) => codeAfter(region, recodes));
  if (isRegional(code)) return listed;
  const left = recodes.filter(
    ({ from, to }) => isRegionCode(from) && isWithinTerritory(from, jurisdiction) && !isWithinTerritory(to, listed),
  );
  return [...listed, ...left.map(({ to }) => to)];
}

/** The code of what a unit is a unit of, and of anything else its own. */
function codeOfBody(code: string): string {
  return code.split('/')[0] as string;
}

const LENGTH_OF_REGENCY_CODE = 5;

/** The code of the regency or city at or above a region; that of a province is its own. */
export function upToRegency(code: string): string {
  return code.slice(0, LENGTH_OF_REGENCY_CODE);
}

/** The code of the region right above a region; null for a province. */
export function regionAbove(code: string): string | null {
  const cut = code.lastIndexOf('.');
  return cut === -1 ? null : code.slice(0, cut);
}

/** Whether it is the code of a region, and so of its government too: a unit's goes on after a slash. */
export function isRegionCode(code: string): boolean {
  return isRegional(code) && !isUnit(code);
}

/** Whether it is the code of a desa or kelurahan. */
export function isVillage(code: string): boolean {
  return isRegionCode(code) && code.split('.').length === 4;
}

/** Whether it is the code of a unit inside something, and neither of a national body nor of the government of a region. */
export function isUnit(code: string): boolean {
  return code.includes('/');
}

/** Whether it is the code of a region or of what belongs to one, and not of a national body. */
export function isRegional(code: string): boolean {
  return /^\d/.test(code);
}
