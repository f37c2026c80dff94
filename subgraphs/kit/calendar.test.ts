import { describeEachDialect, openTestDatabase, type TestDatabase } from '../../test/kit/databases.js';
import { CalendarYearRow, calendarEntities, calendarMigrations } from './calendar.entity.js';
import { loadCalendar, replaceCalendarYear, seedCalendar } from './calendar.js';
import { dueDate } from './working-days.js';

describeEachDialect((dialect) => {
  let test: TestDatabase;
  const statements: string[] = [];

  beforeEach(async () => {
    test = await openTestDatabase(dialect, {
      entities: calendarEntities,
      migrations: calendarMigrations,
      onStatement: (sql) => statements.push(sql),
    });
    await test.database.write(seedCalendar);
  });

  afterEach(() => test.drop());

  it('loads the national calendars of 2025 and 2026', async () => {
    const calendar = await loadCalendar(test.database.read);
    expect([2024, 2025, 2026, 2027].map(calendar.isLoaded)).toEqual([false, true, true, false]);
    expect(calendar.isHoliday('2026-03-19')).toBe(true);
    expect(calendar.isHoliday('2025-08-18')).toBe(true);
    expect(calendar.isHoliday('2026-03-17')).toBe(false);
  });

  it('reads the days again only after a year was loaded, and then at once', async () => {
    const calendar = await loadCalendar(test.database.read);
    statements.length = 0;
    expect(await loadCalendar(test.database.read)).toBe(calendar);
    expect(statements).toHaveLength(1);
    await test.database.write((manager) =>
      replaceCalendarYear(manager, { year: 2027, region: '', basis: 'SKB 2027', holidays: [] }),
    );
    expect((await loadCalendar(test.database.read)).isLoaded(2027)).toBe(true);
  });

  it('makes a provisional deadline final once the year is loaded', async () => {
    const received = { receivedAt: new Date('2026-12-30T03:00:00Z'), workingDays: 2, timeZone: 'Asia/Jakarta' };
    const before = await loadCalendar(test.database.read);
    expect(dueDate({ ...received, calendar: before })).toMatchObject({ dueOn: '2027-01-04', provisional: true });
    await test.database.write((manager) =>
      replaceCalendarYear(manager, {
        year: 2027,
        region: '',
        basis: 'SKB 2027',
        holidays: [
          { date: '2027-01-01', kind: 'NATIONAL_HOLIDAY', name: 'Tahun Baru 2027 Masehi' },
          { date: '2027-01-04', kind: 'JOINT_LEAVE', name: 'Cuti bersama' },
        ],
      }),
    );
    const after = await loadCalendar(test.database.read);
    expect(dueDate({ ...received, calendar: after })).toMatchObject({ dueOn: '2027-01-05', provisional: false });
  });

  it('replaces a year of one region and leaves the national one alone', async () => {
    const inBali = (date: string) => ({
      year: 2026,
      region: '51',
      basis: 'Keputusan Gubernur Bali',
      holidays: [{ date, kind: 'REGIONAL_HOLIDAY' as const, name: 'Hari Raya Galungan' }],
    });
    await test.database.write((manager) => replaceCalendarYear(manager, inBali('2026-06-10')));
    await test.database.write((manager) => replaceCalendarYear(manager, inBali('2026-06-17')));
    const calendar = await loadCalendar(test.database.read);
    expect(calendar.isHoliday('2026-06-10', '51.71')).toBe(false);
    expect(calendar.isHoliday('2026-06-17', '51.71')).toBe(true);
    expect(calendar.isHoliday('2026-06-17', '31.71')).toBe(false);
    expect(calendar.isHoliday('2026-08-17', '51.71')).toBe(true);
  });

  it('seeds once, and never over what an administrator loaded', async () => {
    const own = { year: 2026, region: '', basis: 'SKB 2026, diubah', holidays: [] };
    await test.database.write((manager) => replaceCalendarYear(manager, own));
    await test.database.write(seedCalendar);
    expect(await test.database.read.findOneBy(CalendarYearRow, { year: 2026 })).toMatchObject({ basis: own.basis });
  });

  it('refuses a day of another year and changes nothing', async () => {
    const wrong = {
      year: 2026,
      region: '',
      basis: 'SKB',
      holidays: [{ date: '2027-01-01', kind: 'NATIONAL_HOLIDAY' as const, name: 'Tahun Baru' }],
    };
    await expect(test.database.write((manager) => replaceCalendarYear(manager, wrong))).rejects.toThrow(RangeError);
    expect((await loadCalendar(test.database.read)).isHoliday('2026-03-19')).toBe(true);
  });
});
