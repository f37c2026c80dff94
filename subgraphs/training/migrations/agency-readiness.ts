import { addColumn, createTable } from '../../kit/migration.js';

const createAgencyReadiness = createTable(1_700_000_300_300, {
  name: 'agency_readiness',
  columns: {
    agencyId: 'id!',
    code: 'code',
    searchName: 'line',
    level: 'code',
    organisation: 'code',
    supervision: 'code?',
    province: 'code?',
    connected: 'boolean',
    state: 'code',
    stateRank: 'integer',
    lacks: 'line',
    since: 'date?',
    recheckAt: 'timestamp?',
  },
  indices: [
    { columns: ['code', 'agencyId'] },
    { columns: ['searchName', 'agencyId'] },
    { columns: ['stateRank', 'code', 'agencyId'] },
    { columns: ['supervision'] },
    { columns: ['recheckAt'] },
  ],
});

/** What was kept before the rules had versions was found by the first. */
export const readinessMigrations = [
  createAgencyReadiness,
  addColumn(1_700_000_300_301, 'agency_readiness', 'ruleVersion', 'INTEGER NOT NULL DEFAULT 1'),
];
