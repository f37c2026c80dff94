import { createTable } from '../../kit/migration.js';

export const createCommitmentLetter = createTable(1_700_000_300_009, {
  name: 'commitment_letter',
  columns: {
    id: 'id!',
    participantId: 'id',
    trainingId: 'id',
    agencyId: 'id',
    signedOn: 'date',
    dueOn: 'date',
    followUpOwner: 'line',
    fileUrl: 'text?',
    recordedAt: 'timestamp',
  },
  indices: [{ columns: ['agencyId'] }, { columns: ['participantId'], unique: true }],
});
