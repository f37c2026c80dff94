import { addColumn, addIndex, fillColumn } from '../../kit/migration.js';

/** Of several that got one code at once before this refused it the first by id: the others get it no more, and can be closed. */
const FIRST_OF_EACH_CODE = 'SELECT MIN(id) AS id FROM agency WHERE closedAt IS NULL GROUP BY code';
const OPEN_CODE = `CASE WHEN id IN (SELECT id FROM (${FIRST_OF_EACH_CODE}) AS first_of_code) THEN code END`;

/** That no two agencies which exist have the same code, also where both get it at once. */
export const openCodeMigrations = [
  addColumn(1_700_000_100_700, 'agency', 'openCode', 'VARCHAR(160) NULL'),
  fillColumn(1_700_000_100_701, 'agency', 'openCode', { sqlite: OPEN_CODE, mariadb: OPEN_CODE }),
  addIndex(1_700_000_100_702, 'agency', ['openCode'], { unique: true }),
];
