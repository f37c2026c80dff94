import { createTable } from '../../kit/migration.js';

export const createParticipant = createTable(1_700_000_300_007, {
  name: 'participant',
  columns: {
    id: 'id!',
    trainingId: 'id',
    agencyId: 'id',
    officerId: 'id?',
    name: 'line?',
    registeredAt: 'timestamp',
  },
  indices: [
    { columns: ['trainingId', 'officerId'], unique: true },
    { columns: ['agencyId'] },
    { columns: ['officerId'] },
  ],
});

export const createAttendance = createTable(1_700_000_300_008, {
  name: 'attendance',
  columns: { sessionId: 'id!', participantId: 'id!', present: 'boolean', recordedAt: 'timestamp' },
  indices: [{ columns: ['participantId'] }],
});
