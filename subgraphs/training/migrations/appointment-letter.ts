import { createTable } from '../../kit/migration.js';

export const createAppointmentLetter = createTable(1_700_000_300_002, {
  name: 'appointment_letter',
  columns: {
    id: 'id!',
    agencyId: 'id',
    agencyOrganisation: 'code',
    agencySupervision: 'code?',
    number: 'line',
    date: 'date',
    subject: 'line',
    signerName: 'line',
    signerOffice: 'code',
    signerCapacity: 'code',
    signerBasis: 'line?',
    legalBasis: 'text',
    fileUrl: 'text?',
    replacesId: 'id?',
    validFrom: 'date',
    validUntil: 'date?',
    replacedFrom: 'date?',
    recordedAt: 'timestamp',
  },
  indices: [
    { columns: ['agencyId', 'validFrom'] },
    { columns: ['agencyOrganisation'] },
    { columns: ['agencySupervision'] },
    { columns: ['date', 'id'] },
    { columns: ['replacesId'], unique: true },
  ],
});

export const createAppointmentMember = createTable(1_700_000_300_003, {
  name: 'appointment_member',
  columns: { id: 'id!', letterId: 'id', position: 'integer', officerId: 'id?', name: 'line?', role: 'code' },
  indices: [{ columns: ['letterId', 'position'] }, { columns: ['officerId'] }],
});
