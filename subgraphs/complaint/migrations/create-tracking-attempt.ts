import { createTable } from '../../kit/migration.js';

export const createTrackingAttempt = createTable(1_700_000_100_008, {
  name: 'tracking_attempt',
  columns: {
    trackingNumber: 'code!',
    since: 'timestamp',
    failures: 'integer',
  },
  indices: [{ columns: ['since'] }],
});
