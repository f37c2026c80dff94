import type { AgencyFacts } from '../../../schema/events.js';
import { agencyFacts, agencyId, SAMPLE_AGENCIES } from '../../../test/kit/directory-double.js';
import { readsInbox } from '../forwarding/reach.js';
import { SEEDED_ROUTING } from '../seed/routing-rules.js';
import { type KnownAgencies, type Matter, namedFor, type RoutingRule, suggestAgencies } from './routing.js';

const TODAY = { deskCode: 'sp4n', on: '2026-03-02' };
const rule = (over: Partial<RoutingRule>): RoutingRule => ({
  id: 'rule',
  category: 'jalan-rusak',
  region: '',
  classification: null,
  agencyId: null,
  level: null,
  unitCode: null,
  place: 1,
  reason: 'contoh',
  validFrom: '2026-01-01',
  validUntil: null,
  ...over,
});
const matter = (over: Partial<Matter> = {}): Matter => ({
  category: 'jalan-rusak',
  regionCode: '32.16.06.2001',
  classification: 'COMPLAINT',
  ...over,
});
const directory = (agencies: readonly AgencyFacts[] = SAMPLE_AGENCIES): KnownAgencies => ({
  byId: (id) => agencies.find((agency) => agency.id === id),
  byCode: (code) => agencies.find((agency) => agency.code === code && agency.closedAt === null),
  isRead: (agency) => readsInbox(agency, agencies),
});
const suggested = (rules: RoutingRule[], over: Partial<Matter> = {}, known = directory()) =>
  suggestAgencies(matter(over), rules, known, TODAY).map(({ agency, why }) => `${agency.code} ${why}`);
const GOVERNMENTS = [
  '32.16.06 GOVERNMENT_OF_REGION',
  '32.16 GOVERNMENT_OF_REGION',
  '32 PROVINCE_OF_REGION',
  'sp4n NATIONAL_DESK',
];

it('goes up the region’s own governments to the national desk where no rule holds, past a desa', () => {
  expect(suggested([])).toEqual(GOVERNMENTS);
  expect(suggested([], { regionCode: '32.16.06.1004' })).toEqual([
    '32.16.06.1004 GOVERNMENT_OF_REGION',
    ...GOVERNMENTS,
  ]);
  expect(suggested([], { regionCode: null })).toEqual(['sp4n NATIONAL_DESK']);
  expect(suggested([], { regionCode: '99.01' })).toEqual(['sp4n NATIONAL_DESK']);
});

it('puts the rule for the category in the deepest region first, then that of the country, then that of the region', () => {
  const rules = [
    rule({ id: 'a', category: null, region: '32.16', agencyId: agencyId('32.16/diskominfo') }),
    rule({ id: 'b', agencyId: agencyId('kl.panrb') }),
    rule({ id: 'c', region: '32', level: 'PROVINCE', unitCode: 'diskominfo' }),
    rule({ id: 'd', region: '32.16', level: 'REGENCY', unitCode: 'dsdabmbk' }),
  ];
  expect(suggested(rules)).toEqual([
    '32.16/dsdabmbk RULE_FOR_CATEGORY_AND_REGION',
    '32/diskominfo RULE_FOR_CATEGORY_AND_REGION',
    'kl.panrb RULE_FOR_CATEGORY',
    '32.16/diskominfo RULE_FOR_REGION',
    ...GOVERNMENTS,
  ]);
  expect(suggested(rules, { regionCode: '17.02' })).toEqual([
    'kl.panrb RULE_FOR_CATEGORY',
    '17.02 GOVERNMENT_OF_REGION',
    '17 PROVINCE_OF_REGION',
    'sp4n NATIONAL_DESK',
  ]);
  expect(suggested(rules, { category: 'sampah', regionCode: '17' })).toEqual([
    '17 PROVINCE_OF_REGION',
    'sp4n NATIONAL_DESK',
  ]);
});

it('keeps regions apart whose codes begin alike', () => {
  const rules = [rule({ region: '32.1', agencyId: agencyId('kl.panrb') })];
  expect(suggested(rules)).toEqual(GOVERNMENTS);
});

it('suggests each agency once, at its most specific place', () => {
  const rules = [rule({ region: '32.16', agencyId: agencyId('32') }), rule({ id: 'other', agencyId: agencyId('32') })];
  expect(suggested(rules)).toEqual([
    '32 RULE_FOR_CATEGORY_AND_REGION',
    ...GOVERNMENTS.filter((line) => !line.startsWith('32 ')),
  ]);
});

it('orders equally specific rules by a classification of their own, and then by place', () => {
  const rules = [
    rule({ id: 'a', place: 2, agencyId: agencyId('kl.bpk') }),
    rule({ id: 'b', place: 1, agencyId: agencyId('kl.bpkp') }),
    rule({ id: 'c', place: 9, classification: 'COMPLAINT', agencyId: agencyId('kl.panrb') }),
    rule({ id: 'd', classification: 'ASPIRATION', agencyId: agencyId('kl.atrbpn') }),
  ];
  expect(suggested(rules, { regionCode: null })).toEqual([
    'kl.panrb RULE_FOR_CATEGORY',
    'kl.bpkp RULE_FOR_CATEGORY',
    'kl.bpk RULE_FOR_CATEGORY',
    'sp4n NATIONAL_DESK',
  ]);
});

it('follows a rule from its first day to its last', () => {
  const agency = { agencyId: agencyId('kl.panrb') };
  expect(suggested([rule({ ...agency, validFrom: '2026-03-03' })])).toEqual(GOVERNMENTS);
  expect(suggested([rule({ ...agency, validUntil: '2026-03-01' })])).toEqual(GOVERNMENTS);
  expect(suggested([rule({ ...agency, validUntil: '2026-03-02' })])[0]).toBe('kl.panrb RULE_FOR_CATEGORY');
});

it('never suggests what has ended, and passes over who has no account, which the next explanation says', () => {
  const rules = [
    rule({ agencyId: agencyId('32.98') }),
    rule({ id: 'unit', level: 'REGENCY', unitCode: 'dsdabmbk', place: 2 }),
  ];
  const agencies = SAMPLE_AGENCIES.map((facts) =>
    ['32.16/dsdabmbk', '32.16.06', '32.16'].includes(facts.code) ? { ...facts, hasAccount: false } : facts,
  );
  const suggestions = suggestAgencies(matter(), rules, directory(agencies), TODAY);
  expect(suggestions.map(({ agency }) => agency.code)).toEqual(['32', 'sp4n']);
  expect(suggestions[0]?.explanation).toEqual({
    en: 'The province of the region 32.16.06.2001 in which the matter lies. Passed over, for they have no account yet: Dinas SDA, Bina Marga dan Bina Konstruksi, Kecamatan Tambun Selatan, Pemerintah Kabupaten Bekasi.',
    id: 'Provinsi dari wilayah 32.16.06.2001 tempat kejadian. Dilewati karena belum memiliki akun: Dinas SDA, Bina Marga dan Bina Konstruksi, Kecamatan Tambun Selatan, Pemerintah Kabupaten Bekasi.',
  });
  expect(suggestions[1]?.explanation.en).not.toContain('Passed over');
});

it('suggests a unit without account whose body above reads what it gets, as intake and forwarding bring it there', () => {
  const rules = [rule({ level: 'REGENCY', unitCode: 'dsdabmbk' })];
  const agencies = SAMPLE_AGENCIES.map((facts) =>
    ['32.16/dsdabmbk', '32.16.06'].includes(facts.code) ? { ...facts, hasAccount: false } : facts,
  );
  expect(suggested(rules, {}, directory(agencies))).toEqual(['32.16/dsdabmbk RULE_FOR_CATEGORY', ...GOVERNMENTS]);
});

it('names every agency beforehand that it may suggest', () => {
  const rules = [rule({ agencyId: agencyId('kl.panrb') }), rule({ id: 'unit', level: 'REGENCY', unitCode: 'dpupr' })];
  expect(namedFor(matter(), rules, 'sp4n', TODAY.on)).toEqual({
    ids: [agencyId('kl.panrb')],
    codes: ['32.16/dpupr', '32.16.06.2001', '32.16.06', '32.16', '32', 'sp4n'],
  });
});

it('finds, by the rules that Simpul brings, the unit of the regency, and where none is known the regency itself', () => {
  expect(suggested([...SEEDED_ROUTING])[0]).toBe('32.16/dsdabmbk RULE_FOR_CATEGORY');
  expect(suggested([...SEEDED_ROUTING], { regionCode: '32.73' })[0]).toBe('32.73 RULE_FOR_CATEGORY');
  expect(suggested([...SEEDED_ROUTING], { category: 'pertanahan', regionCode: null })[0]).toBe(
    'kl.atrbpn RULE_FOR_CATEGORY',
  );
  const bpbd = agencyFacts('32.16/bpbd', 'BPBD Kabupaten Bekasi');
  expect(
    suggested([...SEEDED_ROUTING], { category: 'banjir' }, directory([...SAMPLE_AGENCIES, bpbd])).slice(0, 3),
  ).toEqual(['32.16/bpbd RULE_FOR_CATEGORY', '32.16/dsdabmbk RULE_FOR_CATEGORY', '32.16 RULE_FOR_CATEGORY']);
});
