import { createTable } from '../../kit/migration.js';

/** Who else looks at a complaint, and what agencies say of it to each other. */
export const oversightMigrations = [
  createTable(1_700_000_100_100, {
    name: 'complaint_participant',
    columns: {
      id: 'id!',
      complaintId: 'id',
      agencyId: 'id',
      organisation: 'code',
      kind: 'code',
      since: 'timestamp',
      until: 'timestamp?',
      addedById: 'id?',
      note: 'text?',
    },
    indices: [{ columns: ['complaintId', 'since'] }, { columns: ['organisation', 'kind', 'until', 'complaintId'] }],
  }),
  createTable(1_700_000_100_101, {
    name: 'complaint_note',
    columns: {
      id: 'id!',
      complaintId: 'id',
      at: 'timestamp',
      subject: 'line?',
      role: 'code',
      agencyId: 'id',
      toAgencyId: 'id?',
      text: 'text',
    },
    indices: [{ columns: ['complaintId', 'at'] }],
  }),
  createTable(1_700_000_100_102, {
    name: 'complaint_guidance',
    columns: {
      id: 'id!',
      complaintId: 'id',
      at: 'timestamp',
      kind: 'code',
      subject: 'line?',
      role: 'code',
      agencyId: 'id',
      text: 'text',
      acknowledgedAt: 'timestamp?',
      acknowledgedBySubject: 'line?',
      acknowledgedById: 'id?',
      acknowledgement: 'text?',
    },
    indices: [{ columns: ['complaintId', 'at'] }],
  }),
  createTable(1_700_000_100_103, {
    name: 'ombudsman_referral',
    columns: {
      complaintId: 'id!',
      id: 'id',
      at: 'timestamp',
      subject: 'line?',
      role: 'code',
      agencyId: 'id',
      ombudsmanId: 'id',
      reason: 'text',
      legalBasis: 'line',
    },
  }),
  createTable(1_700_000_100_104, {
    name: 'ombudsman_rule',
    columns: { agencyCode: 'code!', legalBasis: 'line', validFrom: 'date!', validUntil: 'date?' },
  }),
];
