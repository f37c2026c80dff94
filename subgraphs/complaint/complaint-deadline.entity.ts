import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ClockTime } from '../kit/limit.js';
import type { EarlierRun } from './clock-runs.js';
import type { LimitStage } from './regulation/regulation.js';

/** A clock of a complaint: the overall one (FOLLOW_UP, REPORTER_REPLY), or one of its holder. */
@Entity('complaint_deadline')
export class ComplaintDeadlineRow {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  complaintId!: string;

  @Column({ type: 'varchar' })
  kind!: LimitStage;

  /** Where what comes after it is counted from, and how much: what is left when it moves to another calendar. */
  @Column({ type: 'datetime', precision: 3 })
  countedFrom!: Date;

  @Column({ type: 'int' })
  quantity!: number;

  @Column({ type: 'varchar' })
  unit!: ClockTime['unit'];

  /** How long before its end its holder is told that it approaches, in `unit`. */
  @Column({ type: 'int' })
  lead!: number;

  /** In what it ran before it was counted from there, in order; null where it began there. */
  @Column({ type: 'simple-json', nullable: true })
  earlier!: EarlierRun[] | null;

  @Column({ type: 'varchar' })
  timeZone!: string;

  /** Region whose own holidays count besides the national ones. */
  @Column({ type: 'varchar', nullable: true })
  region!: string | null;

  /** Path of the body whose office hours count; null of clocks from before that was told. */
  @Column({ type: 'varchar', nullable: true })
  organisation!: string | null;

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

  /** Since when it stands still, as while the reporter is asked for what is missing; null while it runs. */
  @Column({ type: 'datetime', precision: 3, nullable: true })
  pausedAt!: Date | null;

  /** When it was met or ended with its holder's time; null while it runs. */
  @Column({ type: 'datetime', precision: 3, nullable: true })
  closedAt!: Date | null;

  /** When there is next something to do about it, as it runs now; null where nothing is left to do. */
  @Column({ type: 'datetime', precision: 3, nullable: true })
  actAt!: Date | null;

  /** When its holder was told that it approaches; once, also where it moves later. */
  @Column({ type: 'datetime', precision: 3, nullable: true })
  approachingToldAt!: Date | null;

  /** When its holder was told that it has passed; once. */
  @Column({ type: 'datetime', precision: 3, nullable: true })
  missedToldAt!: Date | null;
}
