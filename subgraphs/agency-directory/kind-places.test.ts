import { AgencyKind } from '../kit/agency-kind.enum.js';
import { supervisionOf } from './agency-facts.js';
import { hasTerritory, mayStandAt, placeOfCode } from './kind-places.js';
import { loadAgencies } from './seed/agencies.js';

const agencies = loadAgencies({ ended: true });
const byCode = new Map(agencies.map((agency) => [agency.code, agency]));

it.each([
  ['kl.panrb', 'NATIONAL_BODY'],
  ['kl.kemlu/kbri-tokyo', 'NATIONAL_UNIT'],
  ['32', 'PROVINCE'],
  ['31.71', 'REGENCY'],
  ['32.16.05', 'DISTRICT'],
  ['32.16.05.1001', 'URBAN_VILLAGE'],
  ['32.16.05.2001', 'VILLAGE'],
  ['94.01.01.3001', 'VILLAGE'],
  ['32.16.05.2001/kaur', 'VILLAGE_UNIT'],
  ['32.16.05.1001/seksi', 'LOCAL_UNIT'],
  ['32.16/diskominfo', 'LOCAL_UNIT'],
])('takes %s for a %s', (code, place) => {
  expect(placeOfCode(code)).toBe(place);
});

it('lets every seeded agency stand where it does', () => {
  expect(agencies.filter(({ kind, code }) => !mayStandAt(kind, code)).map(({ code }) => code)).toEqual([]);
});

it.each<[AgencyKind, string]>([
  [AgencyKind.VILLAGE, '32.16.05.1001'],
  [AgencyKind.VILLAGE, '32.16/desa-a'],
  [AgencyKind.URBAN_VILLAGE, '32.16.05.2001'],
  [AgencyKind.STATE_ENTERPRISE, '32.16/pln'],
  [AgencyKind.STATE_ENTERPRISE, 'kl.bpbumn/pln'],
  [AgencyKind.REGIONAL_ENTERPRISE, 'kl.kemendagri/pdam'],
  [AgencyKind.MISSION_ABROAD, '31/kbri'],
  [AgencyKind.REGIONAL_DEPARTMENT, '32.16.05.2001/dinas'],
  [AgencyKind.MINISTRY, 'kl.panrb/kementerian'],
])('lets no %s stand at %s', (kind, code) => {
  expect(mayStandAt(kind, code)).toBe(false);
});

/** Level, where it sits, the region in which supervisors see it, and the regions that it governs. */
it.each([
  ['kl.oikn', 'MINISTRY', '64', null, 7],
  ['kl.ki', 'MINISTRY', null, null, 0],
  ['ki.32', 'MINISTRY', '32', null, 0],
  ['kl.tni', 'MINISTRY', null, null, 0],
  ['kl.atrbpn/kanwil-jabar', 'UNIT', '32', null, 0],
  ['kl.polri/polda-bengkulu/polres-rejang-lebong', 'UNIT', '17.02', null, 0],
  ['kl.kemenkes/rs-hasan-sadikin', 'UNIT', '32.73', null, 0],
  ['kl.kemenkeu/lpdp', 'UNIT', '31', null, 0],
  ['kl.kemdiktisaintek/unib', 'UNIT', '17.71', null, 0],
  ['kl.kemlu/kjri-jeddah', 'UNIT', null, null, 0],
  ['ptn.ui', 'MINISTRY', '32.76', null, 0],
  ['bumn.pln', 'MINISTRY', null, null, 0],
  ['32.16/tirta-bhagasasi', 'UNIT', '32.16', '32.16', 0],
  ['31.71', 'REGENCY', '31.71', '31.71', 1],
  ['32.16.05', 'DISTRICT', '32.16.05', '32.16.05', 1],
])('seeds %s at level %s', (code, level, regionCode, supervision, regions) => {
  const agency = byCode.get(code);
  expect(agency).toMatchObject({ level, regionCode });
  expect(supervisionOf(code)).toBe(supervision);
  expect(agency?.jurisdiction).toHaveLength(regions);
});

it('lets the days of a mission abroad run in the zone of its place', () => {
  const zones = agencies.filter(({ kind }) => kind === 'PERWAKILAN_RI').map(({ timeZone }) => timeZone);
  expect(zones).toContain('Asia/Tokyo');
  expect(zones).not.toContain('Asia/Jakarta');
});

it('gives territory to the kinds of national bodies to which the seed does', () => {
  const governing = agencies.filter(({ code, jurisdiction }) => !/^\d/.test(code) && jurisdiction.length > 0);
  expect(governing.map(({ code }) => code)).toEqual(['kl.oikn']);
  const kinds = Object.values(AgencyKind).filter(hasTerritory);
  expect(kinds).toEqual([...new Set(governing.map(({ kind }) => kind))]);
});
