import { createTable } from '../../kit/migration.js';

export const createPost = createTable(1_700_000_100_008, {
  name: 'post',
  columns: {
    id: 'id!',
    officerId: 'id',
    agencyId: 'id',
    title: 'line',
    role: 'code?',
    kind: 'code',
    functionalPosition: 'line?',
    validFrom: 'date',
    validUntil: 'date?',
    version: 'integer',
  },
  indices: [{ columns: ['officerId'] }, { columns: ['agencyId'] }],
});
