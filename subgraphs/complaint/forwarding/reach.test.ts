import type { AgencyFacts } from '../../../schema/events.js';
import { agencyFacts } from '../../../test/kit/directory-double.js';
import type { AgencyFinder } from '../../kit/access.js';
import { findIntake, governmentsAbove, readsInbox, takesPart, villageOf } from './reach.js';

const VILLAGE = '32.16.06.2001';
const unread = { hasAccount: false };

/** A directory of these agencies; what is left out has an account and is connected. */
function finder(...agencies: AgencyFacts[]): AgencyFinder {
  return {
    byOrganisations: async (paths) => agencies.filter(({ organisation }) => paths.includes(organisation)),
    byJurisdictions: async () => [],
  };
}
const regency = (overrides = {}) => agencyFacts('32.16', 'Kabupaten Bekasi', overrides);
const district = (overrides = {}) => agencyFacts('32.16.06', 'Kecamatan Tambun Selatan', overrides);
const village = (overrides = {}) => agencyFacts(VILLAGE, 'Desa Tambun', overrides);

it.each([
  [VILLAGE, VILLAGE],
  ['32.16.06.3001', '32.16.06.3001'],
  [`${VILLAGE}/kaur`, VILLAGE],
  ['32.16.06.1004', undefined],
  ['32.16.06', undefined],
  ['32.16/diskominfo', undefined],
  ['kl.panrb', undefined],
  ['sp4n', undefined],
])('knows whether %s is of a desa', (code, expected) => {
  expect(villageOf(code)).toBe(expected);
});

it('finds above a desa its kecamatan and its regency, as units of their bodies', () => {
  expect(governmentsAbove(VILLAGE)).toEqual(['32.16/32.16.06', '32.16']);
  expect(governmentsAbove('32.16.06.1004')).toEqual([]);
});

it('brings complaints to a desa only where it is connected, and to everybody else', () => {
  const open = village({ connected: true });
  const closed = village({ connected: false });
  const unit = agencyFacts(`${VILLAGE}/kaur`, 'Kaur Umum', { connected: false });
  expect(takesPart(open, [open])).toBe(true);
  expect(takesPart(closed, [closed])).toBe(false);
  expect(takesPart(unit, [unit, open])).toBe(true);
  expect(takesPart(unit, [unit, closed])).toBe(false);
  const ward = agencyFacts('32.16.06.1004', 'Kelurahan Jatimulya', { connected: false });
  expect(takesPart(ward, [ward])).toBe(true);
  expect(takesPart(regency({ connected: false }), [])).toBe(true);
});

it('lets the account of a body above read the inbox of a unit, and none of another body or of one that is no more', () => {
  const unit = agencyFacts('32.16/diskominfo', 'Diskominfo', unread);
  expect(readsInbox(unit, [unit, regency()])).toBe(true);
  expect(readsInbox(unit, [unit, regency(unread)])).toBe(false);
  expect(readsInbox(unit, [unit, regency({ closedAt: '2025-01-01T00:00:00.000Z' })])).toBe(false);
  expect(readsInbox(unit, [unit, agencyFacts('32.1', 'Badan lain')])).toBe(false);
  // A regency is no unit of its province.
  expect(readsInbox(regency(unread), [regency(unread), agencyFacts('32', 'Jawa Barat')])).toBe(false);
});

it.each<[string, AgencyFacts[], string | undefined]>([
  ['itself where it is connected', [village(), district(), regency()], VILLAGE],
  ['its kecamatan where it is not', [village({ connected: false }), district(), regency()], '32.16.06'],
  ['its kecamatan, which its regency reads', [village({ connected: false }), district(unread), regency()], '32.16.06'],
  ['its kecamatan where nobody reads its own inbox', [village(unread), district(), regency(unread)], '32.16.06'],
  ['its kecamatan where the directory does not know it', [district(), regency()], '32.16.06'],
  ['its regency where there is no kecamatan', [village({ connected: false }), regency()], '32.16'],
  ['nobody where none has an account', [village({ connected: false }), district(unread), regency(unread)], undefined],
])('lets what a reporter addresses to a desa be taken by %s', async (_title, agencies, expected) => {
  const named = { code: VILLAGE, organisation: VILLAGE };
  expect((await findIntake(finder(...agencies), named))?.code).toBe(expected);
});
