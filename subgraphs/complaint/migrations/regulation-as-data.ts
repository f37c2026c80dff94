import { addColumn, createTable, dropColumn, renameColumn } from '../../kit/migration.js';

export const regulationMigrations = [
  createTable(1_700_000_100_010, {
    name: 'regulation',
    columns: { id: 'code!', name: 'line', basis: 'text', region: 'code', validFrom: 'date' },
  }),
  createTable(1_700_000_100_011, {
    name: 'regulation_status',
    columns: { regulationId: 'code!', status: 'code!', nameId: 'line', nameEn: 'line' },
  }),
  createTable(1_700_000_100_012, {
    name: 'archive_reason',
    columns: { regulationId: 'code!', code: 'code!', nameId: 'line', nameEn: 'line', legalBasis: 'line' },
  }),
  createTable(1_700_000_100_013, {
    name: 'intake_channel',
    columns: { channel: 'code!', validFrom: 'date!', operator: 'line', state: 'code', source: 'line' },
  }),
  createTable(1_700_000_100_014, {
    name: 'agency_limit',
    columns: {
      id: 'id!',
      agencyId: 'id',
      organisation: 'code',
      stage: 'code',
      classification: 'code?',
      quantity: 'integer',
      unit: 'code',
      legalBasis: 'line',
      validFrom: 'date',
      validUntil: 'date?',
    },
    indices: [{ columns: ['organisation'] }, { columns: ['agencyId'] }],
  }),
  createTable(1_700_000_100_015, {
    name: 'follow_up_target',
    columns: { agencyId: 'id!', year: 'integer!', percent: 'integer', basis: 'line' },
  }),
  renameColumn(1_700_000_100_016, 'regulation_limit', 'workingDays', 'quantity'),
  addColumn(1_700_000_100_017, 'regulation_limit', 'unit', "VARCHAR(160) NOT NULL DEFAULT 'WORKING_DAY'"),
  addColumn(1_700_000_100_018, 'regulation_limit', 'carriedFrom', 'VARCHAR(160) NULL'),
  dropColumn(1_700_000_100_019, 'regulation_limit', 'region', "VARCHAR(160) NOT NULL DEFAULT ''"),
  dropColumn(1_700_000_100_020, 'regulation_limit', 'validFrom', "VARCHAR(10) NOT NULL DEFAULT '2018-12-01'"),
  renameColumn(1_700_000_100_021, 'complaint_deadline', 'workingDays', 'quantity'),
  addColumn(1_700_000_100_022, 'complaint_deadline', 'unit', "VARCHAR(160) NOT NULL DEFAULT 'WORKING_DAY'"),
  addColumn(1_700_000_100_023, 'complaint_deadline', 'pausedAt', 'DATETIME(3) NULL'),
];
