import { addColumn, createTable } from '../../kit/migration.js';

/** What clocks are counted by, from their beginning on. */
export const clockMigrations = [
  addColumn(1_700_000_100_600, 'calendar_recount', 'passAgainAt', 'DATETIME(3) NULL'),
  addColumn(1_700_000_100_601, 'complaint_deadline', 'earlier', 'LONGTEXT NULL'),
  addColumn(1_700_000_100_602, 'regulation_limit', 'countsFrom', 'VARCHAR(160) NULL'),
  addColumn(1_700_000_100_603, 'agency_limit', 'countsFrom', 'VARCHAR(160) NULL'),
  addColumn(1_700_000_100_604, 'complaint_deadline', 'organisation', 'VARCHAR(160) NULL'),
  createTable(1_700_000_100_605, {
    name: 'office_hours',
    columns: {
      id: 'id!',
      agencyId: 'id?',
      organisation: 'code?',
      region: 'code',
      days: 'json',
      legalBasis: 'line',
      validFrom: 'date',
      validUntil: 'date?',
      version: 'integer',
    },
    indices: [{ columns: ['agencyId'] }, { columns: ['region'] }],
  }),
];
