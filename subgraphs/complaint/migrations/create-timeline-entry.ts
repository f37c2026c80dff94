import { createTable } from '../../kit/migration.js';

export const createTimelineEntry = createTable(1_700_000_100_004, {
  name: 'timeline_entry',
  columns: {
    complaintId: 'id!',
    seq: 'integer!',
    kind: 'code',
    at: 'timestamp',
    actorSubject: 'line?',
    actorRole: 'code?',
    actorAgencyId: 'id?',
    fromAgencyId: 'id?',
    toAgencyId: 'id?',
    stateAfter: 'code',
    note: 'text?',
    publicNote: 'text?',
  },
});
