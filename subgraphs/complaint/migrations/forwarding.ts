import { addColumn, createTable } from '../../kit/migration.js';

/** What a forwarding carries, that it arrived, and by when its sender asks for an answer. */
export const forwardingMigrations = [
  createTable(1_700_000_100_200, {
    name: 'government_affair',
    columns: { code: 'code!', nameId: 'line', nameEn: 'line', group: 'code', legalBasis: 'line', position: 'integer' },
  }),
  addColumn(1_700_000_100_201, 'complaint_hop', 'receivedAt', 'DATETIME(3) NULL'),
  addColumn(1_700_000_100_202, 'complaint_hop', 'affairs', 'VARCHAR(160) NULL'),
  addColumn(1_700_000_100_203, 'complaint_hop', 'urgency', 'VARCHAR(160) NULL'),
  addColumn(1_700_000_100_204, 'complaint_hop', 'note', 'TEXT NULL'),
  addColumn(1_700_000_100_205, 'complaint_hop', 'evidence', 'TEXT NULL'),
  addColumn(1_700_000_100_206, 'complaint_hop', 'externalNumber', 'VARCHAR(255) NULL'),
  addColumn(1_700_000_100_207, 'complaint_hop', 'respondWithinWorkingDays', 'INTEGER NULL'),
  addColumn(1_700_000_100_208, 'complaint', 'receiptAt', 'DATETIME(3) NULL'),
  createTable(1_700_000_100_209, {
    name: 'complaint_deadline_revision',
    columns: {
      id: 'id!',
      complaintId: 'id',
      deadlineId: 'id',
      at: 'timestamp',
      byAgencyId: 'id',
      formerDueOn: 'date',
      formerDueAt: 'timestamp',
      dueOn: 'date',
      dueAt: 'timestamp',
      reason: 'text',
    },
    indices: [{ columns: ['complaintId', 'at'] }],
  }),
];
