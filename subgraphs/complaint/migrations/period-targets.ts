import { copyRows, createTable, dropTable } from '../../kit/migration.js';

/** Targets of parts of a year beside those of years: what a row is known by cannot be changed on every database. */
export const periodTargetMigrations = [
  createTable(1_700_000_100_800, {
    name: 'period_target',
    columns: {
      agencyId: 'id!',
      year: 'integer!',
      period: 'code!',
      number: 'integer!',
      percent: 'integer',
      basis: 'line',
      version: 'integer',
    },
  }),
  copyRows(1_700_000_100_801, 'follow_up_target', 'period_target', {
    agencyId: 'agencyId',
    year: 'year',
    period: "'YEAR'",
    number: '1',
    percent: 'percent',
    basis: 'basis',
    version: 'version',
  }),
  dropTable(1_700_000_100_802, {
    name: 'follow_up_target',
    columns: { agencyId: 'id!', year: 'integer!', percent: 'integer', basis: 'line', version: 'integer' },
  }),
];
