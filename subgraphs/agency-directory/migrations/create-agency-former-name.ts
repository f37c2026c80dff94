import { createTable } from '../../kit/migration.js';

export const createAgencyFormerName = createTable(1_700_000_100_004, {
  name: 'agency_former_name',
  columns: { id: 'id!', agencyId: 'id', name: 'line', shortName: 'line?', validUntil: 'date' },
  indices: [{ columns: ['agencyId'] }],
});
