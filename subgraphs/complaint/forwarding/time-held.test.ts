import { NATIONAL_2026 } from '../../kit/calendars/national-2026.js';
import { restOfClock } from '../../kit/limit.js';
import { GOVERNMENT_HOURS } from '../../kit/office-hours.js';
import { buildCalendar } from '../../kit/working-days.js';
import type { ComplaintState } from '../complaint.enum.js';
import { type HeldStop, timesHeld } from './time-held.js';

const NYEPI_OF_BALI = { date: '2026-03-05', region: '51' };
const holidays = NATIONAL_2026.holidays.map(({ date }) => ({ date, region: '' }));
const calendar = buildCalendar([2026], [...holidays, NYEPI_OF_BALI]);

const at = (local: string) => new Date(`${local}:00+07:00`);
const stop = (since: string, until: string | null, place: Partial<HeldStop> = {}): HeldStop => ({
  since: at(since),
  until: until === null ? null : at(until),
  timeZone: 'Asia/Jakarta',
  region: '32',
  ...place,
});
const steps = (...told: [string, ComplaintState][]) => told.map(([when, stateAfter]) => ({ at: at(when), stateAfter }));
const days = (held: ReturnType<typeof timesHeld>) => held.map(({ workingDays }) => workingDays);

// 2 March 2026 is a Monday; 18 to 24 March are holidays and joint leave of Nyepi and Lebaran.
const RECEIVED = '2026-03-02T09:00';

it('counts each working day at the stop where its midnight found the complaint', () => {
  const stops = [
    stop(RECEIVED, '2026-03-04T10:00'),
    stop('2026-03-04T10:00', '2026-03-04T15:00'),
    stop('2026-03-04T15:00', '2026-03-10T08:00'),
    stop('2026-03-10T08:00', null),
  ];
  const path = { receivedAt: at(RECEIVED), stops, steps: steps([RECEIVED, 'RECEIVED']) };
  // Day 0 is 2/3. 3/3 | nothing | 4, 5, 6, 9/3 | 10, 11, 12, 13, 16, 17, 25/3
  expect(days(timesHeld(path, at('2026-03-26T09:00'), calendar))).toEqual([1, 0, 4, 7]);
});

it('adds up to what one clock over the whole way has used, whenever it changes hands', () => {
  const moves = ['2026-03-03T23:59', '2026-03-06T00:00', '2026-03-07T12:00', '2026-03-17T16:00', '2026-03-24T08:00'];
  const place = { timeZone: 'Asia/Jakarta', region: '32', calendar, hours: () => GOVERNMENT_HOURS };
  for (const [hop, now] of ['2026-03-02T10:00', '2026-03-08T10:00', '2026-03-25T00:00', '2026-04-07T10:00'].entries()) {
    const ends = [...moves.slice(0, hop + 2).filter((move) => move < now), null];
    const stops = ends.map((end, index) => stop(ends[index - 1] ?? RECEIVED, end));
    const path = { receivedAt: at(RECEIVED), stops, steps: steps([RECEIVED, 'RECEIVED']) };
    const sum = days(timesHeld(path, at(now), calendar)).reduce((total, counted) => total + counted, 0);
    const clock = restOfClock({ quantity: 60, unit: 'WORKING_DAY' }, at(RECEIVED), at(now), place);
    expect([now, sum]).toEqual([now, 60 - clock.quantity]);
  }
});

it('goes by the holidays and the zone of whoever holds it', () => {
  const inBali = { timeZone: 'Asia/Makassar', region: '51.71' };
  const stops = [stop(RECEIVED, '2026-03-04T10:00'), stop('2026-03-04T10:00', null, inBali)];
  const path = { receivedAt: at(RECEIVED), stops, steps: steps([RECEIVED, 'RECEIVED']) };
  // 23:30 on 6/3 in Jakarta is past midnight in Bali; 5/3 is a holiday there.
  expect(days(timesHeld(path, at('2026-03-06T22:59'), calendar))).toEqual([1, 1]);
  expect(days(timesHeld(path, at('2026-03-06T23:30'), calendar))).toEqual([1, 2]);
});

it('tells apart the days on which the reporter was waited for', () => {
  const path = {
    receivedAt: at(RECEIVED),
    stops: [stop(RECEIVED, null)],
    steps: steps(
      [RECEIVED, 'RECEIVED'],
      ['2026-03-03T09:00', 'VERIFIED'],
      ['2026-03-04T09:00', 'DEFERRED'],
      ['2026-03-06T09:00', 'VERIFIED'],
      ['2026-03-10T09:00', 'ACCEPTED'],
      ['2026-03-11T09:00', 'ANSWERED'],
    ),
  };
  // 3/3; 4 and 5/3 deferred; 6, 9, 10/3; 11, 12/3 answered
  expect(timesHeld(path, at('2026-03-13T09:00'), calendar)).toEqual([
    { workingDays: 4, pausedWorkingDays: 4, minutes: 11 * 24 * 60 },
  ]);
});

it('ends with the complaint and goes on where it is opened again', () => {
  const path = {
    receivedAt: at(RECEIVED),
    stops: [stop(RECEIVED, null)],
    steps: steps([RECEIVED, 'RECEIVED'], ['2026-03-04T09:00', 'CLOSED'], ['2026-03-09T09:00', 'IN_PROCESS']),
  };
  expect(timesHeld(path, at('2026-03-06T09:00'), calendar)).toEqual([
    { workingDays: 1, pausedWorkingDays: 0, minutes: 2 * 24 * 60 },
  ]);
  expect(timesHeld(path, at('2026-03-10T09:00'), calendar)).toEqual([
    { workingDays: 2, pausedWorkingDays: 0, minutes: 3 * 24 * 60 },
  ]);
});

it('counts what is keyed in later from the day on which it was received', () => {
  const path = {
    receivedAt: at('2026-02-26T09:00'),
    stops: [stop(RECEIVED, null)],
    steps: steps([RECEIVED, 'RECEIVED']),
  };
  expect(timesHeld(path, at('2026-03-02T09:00'), calendar)).toEqual([
    { workingDays: 1, pausedWorkingDays: 0, minutes: 4 * 24 * 60 },
  ]);
});
