import { createTable } from '../../kit/migration.js';

export const createAgencySuccessor = createTable(1_700_000_100_005, {
  name: 'agency_successor',
  columns: { agencyId: 'id!', successorId: 'id!' },
  indices: [{ columns: ['successorId'] }],
});
