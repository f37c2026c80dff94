import { addColumn, createTable, fillColumn } from '../../kit/migration.js';

const createSigningRule = createTable(1_700_000_300_001, {
  name: 'signing_rule',
  columns: {
    id: 'id!',
    agencyKind: 'code',
    office: 'code',
    legalBasis: 'line',
    validFrom: 'date',
    validUntil: 'date?',
  },
  indices: [{ columns: ['agencyKind'] }],
});

/** What the rules that are there are known to say, without another word of theirs: of heads of regions a Pj counts too. */
const KNOWN_CAPACITIES = `CASE WHEN agencyKind IN ('PEMERINTAH_PROVINSI', 'PEMERINTAH_KABUPATEN', 'PEMERINTAH_KOTA')
  THEN '["DEFINITIVE","PJ"]' ELSE NULL END`;

export const signingRuleMigrations = [
  createSigningRule,
  addColumn(1_700_000_300_410, 'signing_rule', 'capacities', 'TEXT NULL'),
  fillColumn(1_700_000_300_411, 'signing_rule', 'capacities', {
    sqlite: KNOWN_CAPACITIES,
    mariadb: KNOWN_CAPACITIES,
  }),
];
