import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';

/** That deadlines which reach a year are to be counted again, for its calendar was loaded; gone when that is done. */
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
}

/** Has the deadlines that reach the year counted again from the first on, in the transaction that loads its calendar. */
export async function requestRecount(
  manager: EntityManager,
  { year, region }: Pick<CalendarRecountRow, 'year' | 'region'>,
): Promise<void> {
  await manager.upsert(CalendarRecountRow, { year, region, afterId: '' }, ['year', 'region']);
}
