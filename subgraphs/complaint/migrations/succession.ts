import { addColumn, addIndex } from '../../kit/migration.js';

/**
 * What the agencies of a complaint's path were called when they held it, and whose rules were changed; where clocks stand that
 * follow an agency or its region.
 */
export const successionMigrations = [
  addColumn(1_700_000_100_700, 'complaint_hop', 'agencyCode', 'VARCHAR(160) NULL'),
  addColumn(1_700_000_100_701, 'complaint_hop', 'agencyName', 'VARCHAR(255) NULL'),
  addColumn(1_700_000_100_702, 'rule_change', 'ownerId', 'VARCHAR(36) NULL'),
  addIndex(1_700_000_100_703, 'complaint_deadline', ['organisation', 'closedAt']),
  addIndex(1_700_000_100_704, 'complaint_deadline', ['region', 'closedAt']),
];
