import { addColumn, addIndex, createTable } from '../../kit/migration.js';

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

/**
 * What was recorded before promises were followed up keeps the calendar of the capital, has no reminder before it is overdue,
 * and is listed for its agency by name and for the centre.
 */
export const commitmentFollowUpMigrations = [
  addColumn(1_700_000_300_220, 'commitment_letter', 'agencyOrganisation', "VARCHAR(160) NOT NULL DEFAULT ''"),
  addColumn(1_700_000_300_221, 'commitment_letter', 'agencySupervision', 'VARCHAR(160) NULL'),
  addColumn(1_700_000_300_222, 'commitment_letter', 'timeZone', "VARCHAR(160) NOT NULL DEFAULT 'Asia/Jakarta'"),
  addColumn(1_700_000_300_223, 'commitment_letter', 'remindOn', 'VARCHAR(10) NULL'),
  addColumn(1_700_000_300_224, 'commitment_letter', 'dueSoonToldAt', 'DATETIME(3) NULL'),
  addColumn(1_700_000_300_225, 'commitment_letter', 'overdueToldAt', 'DATETIME(3) NULL'),
  addColumn(1_700_000_300_226, 'commitment_letter', 'keptOn', 'VARCHAR(10) NULL'),
  addColumn(1_700_000_300_227, 'commitment_letter', 'keptById', 'VARCHAR(36) NULL'),
  addIndex(1_700_000_300_228, 'commitment_letter', ['dueOn', 'id']),
  addIndex(1_700_000_300_420, 'commitment_letter', ['agencyOrganisation']),
];
