import { createTable } from '../../kit/migration.js';

export const createComplaintAnswer = createTable(1_700_000_100_005, {
  name: 'complaint_answer',
  columns: {
    id: 'id!',
    complaintId: 'id',
    agencyId: 'id',
    at: 'timestamp',
    text: 'text',
    evidence: 'json',
  },
  indices: [{ columns: ['complaintId', 'at'] }],
});
