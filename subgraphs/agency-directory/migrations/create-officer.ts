import { createTable } from '../../kit/migration.js';

export const createOfficer = createTable(1_700_000_100_007, {
  name: 'officer',
  columns: { id: 'id!', name: 'line', recordedById: 'id' },
});
