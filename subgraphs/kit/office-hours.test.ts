import { NATIONAL_2026 } from './calendars/national-2026.js';
import { afterOfficeMinutes, GOVERNMENT_HOURS, officeMinutesBetween } from './office-hours.js';
import { buildCalendar } from './working-days.js';

const calendar = buildCalendar(
  [2026],
  [...NATIONAL_2026.holidays.map(({ date }) => ({ date, region: '' })), { date: '2026-03-10', region: '51' }],
);
const jakarta = { timeZone: 'Asia/Jakarta', calendar, hours: () => GOVERNMENT_HOURS };
const at = (local: string, offset = '+07:00') => new Date(`${local}:00${offset}`);

it.each([
  ['within a morning', '2026-03-09T08:00', 180, '2026-03-09T11:00'],
  ['over the break at noon', '2026-03-09T11:00', 180, '2026-03-09T15:00'],
  ['from before the office opens', '2026-03-09T05:00', 60, '2026-03-09T08:30'],
  ['from the break on', '2026-03-09T12:30', 60, '2026-03-09T14:00'],
  ['from the evening on', '2026-03-09T20:00', 60, '2026-03-10T08:30'],
  ['over the longer break and the weekend', '2026-03-13T11:00', 270, '2026-03-16T08:00'],
  ['over Nyepi and Lebaran with joint leave', '2026-03-17T15:00', 120, '2026-03-25T08:30'],
  ['to the very end of a period', '2026-03-09T08:00', 240, '2026-03-09T12:00'],
])('counts office hours %s', (_, from, minutes, until) => {
  expect(afterOfficeMinutes(at(from), minutes, jakarta)).toEqual(at(until));
  expect(officeMinutesBetween(at(from), at(until), jakarta)).toBe(minutes);
});

it('counts by the clock of the office, and its region’s holidays', () => {
  const denpasar = { ...jakarta, timeZone: 'Asia/Makassar', region: '51.71' };
  // 16:00 in Jakarta is 17:00 in Bali, whose own holiday is the day after.
  expect(afterOfficeMinutes(at('2026-03-09T16:00'), 30, denpasar)).toEqual(at('2026-03-11T08:00', '+08:00'));
});

it('counts nothing backwards', () => {
  expect(officeMinutesBetween(at('2026-03-10T09:00'), at('2026-03-09T09:00'), jakarta)).toBe(0);
});

it('ends somewhere also where an office is never open, or not for that long', () => {
  const closed = { ...jakarta, hours: () => [] };
  const end = afterOfficeMinutes(at('2026-03-09T09:00'), 1, closed);
  expect(end.getTime()).toBeGreaterThan(at('2028-01-01T00:00').getTime());
  expect(afterOfficeMinutes(at('2026-03-09T09:00'), 5000 * 60, jakarta)).toEqual(end);
});
