import LibsqlDatabase from 'libsql';

/** What both write. */
export const TABLES = ['agency_projection', 'agency_jurisdiction', 'agency_former_code', 'post_projection'];
const truth = (column: string) => `json(CASE WHEN ${column} THEN 'true' ELSE 'false' END)`;

/** Of codes with their days as `had`: those that their agencies have no more, nor ended with. */
const FORMER = `had.validUntil IS NOT NULL
  AND had.code <> (SELECT holder.code FROM directory.agency holder WHERE holder.id = had.agencyId)`;

/** The statements that somebody would write who knows both files. */
const COPY = [
  `INSERT INTO agency_projection (id, code, organisation, facts)
   SELECT id, code, organisation, json_object('id', id, 'code', code, 'name', name, 'kind', kind, 'level', level,
     'parentId', parentId, 'organisation', organisation, 'supervision', supervision, 'jurisdiction', json(jurisdiction),
     'location', regionCode, 'timeZone', timeZone, 'connected', ${truth('connected')}, 'hasAccount', ${truth('hasAccount')},
     'accountSince', replace(accountSince, ' ', 'T') || 'Z', 'closedAt', replace(closedAt, ' ', 'T') || 'Z', 'version', version)
   FROM directory.agency`,
  `UPDATE agency_projection SET facts = json_set(facts, '$.successors', (
     SELECT json_group_array(successorId) FROM (
       SELECT successorId FROM directory.agency_successor WHERE agencyId = agency_projection.id ORDER BY place, successorId
     ))) WHERE id IN (SELECT agencyId FROM directory.agency_successor)`,
  `UPDATE agency_projection SET facts = json_set(facts, '$.formerCodes', (
     SELECT json_group_array(json_object('code', code, 'from', validFrom, 'until', validUntil)) FROM (
       SELECT code, validFrom, validUntil FROM directory.agency_code had
       WHERE had.agencyId = agency_projection.id AND ${FORMER} ORDER BY validUntil DESC, validFrom DESC
     ))) WHERE id IN (SELECT agencyId FROM directory.agency_code had WHERE ${FORMER})`,
  `INSERT INTO agency_former_code (agencyId, code, validUntil)
   SELECT agencyId, code, max(validUntil) FROM directory.agency_code had WHERE ${FORMER} GROUP BY agencyId, code`,
  `INSERT INTO agency_jurisdiction (agencyId, region)
   SELECT agency.id, region.value FROM directory.agency, json_each(agency.jurisdiction) AS region`,
  `INSERT INTO post_projection (id, officerId, agencyId, role, validFrom, validUntil, facts)
   SELECT id, officerId, agencyId, role, validFrom, validUntil, json_object('id', id, 'officerId', officerId, 'agencyId', agencyId, 'role', role,
     'from', validFrom, 'until', validUntil) FROM directory.post`,
];

/** Fills tables made like those of `like` in the new file `into`, in one transaction; the milliseconds that this takes. */
export function copyByHand(directory: string, like: string, into: string): number {
  const model = new LibsqlDatabase(like, { readonly: true });
  const named = TABLES.map((table) => `'${table}'`).join();
  const schema = model
    .prepare(`SELECT sql FROM sqlite_master WHERE tbl_name IN (${named}) AND sql IS NOT NULL ORDER BY type DESC`)
    .all() as { sql: string }[];
  model.close();
  const database = new LibsqlDatabase(into);
  database.exec(
    `PRAGMA journal_mode = WAL; ${schema.map(({ sql }) => sql).join(';')}; ATTACH '${directory}' AS directory`,
  );
  const before = performance.now();
  database.exec(['BEGIN', ...COPY, 'COMMIT'].join(';\n'));
  const ms = performance.now() - before;
  database.close();
  return ms;
}
