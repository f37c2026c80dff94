import { createTable } from '../../kit/migration.js';

/** What reporters are to hear of, and what came of telling them. */
export const notifyingMigrations = [
  createTable(1_700_000_100_410, {
    name: 'reporter_notification',
    columns: {
      seq: 'serial!',
      id: 'id',
      complaintId: 'id',
      kind: 'code',
      status: 'code',
      ofOriginal: 'boolean',
      deliveredById: 'id',
      at: 'timestamp',
    },
    indices: [{ columns: ['id'], unique: true }, { columns: ['complaintId', 'seq'] }],
  }),
  createTable(1_700_000_100_411, {
    name: 'notification_delivery',
    columns: {
      id: 'id!',
      notificationId: 'id',
      channel: 'code',
      outcome: 'code',
      agencyId: 'id',
      at: 'timestamp',
    },
    indices: [{ columns: ['notificationId', 'at'] }],
  }),
];
