import { createTable } from '../../kit/migration.js';

export const createIdentityAccess = createTable(1_700_000_100_007, {
  name: 'identity_access',
  columns: {
    id: 'id!',
    complaintId: 'id',
    subject: 'line',
    role: 'code',
    agencyId: 'id',
    purpose: 'text',
    at: 'timestamp',
  },
  indices: [{ columns: ['complaintId', 'at'] }],
});
