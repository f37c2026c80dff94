import { createTable } from '../../kit/migration.js';

export const createComplaintDeadline = createTable(1_700_000_100_003, {
  name: 'complaint_deadline',
  columns: {
    id: 'id!',
    complaintId: 'id',
    kind: 'code',
    countedFrom: 'timestamp',
    workingDays: 'integer',
    timeZone: 'code',
    region: 'code?',
    dueOn: 'date',
    dueAt: 'timestamp',
    provisional: 'boolean',
    legalBasis: 'line',
    openedAt: 'timestamp',
    closedAt: 'timestamp?',
  },
  indices: [{ columns: ['complaintId'] }, { columns: ['provisional', 'closedAt'] }],
});
