import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';

/** That deadlines which reach a year are to be counted again, for its calendar was loaded or hours of offices were set; gone when that is done twice. */
@Entity('calendar_recount')
export class CalendarRecountRow {
  @PrimaryColumn({ type: 'int' })
  year!: number;

  /** `''` is the whole country. */
  @PrimaryColumn({ type: 'varchar' })
  region!: string;

  /** The last deadline that was looked at, in the order of their ids; `''` before the first. */
  @Column({ type: 'varchar' })
  afterId!: string;

  /**
   * When all is looked at once more: what was being changed while the calendar was loaded may have been counted by the
   * former one and written after the first pass. Null until that is done.
   */
  @Column({ type: 'datetime', precision: 3, nullable: true })
  passAgainAt!: Date | null;
}

/** Has the deadlines that reach the year counted again from the first on, in the transaction that changes what they count by. */
export async function requestRecount(
  manager: EntityManager,
  { year, region }: Pick<CalendarRecountRow, 'year' | 'region'>,
): Promise<void> {
  await manager.upsert(CalendarRecountRow, { year, region, afterId: '', passAgainAt: null }, ['year', 'region']);
}
