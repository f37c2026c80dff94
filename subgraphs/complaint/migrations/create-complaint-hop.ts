import { createTable } from '../../kit/migration.js';

export const createComplaintHop = createTable(1_700_000_100_002, {
  name: 'complaint_hop',
  columns: {
    complaintId: 'id!',
    seq: 'integer!',
    agencyId: 'id',
    sentById: 'id?',
    senderHop: 'integer?',
    since: 'timestamp',
    acceptedAt: 'timestamp?',
    until: 'timestamp?',
  },
  indices: [{ columns: ['agencyId'] }],
});
