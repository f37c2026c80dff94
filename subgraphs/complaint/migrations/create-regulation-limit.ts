import { createTable } from '../../kit/migration.js';

export const createRegulationLimit = createTable(1_700_000_100_009, {
  name: 'regulation_limit',
  columns: {
    id: 'id!',
    regulationId: 'code',
    stage: 'code',
    classification: 'code?',
    needsInspection: 'boolean?',
    workingDays: 'integer?',
    legalBasis: 'line',
    region: 'code',
    validFrom: 'date',
  },
});
