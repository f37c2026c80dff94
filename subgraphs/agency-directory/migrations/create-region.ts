import { createTable } from '../../kit/migration.js';

export const createRegion = createTable(1_700_000_100_001, {
  name: 'region',
  columns: {
    id: 'id!',
    code: 'code',
    name: 'line',
    kind: 'code',
    level: 'code',
    localTerm: 'line',
    parentCode: 'code?',
    timeZone: 'code',
    autonomous: 'boolean',
    searchText: 'text',
  },
  indices: [{ columns: ['code'], unique: true }, { columns: ['parentCode'] }, { columns: ['level', 'code'] }],
});
