import type { BadField } from '../../kit/errors.js';
import type { OfficeHours, OfficePeriod } from '../../kit/office-hours.js';
import { REFUSALS } from '../refusals.js';

/** The days of a week as the calendar counts them. */
export const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** A time of the clock on the wall, `HH:MM`; `24:00` ends a day. */
export const CLOCK_TIME = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;

/** Far below the 32.5 of a week in Ramadan (Perpres 21/2023); an office that hardly opens keeps no limit in hours. */
const LEAST_WEEKLY_MINUTES = 20 * 60;

export interface OfficeDayDraft {
  weekday: Weekday;
  periods: readonly { from: string; to: string }[];
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** `HH:MM` of a minute after midnight. */
export function clockTimeAt(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** The periods of each weekday, Monday first; none on a day that is not named. */
export function officeHoursOfDays(days: readonly OfficeDayDraft[]): OfficeHours {
  return WEEKDAYS.map((name) => {
    const periods = days.find(({ weekday }) => weekday === name)?.periods ?? [];
    return periods.map(({ from, to }): OfficePeriod => ({ fromMinute: minuteOf(from), toMinute: minuteOf(to) }));
  });
}

/** What keeps days from being a week of office hours: each is named once, with periods in order and apart. */
export function problemsOfDays(days: readonly OfficeDayDraft[]): BadField[] {
  const names = days.map(({ weekday }) => weekday);
  const problems = days.flatMap(({ weekday, periods }, index): BadField[] => {
    const path = `input.days.${index}`;
    if (names.indexOf(weekday) < index) return [{ path: `${path}.weekday`, words: REFUSALS.namedTwice }];
    const times = periods.flatMap(({ from, to }) => [from, to]);
    const isInOrder = times.every(
      (time, place) => place === 0 || minuteOf(times[place - 1] as string) < minuteOf(time),
    );
    return isInOrder ? [] : [{ path: `${path}.periods`, words: REFUSALS.periodsInDisorder }];
  });
  if (problems.length > 0) return problems;
  const open = officeHoursOfDays(days)
    .flat()
    .reduce((sum, { fromMinute, toMinute }) => sum + toMinute - fromMinute, 0);
  return open < LEAST_WEEKLY_MINUTES ? [{ path: 'input.days', words: REFUSALS.hardlyOpen }] : [];
}
