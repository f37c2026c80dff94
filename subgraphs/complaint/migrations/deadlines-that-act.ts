import { addColumn, addIndex, createTable } from '../../kit/migration.js';

/** What was told of deadlines, when each is looked at next, to whom one is escalated, and which are counted again. */
export const deadlineActMigrations = [
  addColumn(1_700_000_100_050, 'regulation_limit', 'lead', 'INTEGER NOT NULL DEFAULT 1'),
  addColumn(1_700_000_100_051, 'agency_limit', 'lead', 'INTEGER NOT NULL DEFAULT 1'),
  addColumn(1_700_000_100_052, 'complaint_deadline', 'lead', 'INTEGER NOT NULL DEFAULT 1'),
  // What runs already is looked at once, and then by its own time.
  addColumn(1_700_000_100_053, 'complaint_deadline', 'actAt', "DATETIME(3) NULL DEFAULT '1970-01-01 00:00:00.000'"),
  addColumn(1_700_000_100_054, 'complaint_deadline', 'approachingToldAt', 'DATETIME(3) NULL'),
  addColumn(1_700_000_100_055, 'complaint_deadline', 'missedToldAt', 'DATETIME(3) NULL'),
  addIndex(1_700_000_100_056, 'complaint_deadline', ['closedAt', 'pausedAt', 'actAt']),
  createTable(1_700_000_100_057, {
    name: 'escalation_rule',
    columns: { id: 'code!', stage: 'code', afterWorkingDays: 'integer', escalatesTo: 'code', legalBasis: 'line' },
  }),
  createTable(1_700_000_100_058, {
    name: 'complaint_escalation',
    columns: {
      deadlineId: 'id!',
      ruleId: 'code!',
      complaintId: 'id',
      stage: 'code',
      at: 'timestamp',
      toAgencyId: 'id',
      legalBasis: 'line',
    },
    indices: [{ columns: ['complaintId', 'at'] }],
  }),
  createTable(1_700_000_100_059, {
    name: 'calendar_recount',
    columns: { year: 'integer!', region: 'code!', afterId: 'id' },
  }),
];
