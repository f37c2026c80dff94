import { addColumn, addIndex } from '../../kit/migration.js';

/** Into what a complaint was merged, and where complaints of the same place and time are found. */
export const mergingMigrations = [
  addColumn(1_700_000_100_400, 'complaint', 'mergedIntoId', 'VARCHAR(36) NULL'),
  addColumn(1_700_000_100_401, 'complaint', 'mergedFrom', 'VARCHAR(160) NULL'),
  addIndex(1_700_000_100_402, 'complaint', ['mergedIntoId']),
  addIndex(1_700_000_100_403, 'complaint', ['regionCode', 'receivedAt']),
];
