import { createTable } from '../../kit/migration.js';

export const createTraining = createTable(1_700_000_300_004, {
  name: 'training',
  columns: {
    id: 'id!',
    kind: 'code',
    title: 'line',
    audience: 'text?',
    place: 'line?',
    regionCode: 'code?',
    timeZone: 'code',
    capacity: 'integer?',
    agencyCapacity: 'integer?',
    startsOn: 'date',
    endsOn: 'date',
    source: 'line?',
    recordedAt: 'timestamp',
  },
  indices: [{ columns: ['startsOn', 'id'] }, { columns: ['regionCode'] }],
});

export const createTrainingOrganiser = createTable(1_700_000_300_005, {
  name: 'training_organiser',
  columns: { trainingId: 'id!', agencyId: 'id!', position: 'integer' },
  indices: [{ columns: ['agencyId'] }],
});

export const createTrainingSession = createTable(1_700_000_300_006, {
  name: 'training_session',
  columns: {
    id: 'id!',
    trainingId: 'id',
    position: 'integer',
    date: 'date',
    startsAt: 'timestamp?',
    endsAt: 'timestamp?',
    topic: 'line',
    speaker: 'line?',
    version: 'integer',
  },
  indices: [{ columns: ['trainingId', 'position'] }],
});
