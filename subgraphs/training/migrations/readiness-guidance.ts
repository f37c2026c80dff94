import { createTable } from '../../kit/migration.js';

export const createReadinessGuidance = createTable(1_700_000_300_210, {
  name: 'readiness_guidance',
  columns: {
    id: 'id!',
    agencyId: 'id',
    agencyOrganisation: 'code',
    agencySupervision: 'code?',
    at: 'timestamp',
    kind: 'code',
    subject: 'line?',
    role: 'code',
    byAgencyId: 'id',
    text: 'text',
    visitOn: 'date?',
    acknowledgedAt: 'timestamp?',
    acknowledgedBySubject: 'line?',
    acknowledgedById: 'id?',
    acknowledgement: 'text?',
  },
  indices: [
    { columns: ['agencyId', 'at', 'id'] },
    { columns: ['agencyOrganisation'] },
    { columns: ['agencySupervision'] },
    { columns: ['at', 'id'] },
  ],
});
