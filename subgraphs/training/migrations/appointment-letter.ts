import { addColumn, addIndex, createTable, fillColumn } from '../../kit/migration.js';

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

/** What was recorded before letters were reviewed waits for its review. */
export const letterReviewMigrations = [
  addColumn(1_700_000_300_200, 'appointment_letter', 'reviewState', "VARCHAR(160) NOT NULL DEFAULT 'SUBMITTED'"),
  addColumn(1_700_000_300_201, 'appointment_letter', 'version', 'INTEGER NOT NULL DEFAULT 1'),
  addIndex(1_700_000_300_202, 'appointment_letter', ['reviewState', 'recordedAt', 'id']),
  createTable(1_700_000_300_203, {
    name: 'appointment_letter_review',
    columns: {
      id: 'id!',
      letterId: 'id',
      position: 'integer',
      act: 'code',
      at: 'timestamp',
      subject: 'line?',
      role: 'code',
      agencyId: 'id',
      reason: 'text?',
    },
    indices: [{ columns: ['letterId', 'position'], unique: true }],
  }),
];

const ZONE_OF_AGENCY = (timeZone: string) =>
  `COALESCE((SELECT ${timeZone} FROM agency_projection WHERE agency_projection.id = agencyId), timeZone)`;

/** What was recorded before letters kept a calendar of their own keeps that of its agency. */
export const letterCalendarMigrations = [
  addColumn(1_700_000_300_400, 'appointment_letter', 'timeZone', "VARCHAR(160) NOT NULL DEFAULT 'Asia/Jakarta'"),
  fillColumn(1_700_000_300_401, 'appointment_letter', 'timeZone', {
    sqlite: ZONE_OF_AGENCY("json_extract(facts, '$.timeZone')"),
    mariadb: ZONE_OF_AGENCY("JSON_UNQUOTE(JSON_EXTRACT(facts, '$.timeZone'))"),
  }),
];

/** Of what was recorded before the capacity counted, only the kind of agency can have had no rule. */
export const addUnspecifiedSigner = addColumn(
  1_700_000_300_412,
  'appointment_letter',
  'signerUnspecified',
  'VARCHAR(160) NULL',
);
