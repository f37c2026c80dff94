import { addColumn, createTable } from '../../kit/migration.js';

/** What the states between receipt and end, and the reporter's own words, need. */
export const lifeCycleMigrations = [
  addColumn(1_700_000_100_030, 'complaint', 'stateBefore', 'VARCHAR(160) NULL'),
  addColumn(1_700_000_100_031, 'complaint', 'unclearOrigin', 'BOOLEAN NOT NULL DEFAULT 0'),
  addColumn(1_700_000_100_032, 'complaint', 'archiveReason', 'VARCHAR(160) NULL'),
  createTable(1_700_000_100_033, {
    name: 'reporter_message',
    columns: { id: 'id!', complaintId: 'id', at: 'timestamp', text: 'text', evidence: 'json' },
    indices: [{ columns: ['complaintId', 'at'] }],
  }),
  createTable(1_700_000_100_034, {
    name: 'complaint_rating',
    columns: { complaintId: 'id!', score: 'integer', comment: 'text?', at: 'timestamp' },
  }),
];
