import { createTable } from '../../kit/migration.js';

export const createReporterIdentity = createTable(1_700_000_100_006, {
  name: 'reporter_identity',
  columns: {
    complaintId: 'id!',
    sealed: 'text',
    createdAt: 'timestamp',
  },
});
