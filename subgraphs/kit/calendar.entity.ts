import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { HolidayKind } from './calendars/calendar-year.js';
import { createTable } from './migration.js';

/** A year whose calendar is loaded, of the whole country (region `''`) or of one region. */
@Entity('calendar_year')
export class CalendarYearRow {
  @PrimaryColumn({ type: 'int' })
  year!: number;

  @PrimaryColumn({ type: 'varchar' })
  region!: string;

  /** The decree that sets it. */
  @Column({ type: 'varchar' })
  basis!: string;

  /** Another one each time that the year is loaded. */
  @Column({ type: 'varchar' })
  revision!: string;
}

/** One day off. */
@Entity('holiday')
export class HolidayRow {
  @PrimaryColumn({ type: 'varchar' })
  date!: string;

  @PrimaryColumn({ type: 'varchar' })
  region!: string;

  @Column({ type: 'varchar' })
  name!: string;

  @Column({ type: 'varchar' })
  kind!: HolidayKind;

  @Column({ type: 'varchar' })
  basis!: string;
}

export const calendarEntities = [CalendarYearRow, HolidayRow];

export const calendarMigrations = [
  createTable(1_700_000_010_000, {
    name: 'calendar_year',
    columns: { year: 'integer!', region: 'code!', basis: 'line', revision: 'id' },
  }),
  createTable(1_700_000_010_001, {
    name: 'holiday',
    columns: { date: 'date!', region: 'code!', name: 'line', kind: 'code', basis: 'line' },
  }),
];
