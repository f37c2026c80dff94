import { createTable } from '../../kit/migration.js';

export const createPpid = createTable(1_700_000_200_001, {
  name: 'ppid',
  columns: {
    id: 'id!',
    agencyId: 'id',
    kind: 'code',
    unitId: 'id?',
    superior: 'line?',
    deskAddress: 'text?',
    deskPhone: 'line?',
    deskEmail: 'line?',
    deskUrl: 'text?',
    decreeNumber: 'line?',
    since: 'date?',
    until: 'date?',
    confirmed: 'boolean',
    recordedAt: 'timestamp',
  },
  indices: [{ columns: ['agencyId', 'until'] }],
});
