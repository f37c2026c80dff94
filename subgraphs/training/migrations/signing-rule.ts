import { createTable } from '../../kit/migration.js';

export const createSigningRule = createTable(1_700_000_300_001, {
  name: 'signing_rule',
  columns: {
    id: 'id!',
    agencyKind: 'code',
    office: 'code',
    legalBasis: 'line',
    validFrom: 'date',
    validUntil: 'date?',
  },
  indices: [{ columns: ['agencyKind'] }],
});
