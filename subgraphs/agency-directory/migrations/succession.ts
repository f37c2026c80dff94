import { addColumn, createTable } from '../../kit/migration.js';

/** Codes that regions had, which regions bodies took over from others, and the law that a code rests on. */
export const successionMigrations = [
  createTable(1_700_000_100_600, {
    name: 'region_code',
    columns: { id: 'id!', regionId: 'id', code: 'code', validFrom: 'date?', validUntil: 'date?' },
    indices: [{ columns: ['regionId'] }, { columns: ['code'] }],
  }),
  createTable(1_700_000_100_601, {
    name: 'region_takeover',
    columns: { agencyId: 'id!', formerCode: 'code!', code: 'code', fromAgencyId: 'id' },
    indices: [{ columns: ['fromAgencyId'] }],
  }),
  addColumn(1_700_000_100_602, 'agency_code', 'legalBasis', 'VARCHAR(255) NULL'),
  addColumn(1_700_000_100_603, 'region', 'endedOn', 'VARCHAR(10) NULL'),
  addColumn(1_700_000_100_604, 'agency_successor', 'place', 'INTEGER NOT NULL DEFAULT 0'),
  addColumn(1_700_000_100_605, 'region_takeover', 'takenAt', 'DATETIME(3) NULL'),
];
