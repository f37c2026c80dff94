import { isWithinOrganisation, type SqlCondition, withinOrganisation } from './relations.js';

/** Of some organisation paths those that are inside no other of them. */
export function topmost(organisations: readonly string[]): string[] {
  return [...new Set(organisations)].filter(
    (path, _index, all) => !all.some((other) => other !== path && isWithinOrganisation(path, other)),
  );
}

/** Whether a column's organisation path is at or inside one of some, of which there is at least one. `parameter` is unique in the query. */
export function withinOrganisations(column: string, organisations: readonly string[], parameter: string): SqlCondition {
  const conditions = topmost(organisations).map((path, index) =>
    withinOrganisation(column, path, `${parameter}${index}x`),
  );
  return {
    sql: `(${conditions.map(({ sql }) => sql).join(' OR ')})`,
    parameters: Object.assign({}, ...conditions.map(({ parameters }) => parameters)),
  };
}
