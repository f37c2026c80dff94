import { randomUUID } from 'node:crypto';
import { type DataSource, type EntityManager, Like } from 'typeorm';
import { CalendarYearRow, HolidayRow } from './calendar.entity.js';
import type { CalendarYearEntry } from './calendars/calendar-year.js';
import { NATIONAL_2025 } from './calendars/national-2025.js';
import { NATIONAL_2026 } from './calendars/national-2026.js';
import { buildCalendar, type WorkingCalendar } from './working-days.js';

const SEEDED_YEARS = [NATIONAL_2025, NATIONAL_2026];

/** The calendar that was built last on each connection, and of which revisions it was built. */
const built = new WeakMap<DataSource, { revisions: string; calendar: WorkingCalendar }>();

/**
 * Loads one year's days off in the caller's transaction, in place of what was loaded for that year and region before.
 * Deadlines that reach the year are the caller's to compute again.
 */
export async function replaceCalendarYear(manager: EntityManager, entry: CalendarYearEntry): Promise<void> {
  const { year, region, basis, holidays } = entry;
  const outside = holidays.find(({ date }) => !date.startsWith(`${year}-`));
  if (outside) throw new RangeError(`${outside.date} is not in ${year}`);
  await manager.delete(HolidayRow, { region, date: Like(`${year}-%`) });
  await manager.delete(CalendarYearRow, { region, year });
  await manager.insert(CalendarYearRow, { year, region, basis, revision: randomUUID() });
  if (holidays.length > 0) {
    await manager.insert(
      HolidayRow,
      holidays.map((holiday) => ({ ...holiday, region, basis })),
    );
  }
}

/**
 * Loads the national calendars that Simpul brings, but for the years that are already there, and answers what it loaded:
 * deadlines that reach those years are the caller's to compute again.
 */
export async function seedCalendar(manager: EntityManager): Promise<readonly CalendarYearEntry[]> {
  const loaded: CalendarYearEntry[] = [];
  for (const entry of SEEDED_YEARS) {
    const { year, region } = entry;
    if (await manager.existsBy(CalendarYearRow, { year, region })) continue;
    await replaceCalendarYear(manager, entry);
    loaded.push(entry);
  }
  return loaded;
}

/**
 * The calendar as it is loaded in this database. Costs one small query; the days themselves are read again only after a
 * year was loaded.
 */
export async function loadCalendar(manager: EntityManager): Promise<WorkingCalendar> {
  const years = await manager.find(CalendarYearRow, { order: { year: 'ASC', region: 'ASC' } });
  const revisions = years.map(({ revision }) => revision).join();
  const known = built.get(manager.connection);
  if (known?.revisions === revisions) return known.calendar;
  const holidays = await manager.find(HolidayRow, { select: { date: true, region: true } });
  const national = years.filter(({ region }) => region === '').map(({ year }) => year);
  const calendar = buildCalendar(national, holidays);
  built.set(manager.connection, { revisions, calendar });
  return calendar;
}
