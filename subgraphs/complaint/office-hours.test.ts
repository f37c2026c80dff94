import { agencyFacts } from '../../test/kit/directory-double.js';
import { type OfficeHours, type OfficePeriod } from '../kit/office-hours.js';
import { clockPlaceOf } from './clock-place.js';
import { type OfficeHoursRule, officeHoursOf } from './office-hours.js';
import { SEEDED_OFFICE_HOURS } from './seed/office-hours.js';

/** Every day from an hour on, so that hours are told apart by it. */
const from = (hour: number): OfficeHours =>
  Array.from({ length: 7 }, (): OfficePeriod[] => [{ fromMinute: hour * 60, toMinute: 18 * 60 }]);
const rule = (hour: number, over: Partial<OfficeHoursRule>): OfficeHoursRule => ({
  organisation: null,
  region: '',
  days: from(hour),
  validFrom: '2026-01-01',
  validUntil: null,
  ...over,
});

const REGENCY = agencyFacts('32.16', 'Kabupaten Bekasi');
const UNIT = agencyFacts('32.16/dsdabmbk', 'Dinas');
const OTHER = agencyFacts('32.73', 'Kota Bandung');
const OFFICE = agencyFacts('kl.atrbpn/kanwil-jabar', 'Kanwil', { location: '32' });
const MINISTRY = agencyFacts('kl.atrbpn', 'Kementerian');

const rules = [
  ...SEEDED_OFFICE_HOURS,
  // Ramadan 2026 in the whole country.
  rule(8, { validFrom: '2026-02-18', validUntil: '2026-03-19' }),
  rule(9, { region: '32' }),
  rule(10, { organisation: '32.16' }),
  rule(11, { organisation: '32.16', validFrom: '2026-03-01', validUntil: '2026-03-31' }),
  rule(12, { organisation: '32.16/dsdabmbk', validFrom: '2026-06-01' }),
];

it.each([
  ['its own', UNIT, '2026-06-02', 12],
  ['those of the body above it, before its own begin', UNIT, '2026-05-29', 10],
  ['of equals the ones that began last', UNIT, '2026-03-31', 11],
  ['what held before, when others have ended', REGENCY, '2026-04-01', 10],
  ['those of its region', OTHER, '2026-03-02', 9],
  ['those of the region in which a ministry’s office sits', OFFICE, '2026-03-02', 9],
  ['those of the whole country in a time', MINISTRY, '2026-03-19', 8],
  ['those of the whole country', MINISTRY, '2026-03-25', 7.5],
  ['the first of the whole country, before there were any', REGENCY, '2018-12-03', 7.5],
])('gives an office %s', (_, agency, date, hour) => {
  const [monday] = officeHoursOf(rules, clockPlaceOf(agency))(date);
  expect(monday?.[0]?.fromMinute).toBe(hour * 60);
});
