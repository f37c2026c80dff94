import { createTable } from '../../kit/migration.js';

export const createAgencyContacts = createTable(1_700_000_100_010, {
  name: 'agency_contacts',
  columns: {
    id: 'id!',
    agencyId: 'id',
    address: 'text?',
    phone: 'line?',
    email: 'line?',
    website: 'text?',
    socialMedia: 'json',
    validFrom: 'date',
  },
  indices: [{ columns: ['agencyId', 'validFrom'], unique: true }],
});
