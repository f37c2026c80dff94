import { buildDeadline, DeadlineKind } from './deadline.type.js';
import { buildCalendar } from './working-days.js';

const stored = {
  kind: DeadlineKind.FOLLOW_UP,
  dueOn: '2026-03-17',
  timeZone: 'Asia/Makassar',
  provisional: false,
  legalBasis: 'PermenPANRB 5/2025',
};

it('shows a stored deadline with the days that are left in the zone of who has to act', () => {
  const calendar = buildCalendar([2026], []);
  // 16:30 UTC on the 16th is already the 17th in Makassar.
  const deadline = buildDeadline(stored, new Date('2026-03-16T16:30:00Z'), { calendar });
  expect(deadline).toMatchObject({ ...stored, dueAt: new Date('2026-03-17T15:59:59.999Z'), workingDaysLeft: 0 });
});

it('counts the holidays of the region', () => {
  const calendar = buildCalendar([2026], [{ date: '2026-03-17', region: '73' }]);
  const now = new Date('2026-03-13T02:00:00Z');
  expect(buildDeadline(stored, now, { calendar }).workingDaysLeft).toBe(2);
  expect(buildDeadline(stored, now, { calendar, region: '73.71' }).workingDaysLeft).toBe(1);
});
