import { addColumn, addIndex, fillColumn } from '../../kit/migration.js';

const OPEN_CODE = 'CASE WHEN closedAt IS NULL THEN code END';

/** That no two agencies which exist have the same code, also where both get it at once. */
export const openCodeMigrations = [
  addColumn(1_700_000_100_700, 'agency', 'openCode', 'VARCHAR(160) NULL'),
  fillColumn(1_700_000_100_701, 'agency', 'openCode', { sqlite: OPEN_CODE, mariadb: OPEN_CODE }),
  addIndex(1_700_000_100_702, 'agency', ['openCode'], { unique: true }),
];
