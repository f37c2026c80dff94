import { agencyFacts } from '../../test/kit/directory-double.js';
import { NATIONAL_2025 } from '../kit/calendars/national-2025.js';
import { NATIONAL_2026 } from '../kit/calendars/national-2026.js';
import { buildCalendar } from '../kit/working-days.js';
import { NEVER_DUE } from './complaint.entity.js';
import { limitDeadline, moveDeadline, nextDueAt, openDeadline, recountDeadline } from './deadlines.js';

const years = [NATIONAL_2025, NATIONAL_2026];
const holidays = years.flatMap((year) => year.holidays.map(({ date }) => ({ date, region: '' })));
const calendar = buildCalendar([2025, 2026], holidays);
const of2026Only = buildCalendar(
  [2026],
  holidays.filter(({ date }) => date.startsWith('2026')),
);
const BEKASI = agencyFacts('32.16', 'Kabupaten Bekasi');
const JAYAPURA = agencyFacts('91.03', 'Kabupaten Jayapura');

function open(from: string, workingDays: number, holder = BEKASI, known = calendar) {
  const at = new Date(from);
  const limit = { workingDays, legalBasis: 'PermenPANRB 5/2025' };
  return openDeadline({ id: 'd', complaintId: 'c', kind: 'FOLLOW_UP', from: at, openedAt: at, holder, limit }, known);
}

it('does not count the day of receipt, weekends, holidays and joint leave', () => {
  // Wednesday; Nyepi 19/3 and Idulfitri 20–24/3 lie in between.
  expect(open('2026-03-11T02:00:00Z', 5)).toMatchObject({ dueOn: '2026-03-25', provisional: false });
  expect(open('2026-03-16T02:00:00Z', 5)).toMatchObject({ dueOn: '2026-03-30' });
});

it('ends at local midnight of whoever holds it', () => {
  expect(open('2026-03-02T02:00:00Z', 1).dueAt.toISOString()).toBe('2026-03-03T16:59:59.999Z');
  expect(open('2026-03-02T02:00:00Z', 1, JAYAPURA).dueAt.toISOString()).toBe('2026-03-03T14:59:59.999Z');
});

it('is provisional where it reaches a year without a calendar, and is counted again when that is loaded', () => {
  const deadline = open(
    '2025-12-29T02:00:00Z',
    14,
    BEKASI,
    buildCalendar(
      [2025],
      holidays.filter(({ date }) => date < '2026'),
    ),
  );
  expect(deadline).toMatchObject({ provisional: true, dueOn: '2026-01-19' });
  // 16/1/2026 is Isra Mikraj, which no fixed date tells.
  expect(recountDeadline(deadline, calendar)).toMatchObject({ provisional: false, dueOn: '2026-01-20' });
  expect(recountDeadline(deadline, of2026Only).provisional).toBe(true);
});

it('keeps the days that were used when the complaint moves', () => {
  const opened = open('2026-03-02T02:00:00Z', 14);
  const moved = moveDeadline(opened, JAYAPURA, new Date('2026-03-05T02:00:00Z'), calendar);
  expect(moved).toMatchObject({ workingDays: 11, timeZone: 'Asia/Jayapura', dueOn: opened.dueOn });
});

it('counts no day twice and gives none away where it is already tomorrow for the new holder', () => {
  const opened = open('2026-03-02T02:00:00Z', 14);
  // 23:30 in Bekasi, 01:30 of the next day in Jayapura.
  const moved = moveDeadline(opened, JAYAPURA, new Date('2026-03-05T16:30:00Z'), calendar);
  expect(moved.dueOn).toBe(opened.dueOn);
});

it('leaves a clock that has run out as it is', () => {
  const opened = open('2026-03-02T02:00:00Z', 3);
  expect(moveDeadline(opened, JAYAPURA, new Date('2026-03-10T02:00:00Z'), calendar)).toBe(opened);
});

it('takes another limit from where it began', () => {
  const limit = { workingDays: 60, legalBasis: 'PermenPANRB 5/2025' };
  expect(limitDeadline(open('2026-03-02T02:00:00Z', 14), limit, calendar)).toEqual(open('2026-03-02T02:00:00Z', 60));
});

it('is due next when the soonest clock of an agency ends', () => {
  const [soon, late] = [open('2026-03-02T02:00:00Z', 3), open('2026-03-02T02:00:00Z', 14)];
  expect(nextDueAt([late, soon])).toEqual(soon.dueAt);
  expect(nextDueAt([late, { ...soon, closedAt: new Date() }])).toEqual(late.dueAt);
  expect(nextDueAt([{ ...soon, kind: 'REPORTER_REPLY' }])).toEqual(NEVER_DUE);
});
