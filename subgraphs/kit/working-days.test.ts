import { NATIONAL_2025 } from './calendars/national-2025.js';
import { NATIONAL_2026 } from './calendars/national-2026.js';
import {
  buildCalendar,
  dueDate,
  isWorkingDay,
  localDate,
  workingDaysBetween,
  workingDaysLeft,
} from './working-days.js';

const GALUNGAN = { date: '2026-06-17', region: '51' };
const calendar = buildCalendar(
  [2025, 2026],
  [
    ...[NATIONAL_2025, NATIONAL_2026].flatMap(({ holidays }) => holidays.map(({ date }) => ({ date, region: '' }))),
    GALUNGAN,
  ],
);
const jakarta = { timeZone: 'Asia/Jakarta', calendar };

describe('due dates', () => {
  it('take the day of receipt as day 0 and end with the local day', () => {
    const due = dueDate({ receivedAt: new Date('2026-02-02T03:00:00Z'), workingDays: 3, ...jakarta });
    expect(due).toEqual({ dueOn: '2026-02-05', dueAt: new Date('2026-02-05T16:59:59.999Z'), provisional: false });
  });

  it('skip weekends, national holidays and joint leave: five working days across Nyepi and Idulfitri 2026 take 15 days', () => {
    const { dueOn } = dueDate({ receivedAt: new Date('2026-03-16T03:00:00Z'), workingDays: 5, ...jakarta });
    // 17 March counts; 18 to 24 March are off; 25, 26, 27, 30 March count.
    expect(dueOn).toBe('2026-03-30');
  });

  it('depend on the zone: 17:30 UTC on Monday is Tuesday in Jakarta and in Jayapura', () => {
    const receivedAt = new Date('2026-02-02T17:30:00Z');
    expect(dueDate({ receivedAt, workingDays: 1, ...jakarta }).dueOn).toBe('2026-02-04');
    const beforeMidnightInJakarta = new Date('2026-02-02T16:30:00Z');
    expect(dueDate({ receivedAt: beforeMidnightInJakarta, workingDays: 1, ...jakarta }).dueOn).toBe('2026-02-03');
    const jayapura = { timeZone: 'Asia/Jayapura', calendar };
    expect(dueDate({ receivedAt: beforeMidnightInJakarta, workingDays: 1, ...jayapura })).toMatchObject({
      dueOn: '2026-02-04',
      dueAt: new Date('2026-02-04T14:59:59.999Z'),
    });
  });

  it('start with the next working day for what arrives on a day off', () => {
    const onSaturday = new Date('2026-02-07T03:00:00Z');
    expect(dueDate({ receivedAt: onSaturday, workingDays: 1, ...jakarta }).dueOn).toBe('2026-02-09');
  });

  it('count the holidays of the region and of what lies above it, and of no other region', () => {
    const receivedAt = new Date('2026-06-15T03:00:00Z');
    const dueIn = (region?: string) => dueDate({ receivedAt, workingDays: 1, ...jakarta, region }).dueOn;
    expect(dueIn('51.71')).toBe('2026-06-18');
    expect(dueIn('51')).toBe('2026-06-18');
    expect(dueIn('5')).toBe('2026-06-17');
    expect(dueIn('52.71')).toBe('2026-06-17');
    expect(dueIn()).toBe('2026-06-17');
  });

  it('are provisional where they reach a year without a calendar, with weekends and fixed-date holidays only', () => {
    const receivedAt = new Date('2026-12-21T03:00:00Z');
    expect(dueDate({ receivedAt, workingDays: 6, ...jakarta })).toMatchObject({
      dueOn: '2026-12-31',
      provisional: false,
    });
    // 1 January is off, 2 and 3 January 2027 are a weekend.
    expect(dueDate({ receivedAt, workingDays: 7, ...jakarta })).toMatchObject({
      dueOn: '2027-01-04',
      provisional: true,
    });
  });

  it('are final where only the day of receipt lies in a year without a calendar', () => {
    const receivedAt = new Date('2024-12-31T03:00:00Z');
    expect(dueDate({ receivedAt, workingDays: 1, ...jakarta })).toMatchObject({
      dueOn: '2025-01-02',
      provisional: false,
    });
  });

  it('refuse a number of days that is none, and a zone that does not exist', () => {
    const receivedAt = new Date('2026-02-02T03:00:00Z');
    expect(() => dueDate({ receivedAt, workingDays: 1.5, ...jakarta })).toThrow(RangeError);
    expect(() => dueDate({ receivedAt, workingDays: -1, ...jakarta })).toThrow(RangeError);
    expect(() => localDate(receivedAt, 'Asia/Bandung')).toThrow(RangeError);
  });
});

describe('working days', () => {
  it('are counted between two dates, negative backwards', () => {
    expect(workingDaysBetween('2026-03-16', '2026-03-30', jakarta)).toBe(5);
    expect(workingDaysBetween('2026-03-30', '2026-03-16', jakarta)).toBe(-5);
    expect(workingDaysBetween('2026-03-16', '2026-03-16', jakarta)).toBe(0);
  });

  it('that are left are 0 on the due day, 0 on the weekend after it and -1 on the next working day', () => {
    const left = (now: string) => workingDaysLeft(new Date(now), '2026-02-06', jakarta);
    expect(left('2026-02-02T03:00:00Z')).toBe(4);
    expect(left('2026-02-06T16:59:59Z')).toBe(0);
    expect(left('2026-02-07T03:00:00Z')).toBe(0);
    expect(left('2026-02-09T03:00:00Z')).toBe(-1);
  });

  it('leave out 18 August 2025, which was declared joint leave eleven days before', () => {
    expect(isWorkingDay('2025-08-18', jakarta)).toBe(false);
    expect(isWorkingDay('2025-08-19', jakarta)).toBe(true);
  });
});

describe('the national calendars', () => {
  it.each([
    { year: 2025, entry: NATIONAL_2025, holidays: 17, jointLeave: 11 },
    { year: 2026, entry: NATIONAL_2026, holidays: 17, jointLeave: 8 },
  ])(
    'of $year hold as many days as the decree says, each once and within the year',
    ({ year, entry, holidays, jointLeave }) => {
      expect(entry.year).toBe(year);
      const ofKind = (kind: string) => entry.holidays.filter((holiday) => holiday.kind === kind).length;
      expect([ofKind('NATIONAL_HOLIDAY'), ofKind('JOINT_LEAVE')]).toEqual([holidays, jointLeave]);
      expect(new Set(entry.holidays.map(({ date }) => date)).size).toBe(entry.holidays.length);
      expect(entry.holidays.every(({ date }) => date.startsWith(`${entry.year}-`))).toBe(true);
    },
  );

  it('put no joint leave on a weekend', () => {
    const leave = [NATIONAL_2025, NATIONAL_2026].flatMap(({ holidays }) =>
      holidays.filter(({ kind }) => kind === 'JOINT_LEAVE'),
    );
    const bare = buildCalendar([2025, 2026], []);
    expect(leave.filter(({ date }) => !isWorkingDay(date, { calendar: bare }))).toEqual([]);
  });
});
