import type { Limit } from '../../kit/limit.js';
import { SEEDED_LIMITS } from '../seed/regulations.js';
import { type ComparedLimit, isWithin, problemsBeside } from './compare-limits.js';

const INSPECTED = { classification: 'COMPLAINT', needsInspection: true } as const;
const NATIONAL = SEEDED_LIMITS.filter(({ regulationId }) => regulationId === 'permenpanrb-5-2025');
const working = (quantity: number): Limit => ({ quantity, unit: 'WORKING_DAY' });
const calendar = (quantity: number): Limit => ({ quantity, unit: 'CALENDAR_DAY' });
const sameDay = (limit: Limit): Limit => ({ ...limit, countsFrom: 'SAME_DAY' });
const nextDay = (limit: Limit): Limit => ({ ...limit, countsFrom: 'NEXT_DAY' });
const hours = (quantity: number): Limit => ({ quantity, unit: 'OFFICE_HOUR' });

it.each<[Limit, Limit, boolean]>([
  [working(3), working(3), true],
  [working(4), working(3), false],
  [calendar(3), working(3), true],
  [calendar(4), working(3), false],
  [hours(22), working(3), true],
  [hours(23), working(3), false],
  // Lebaran may come between.
  [working(1), calendar(3), false],
  [hours(1), calendar(3), false],
  [working(1), hours(100), false],
  [sameDay(working(3)), working(3), true],
  // On a day off it does not count the day on which it begins.
  [sameDay(working(4)), working(3), false],
  [sameDay(calendar(4)), working(3), true],
  [sameDay(calendar(4)), calendar(3), true],
  [working(2), sameDay(working(3)), true],
  [working(3), sameDay(working(3)), false],
  [hours(15), sameDay(working(3)), true],
  [hours(16), sameDay(working(3)), false],
  [hours(3), nextDay(hours(3)), true],
  [nextDay(hours(1)), hours(3), false],
])('knows of %j and %j whether the one certainly ends within the other', (one, other, expected) => {
  expect(isWithin(one, other)).toBe(expected);
});

const limit = (stage: ComparedLimit['stage'], quantity: number | null, over: Partial<ComparedLimit> = {}) => ({
  stage,
  classification: null,
  needsInspection: null,
  quantity,
  unit: 'WORKING_DAY' as const,
  ...over,
});

it.each<[string, ComparedLimit]>([
  ['the same limits', limit('VERIFICATION', 3)],
  ['stricter ones for agencies', limit('FIRST_RESPONSE', 2)],
  ['stricter ones in hours', limit('FIRST_RESPONSE', 3, { unit: 'OFFICE_HOUR' })],
  ['longer ones for reporters', limit('REPORTER_REPLY', 15)],
  ['one for what nationally has none', limit('FOLLOW_UP', 20, { classification: 'ASPIRATION' })],
  ['none for what nationally has none', limit('FOLLOW_UP', null, { classification: 'ASPIRATION' })],
  ['as long as that for what needs an inspection', limit('FOLLOW_UP', 60, INSPECTED)],
])('lets a region have %s', (_title, own) => {
  expect(problemsBeside([own], NATIONAL)).toEqual([]);
});

it.each<[string, ComparedLimit]>([
  ['longer ones for agencies', limit('VERIFICATION', 4)],
  ['none for agencies', limit('FIRST_RESPONSE', null)],
  ['none for the follow-up of anything', limit('FOLLOW_UP', null)],
  ['one for all that is too long for some', limit('FOLLOW_UP', 14)],
  ['years in hours', limit('FOLLOW_UP', 3650, { unit: 'OFFICE_HOUR', ...INSPECTED })],
  ['shorter ones for reporters', limit('REPORTER_REPLY', 9)],
  ['an hour for reporters', limit('CLARIFICATION', 1, { unit: 'OFFICE_HOUR' })],
  ['calendar days for reporters', limit('CLARIFICATION', 10, { unit: 'CALENDAR_DAY' })],
])('lets no region have %s', (_title, own) => {
  expect(problemsBeside([own], NATIONAL).map(({ path }) => path)).toEqual(['input.limits.0.quantity']);
});
