import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LimitStage } from './regulation.js';

/** A clock of a complaint: the overall one (FOLLOW_UP, REPORTER_REPLY), or one of its holder. */
@Entity('complaint_deadline')
export class ComplaintDeadlineRow {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  complaintId!: string;

  @Column({ type: 'varchar' })
  kind!: LimitStage;

  /** Where the days after it are counted from, and how many: what is left when it moves to another calendar. */
  @Column({ type: 'datetime', precision: 3 })
  countedFrom!: Date;

  @Column({ type: 'int' })
  workingDays!: number;

  @Column({ type: 'varchar' })
  timeZone!: string;

  /** Region whose own holidays count besides the national ones. */
  @Column({ type: 'varchar', nullable: true })
  region!: string | null;

  @Column({ type: 'varchar' })
  dueOn!: string;

  @Column({ type: 'datetime', precision: 3 })
  dueAt!: Date;

  @Column({ type: 'boolean' })
  provisional!: boolean;

  @Column({ type: 'varchar' })
  legalBasis!: string;

  @Column({ type: 'datetime', precision: 3 })
  openedAt!: Date;

  /** When it was met or ended with its holder's time; null while it runs. */
  @Column({ type: 'datetime', precision: 3, nullable: true })
  closedAt!: Date | null;
}
