import fc from 'fast-check';
import { clockCalendar } from '../../test/kit/clock-calendar.js';
import { agencyFacts } from '../../test/kit/directory-double.js';
import { NATIONAL_2025 } from '../kit/calendars/national-2025.js';
import { NATIONAL_2026 } from '../kit/calendars/national-2026.js';
import { addDays } from '../kit/working-days.js';
import { NEVER_DUE } from './complaint.entity.js';
import {
  haltDeadline,
  limitDeadline,
  moveDeadline,
  nextDueAt,
  openDeadline,
  pauseDeadline,
  recountDeadline,
  resumeDeadline,
} from './deadlines.js';
import type { LimitInForce } from './regulation/regulation.js';

const years = [NATIONAL_2025, NATIONAL_2026];
const holidays = years.flatMap((year) => year.holidays.map(({ date }) => ({ date, region: '' })));
const calendar = clockCalendar([2025, 2026], holidays);
const of2026Only = clockCalendar(
  [2026],
  holidays.filter(({ date }) => date.startsWith('2026')),
);
const BEKASI = agencyFacts('32.16', 'Kabupaten Bekasi');
const JAYAPURA = agencyFacts('91.03', 'Kabupaten Jayapura');

const days = (quantity: number): LimitInForce => ({ quantity, unit: 'WORKING_DAY', legalBasis: 'PermenPANRB 5/2025' });

function open(from: string, limited: number | LimitInForce, holder = BEKASI, known = calendar) {
  const at = new Date(from);
  const limit = typeof limited === 'number' ? days(limited) : limited;
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
    clockCalendar(
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
  expect(moved).toMatchObject({ quantity: 12, timeZone: 'Asia/Jayapura', dueOn: opened.dueOn });
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
  const opened = open('2026-03-02T02:00:00Z', 14);
  const limit = { limit: days(60), from: opened.openedAt };
  expect(limitDeadline(opened, limit, calendar)).toEqual(open('2026-03-02T02:00:00Z', 60));
});

it('keeps the days that were used before it stood still when it takes another limit', () => {
  const paused = pauseDeadline(open('2026-03-02T02:00:00Z', 14), new Date('2026-03-04T02:00:00Z'), calendar);
  const resumed = resumeDeadline(paused, BEKASI, new Date('2026-03-04T09:00:00Z'), calendar);
  const limit = { limit: days(60), from: resumed.openedAt };
  expect(limitDeadline(resumed, limit, calendar).dueOn).toBe(open('2026-03-02T02:00:00Z', 60).dueOn);
});

it('is due next when the soonest clock of an agency ends', () => {
  const [soon, late] = [open('2026-03-02T02:00:00Z', 3), open('2026-03-02T02:00:00Z', 14)];
  expect(nextDueAt([late, soon])).toEqual(soon.dueAt);
  expect(nextDueAt([late, { ...soon, closedAt: new Date() }])).toEqual(late.dueAt);
  expect(nextDueAt([{ ...soon, kind: 'REPORTER_REPLY' }])).toEqual(NEVER_DUE);
});

describe('a clock over several holders', () => {
  const BALI = agencyFacts('51.71', 'Kota Denpasar');
  const ownHoliday = { date: '2026-03-10', region: '51' };
  const withBali = clockCalendar([2025, 2026], [...holidays, ownHoliday]);

  it('is the same as one clock where all have equal calendars, at whatever hour it moves', () => {
    const one = open('2026-03-02T02:00:00Z', 14);
    const moves: [string, typeof BEKASI][] = [
      ['2026-03-02T03:00:00Z', JAYAPURA],
      ['2026-03-05T14:30:00Z', BALI],
      ['2026-03-07T02:00:00Z', JAYAPURA],
      ['2026-03-12T16:59:00Z', BEKASI],
    ];
    const moved = moves.reduce((clock, [at, holder]) => moveDeadline(clock, holder, new Date(at), calendar), one);
    expect(moved).toMatchObject({ dueOn: one.dueOn, dueAt: one.dueAt });
  });

  it('counts each day by the calendar of whoever holds it at local midnight', () => {
    const opened = open('2026-03-02T02:00:00Z', 14, BEKASI, withBali);
    const on = (at: string) => moveDeadline(opened, BALI, new Date(at), withBali).dueOn;
    // On the holiday of Bali it is there at midnight: that day is not counted.
    expect(on('2026-03-10T02:00:00Z')).toBe('2026-03-30');
    // A day later Bekasi's midnight has counted it.
    expect(on('2026-03-11T02:00:00Z')).toBe(opened.dueOn);
  });
});

describe('a calendar that is loaded later', () => {
  const known = (dates: readonly string[]) =>
    clockCalendar([2026, 2027], [...holidays, ...dates.map((date) => ({ date, region: '' }))]);
  const of2027 = known(['2027-01-01', '2027-01-04']);
  const BEGINS = '2026-12-28T02:00:00Z';
  const MOVES = new Date('2027-01-06T02:00:00Z');

  it('counts the days again that were used before the complaint moved', () => {
    const opened = open(BEGINS, 20);
    const moved = moveDeadline(opened, JAYAPURA, MOVES, calendar);
    expect(moved).toMatchObject({ dueOn: '2027-01-26', quantity: 15, provisional: true });
    // 4/1 is a Monday which the old holder's midnight has passed.
    expect(recountDeadline(opened, of2027)).toMatchObject({ dueOn: '2027-01-27', provisional: false });
    expect(recountDeadline(moved, of2027)).toMatchObject({ dueOn: '2027-01-27', quantity: 16, provisional: false });
    expect(recountDeadline(recountDeadline(moved, of2027), known(['2027-01-01'])).dueOn).toBe('2027-01-26');
  });

  it('counts the days again that were used before it stood still, also where they were all of them', () => {
    const resumed = (quantity: number) => {
      const halted = haltDeadline(open(BEGINS, quantity), MOVES);
      return resumeDeadline(halted, BEKASI, new Date('2027-01-11T02:00:00Z'), calendar);
    };
    expect(resumed(20)).toMatchObject({ dueOn: '2027-01-29', quantity: 15 });
    expect(recountDeadline(resumed(20), of2027)).toMatchObject({ dueOn: '2027-02-01', quantity: 16 });
    // The last of five was Tuesday 5/1, which without 4/1 is the fourth.
    expect(resumed(5)).toMatchObject({ dueOn: '2027-01-05', quantity: 0 });
    expect(recountDeadline(resumed(5), of2027)).toMatchObject({ dueOn: '2027-01-11', quantity: 1 });
    expect(resumed(4)).toMatchObject({ dueOn: '2027-01-04', quantity: -1 });
    expect(recountDeadline(resumed(4), of2027)).toMatchObject({ dueOn: '2027-01-05', quantity: 0 });
  });

  it('makes of any clock what it would have been with it', () => {
    const hours = fc.integer({ min: 1, max: 40 * 24 });
    const step = fc.record({ hours, holder: fc.constantFrom(BEKASI, JAYAPURA), pauseHours: fc.option(fc.nat(300)) });
    const daysOff = fc.uniqueArray(fc.integer({ min: 1, max: 90 }), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), daysOff, (steps, off) => {
        const loaded = known(off.map((day) => addDays('2026-12-31', day)));
        // Long enough to be left with something by either.
        const limit = days(250);
        const follow = (by: typeof calendar) => {
          let at = Date.parse(BEGINS);
          let clock = open(BEGINS, limit, BEKASI, by);
          for (const { hours: ran, holder, pauseHours } of steps) {
            at += ran * 3_600_000;
            if (pauseHours === null) clock = moveDeadline(clock, holder, new Date(at), by);
            else {
              const halted = haltDeadline(clock, new Date(at));
              at += pauseHours * 3_600_000;
              clock = resumeDeadline(halted, holder, new Date(at), by);
            }
          }
          return clock;
        };
        expect(recountDeadline(follow(calendar), loaded)).toEqual(follow(loaded));
      }),
      { seed: 6, numRuns: 300 },
    );
  });
});

describe('a clock that stands still', () => {
  it('counts no day whose midnight comes meanwhile', () => {
    const opened = open('2026-03-02T02:00:00Z', 5);
    expect(opened.dueOn).toBe('2026-03-09');
    const paused = pauseDeadline(opened, new Date('2026-03-04T02:00:00Z'), calendar);
    expect(nextDueAt([paused])).toEqual(NEVER_DUE);
    // Tuesday was used; Wednesday to Friday are not counted, the Monday on which it goes on is.
    expect(resumeDeadline(paused, BEKASI, new Date('2026-03-09T02:00:00Z'), calendar)).toMatchObject({
      dueOn: '2026-03-12',
      pausedAt: null,
    });
  });

  it('loses nothing when it goes on the same day', () => {
    const opened = open('2026-03-02T02:00:00Z', 5);
    const paused = pauseDeadline(opened, new Date('2026-03-04T02:00:00Z'), calendar);
    expect(resumeDeadline(paused, BEKASI, new Date('2026-03-04T09:00:00Z'), calendar).dueAt).toEqual(opened.dueAt);
  });

  it('counts the day of receipt no more for standing still on it', () => {
    const opened = open('2026-03-02T02:00:00Z', 5);
    const paused = pauseDeadline(opened, new Date('2026-03-02T03:00:00Z'), calendar);
    expect(resumeDeadline(paused, BEKASI, new Date('2026-03-02T09:00:00Z'), calendar).dueAt).toEqual(opened.dueAt);
  });

  it('does not stand still once it has run out', () => {
    const opened = open('2026-03-02T02:00:00Z', 3);
    expect(pauseDeadline(opened, new Date('2026-03-10T02:00:00Z'), calendar)).toBe(opened);
  });
});

describe('a promise in office hours', () => {
  const threeHours: LimitInForce = { quantity: 3, unit: 'OFFICE_HOUR', legalBasis: 'Maklumat Pelayanan' };

  it('ends within the hours in which the agency is open', () => {
    // 14:00 on the Tuesday before Nyepi and Lebaran with joint leave.
    expect(open('2026-03-17T07:00:00Z', threeHours)).toMatchObject({
      dueOn: '2026-03-25',
      dueAt: new Date('2026-03-25T01:30:00Z'),
    });
  });

  it('stands still by the minute', () => {
    const paused = pauseDeadline(open('2026-03-09T01:00:00Z', threeHours), new Date('2026-03-09T02:30:00Z'), calendar);
    expect(resumeDeadline(paused, BEKASI, new Date('2026-03-10T01:00:00Z'), calendar).dueAt).toEqual(
      new Date('2026-03-10T02:30:00Z'),
    );
  });
});

describe('a counting rule', () => {
  const sameDay = (quantity: number): LimitInForce => ({ ...days(quantity), countsFrom: 'SAME_DAY' });

  it('counts the day of receipt where a limit says so, and the first working day where that is none', () => {
    // Monday 2/3 is the first of five.
    expect(open('2026-03-02T02:00:00Z', sameDay(5))).toMatchObject({ dueOn: '2026-03-06' });
    expect(open('2026-03-02T02:00:00Z', sameDay(1))).toMatchObject({ dueAt: new Date('2026-03-02T16:59:59.999Z') });
    // On Nyepi, Thursday 19/3, and 18–24/3 are days off, as is the Saturday on which the other is received.
    expect(open('2026-03-19T02:00:00Z', sameDay(2)).dueOn).toBe('2026-03-26');
    expect(open('2026-03-07T02:00:00Z', sameDay(1)).dueOn).toBe(open('2026-03-07T02:00:00Z', 1).dueOn);
    // 23:30 of Sunday in Bekasi, 01:30 of Monday in Jayapura.
    expect(open('2026-03-08T16:30:00Z', sameDay(1), JAYAPURA).dueOn).toBe('2026-03-09');
  });

  it('lets hours run at once, or from the next day on', () => {
    const hours: LimitInForce = { quantity: 3, unit: 'OFFICE_HOUR', legalBasis: 'Maklumat Pelayanan' };
    // 08:30 on Monday 9/3.
    const due = (limit: LimitInForce) => open('2026-03-09T01:30:00Z', limit).dueAt;
    expect(due(hours)).toEqual(new Date('2026-03-09T04:30:00Z'));
    expect(due({ ...hours, countsFrom: 'SAME_DAY' })).toEqual(due(hours));
    expect(due({ ...hours, countsFrom: 'NEXT_DAY' })).toEqual(new Date('2026-03-10T03:30:00Z'));
  });

  it('counts each day once where it moves, stands still or takes another limit', () => {
    const opened = open('2026-03-02T02:00:00Z', sameDay(14));
    expect(opened.dueOn).toBe('2026-03-26');
    const moved = moveDeadline(opened, JAYAPURA, new Date('2026-03-02T09:00:00Z'), calendar);
    expect(moved).toMatchObject({ dueOn: opened.dueOn, quantity: 14 });
    const halted = haltDeadline(moved, new Date('2026-03-04T02:00:00Z'));
    const resumed = resumeDeadline(halted, BEKASI, new Date('2026-03-05T02:00:00Z'), calendar);
    expect(resumed).toMatchObject({ dueOn: '2026-03-27', quantity: 12 });
    const relimit = (limit: LimitInForce) => limitDeadline(opened, { limit, from: opened.openedAt }, calendar).dueOn;
    expect(relimit(days(14))).toBe('2026-03-27');
    expect(relimit(sameDay(60))).toBe(open('2026-03-02T02:00:00Z', sameDay(60)).dueOn);
  });
});

it('counts calendar days by the local date', () => {
  const limit: LimitInForce = { quantity: 3, unit: 'CALENDAR_DAY', legalBasis: 'Maklumat Pelayanan' };
  expect(open('2026-03-06T02:00:00Z', limit)).toMatchObject({ dueOn: '2026-03-09', provisional: false });
});
