import { createTable } from '../../kit/migration.js';

export const createConnectionRecord = createTable(1_700_000_100_006, {
  name: 'connection_record',
  columns: {
    id: 'id!',
    agencyId: 'id',
    fact: 'code',
    holds: 'boolean',
    since: 'timestamp',
    recordedAt: 'timestamp',
    note: 'line?',
  },
  indices: [{ columns: ['agencyId', 'since'] }],
});
