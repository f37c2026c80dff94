import { addColumn, addIndex, createTable } from '../../kit/migration.js';

/** What administrators change of the rules, and who did. */
export const administrationMigrations = [
  addColumn(1_700_000_100_500, 'agency_limit', 'version', 'INTEGER NOT NULL DEFAULT 1'),
  addColumn(1_700_000_100_501, 'follow_up_target', 'version', 'INTEGER NOT NULL DEFAULT 1'),
  addColumn(1_700_000_100_502, 'escalation_rule', 'version', 'INTEGER NOT NULL DEFAULT 1'),
  addColumn(1_700_000_100_503, 'escalation_rule', 'active', 'BOOLEAN NOT NULL DEFAULT 1'),
  createTable(1_700_000_100_504, {
    name: 'rule_change',
    columns: {
      id: 'id!',
      at: 'timestamp',
      kind: 'code',
      ruleId: 'code',
      organisation: 'code',
      supervision: 'code?',
      subject: 'line',
      role: 'code',
      agencyId: 'id',
      content: 'json',
    },
    indices: [{ columns: ['organisation', 'at'] }, { columns: ['at'] }],
  }),
  createTable(1_700_000_100_505, {
    name: 'routing_rule',
    columns: {
      id: 'id!',
      category: 'code?',
      region: 'code',
      classification: 'code?',
      agencyId: 'id?',
      level: 'code?',
      unitCode: 'code?',
      place: 'integer',
      reason: 'line',
      validFrom: 'date',
      validUntil: 'date?',
      version: 'integer',
    },
    indices: [{ columns: ['category', 'region', 'place'] }, { columns: ['region'] }],
  }),
  addIndex(1_700_000_100_506, 'complaint', ['handlerOrganisation', 'receivedAt']),
];
