import { createTable } from '../../kit/migration.js';

export const createAgencyCode = createTable(1_700_000_100_003, {
  name: 'agency_code',
  columns: { id: 'id!', agencyId: 'id', code: 'code', validFrom: 'date?', validUntil: 'date?' },
  indices: [{ columns: ['agencyId'] }, { columns: ['code'] }],
});
