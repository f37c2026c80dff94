/**
 * The two relations between a viewer's agency and a row's agency, as pure functions on code paths. *Organisation* is the
 * same body with everything inside it and grants handling; *territory* is the regions that a body has jurisdiction over
 * and grants supervisors reading and guidance, never handling.
 */

const JAKARTA = '31';
const REGION_SEGMENT = '.';
const BODY_SEGMENT = '/';
/** The first digit of a village's code: 1 is a kelurahan (a unit of its regency), 2 a desa, 3 a desa adat (autonomous). */
const KELURAHAN_DIGIT = '1';

const VILLAGE_CODE = /^\d{2}\.\d{2}\.\d{2}\.\d{4}$/;

/** Whether a region code is that of a desa or desa adat, which is a body of its own; a kelurahan is none. */
export function isAutonomousVillage(code: string): boolean {
  return VILLAGE_CODE.test(code) && !code.split(REGION_SEGMENT)[3]?.startsWith(KELURAHAN_DIGIT);
}

function organisationOfRegionCode(code: string): string {
  const segments = code.split(REGION_SEGMENT);
  if (segments.length === 1) return code;
  if (segments.length === 2) return segments[0] === JAKARTA ? `${JAKARTA}${BODY_SEGMENT}${code}` : code;
  if (isAutonomousVillage(code)) return code;
  return `${organisationOfRegionCode(segments.slice(0, -1).join(REGION_SEGMENT))}${BODY_SEGMENT}${code}`;
}

/**
 * The organisation path of an agency by its code: `32.16/diskominfo` → itself, the kecamatan `32.16.05` →
 * `32.16/32.16.05`, Jakarta's `31.71` → `31/31.71`, a desa `32.16.05.2001` → itself, for it is a body of its own.
 */
export function organisationPath(code: string): string {
  const cut = code.indexOf(BODY_SEGMENT);
  const body = cut === -1 ? code : code.slice(0, cut);
  const inside = cut === -1 ? '' : code.slice(cut);
  return (/^\d/.test(body) ? organisationOfRegionCode(body) : body) + inside;
}

/** The path itself and every path above it, the body first: `31/31.71` → `31`, `31/31.71`. */
export function organisationAndAbove(path: string): string[] {
  const segments = path.split(BODY_SEGMENT);
  return segments.map((_, index) => segments.slice(0, index + 1).join(BODY_SEGMENT));
}

/** The path of the body to which an agency at `path` belongs: its own, or that of whose unit it is. */
export function bodyOf(path: string): string {
  return organisationAndAbove(path)[0] as string;
}

/** The region code itself and every region above it: `32.16.05` → `32`, `32.16`, `32.16.05`. */
export function regionAndAbove(code: string): string[] {
  const segments = code.split(REGION_SEGMENT);
  return segments.map((_, index) => segments.slice(0, index + 1).join(REGION_SEGMENT));
}

function isAtOrBelow(path: string, top: string, delimiter: string): boolean {
  return path === top || path.startsWith(top + delimiter);
}

/** Whether an agency with organisation path `path` is the body at `top` or inside it. */
export function isWithinOrganisation(path: string, top: string): boolean {
  return isAtOrBelow(path, top, BODY_SEGMENT);
}

/** Whether an agency with organisation path `path` is at one of `tops` or inside it. */
export function isWithinAny(path: string, tops: readonly string[]): boolean {
  return tops.some((top) => isWithinOrganisation(path, top));
}

/** Whether region `code` is one of `jurisdiction` or inside one of them; false where there is no region. */
export function isWithinTerritory(code: string | null, jurisdiction: readonly string[]): boolean {
  return code !== null && jurisdiction.some((region) => isAtOrBelow(code, region, REGION_SEGMENT));
}

/** A SQL condition with its parameters, for TypeORM's query builder. */
export interface SqlCondition {
  sql: string;
  parameters: Record<string, string | string[]>;
}

/** `isWithinOrganisation` or `isWithinTerritory` on an indexed column: an equality and a range, never a LIKE. */
function atOrBelow(column: string, top: string, delimiter: string, parameter: string): SqlCondition {
  const afterDelimiter = String.fromCharCode(delimiter.charCodeAt(0) + 1);
  return {
    sql: `(${column} = :${parameter} OR (${column} > :${parameter}From AND ${column} < :${parameter}To))`,
    parameters: {
      [parameter]: top,
      [`${parameter}From`]: top + delimiter,
      [`${parameter}To`]: top + afterDelimiter,
    },
  };
}

/** The organisation relation on a column that holds organisation paths. `parameter` is unique in the query. */
export function withinOrganisation(column: string, top: string, parameter: string): SqlCondition {
  return atOrBelow(column, top, BODY_SEGMENT, parameter);
}

/** The territory relation on a column that holds region codes. `parameter` is unique in the query. */
export function withinTerritory(column: string, region: string, parameter: string): SqlCondition {
  return atOrBelow(column, region, REGION_SEGMENT, parameter);
}

/** `withinTerritory` of any of some regions. */
export function withinTerritories(column: string, regions: readonly string[], parameter: string): SqlCondition {
  const conditions = regions.map((region, index) => withinTerritory(column, region, `${parameter}${index}`));
  return {
    sql: `(${conditions.map(({ sql }) => sql).join(' OR ')})`,
    parameters: Object.assign({}, ...conditions.map(({ parameters }) => parameters)),
  };
}
