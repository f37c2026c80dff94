import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AgencyLevel } from '../../schema/events.js';
import type { ComplaintChannel, ComplaintClassification, ComplaintState, ComplaintUrgency } from './complaint.enum.js';

/** The due date of what has none: later than everything, so that lists by due date end with it. */
export const NEVER_DUE = new Date('9999-12-31T00:00:00.000Z');

/** A complaint as it stands now. Who reports it is not in it. */
@Entity('complaint')
export class ComplaintRow {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  trackingNumber!: string;

  @Column({ type: 'varchar' })
  secretHash!: string;

  @Column({ type: 'varchar' })
  title!: string;

  @Column({ type: 'text' })
  text!: string;

  /** Title, text and number as `normalizeText` writes them. */
  @Column({ type: 'text' })
  searchText!: string;

  @Column({ type: 'varchar' })
  classification!: ComplaintClassification;

  @Column({ type: 'boolean' })
  needsInspection!: boolean;

  @Column({ type: 'varchar' })
  channel!: ComplaintChannel;

  @Column({ type: 'varchar', nullable: true })
  category!: string | null;

  /** Region in which the matter lies. */
  @Column({ type: 'varchar', nullable: true })
  regionCode!: string | null;

  /** Anonim: who reports is hidden from handlers. */
  @Column({ type: 'boolean' })
  anonymous!: boolean;

  /** Rahasia: the content is hidden from everyone but handlers. */
  @Column({ type: 'boolean' })
  secret!: boolean;

  @Column({ type: 'varchar' })
  urgency!: ComplaintUrgency;

  @Column({ type: 'datetime', precision: 3 })
  receivedAt!: Date;

  @Column({ type: 'varchar' })
  state!: ComplaintState;

  /** The state that a deferred complaint had before. */
  @Column({ type: 'varchar', nullable: true })
  stateBefore!: ComplaintState | null;

  /** The complaint into which it was merged, as telling of the same. */
  @Column({ type: 'varchar', nullable: true })
  mergedIntoId!: string | null;

  /** The state that a merged complaint had before. */
  @Column({ type: 'varchar', nullable: true })
  mergedFrom!: ComplaintState | null;

  /** Who reports, or from where, is unclear: the reporter is asked, and has a time to clear it up. */
  @Column({ type: 'boolean' })
  unclearOrigin!: boolean;

  /** Code of the reason for which it was archived. */
  @Column({ type: 'varchar', nullable: true })
  archiveReason!: string | null;

  @Column({ type: 'varchar' })
  handlerId!: string;

  @Column({ type: 'varchar' })
  handlerOrganisation!: string;

  @Column({ type: 'varchar', nullable: true })
  handlerSupervision!: string | null;

  @Column({ type: 'varchar' })
  handlerLevel!: AgencyLevel;

  /** `seq` of the hop that the holder's time belongs to. */
  @Column({ type: 'int' })
  hop!: number;

  /** When its holder confirmed that it arrived, or first did something with it, as its hop says too; null while it has not. */
  @Column({ type: 'datetime', precision: 3, nullable: true })
  receiptAt!: Date | null;

  /** The agency that the reporter named. */
  @Column({ type: 'varchar', nullable: true })
  addressedToId!: string | null;

  /** The agency whose portal handed it in. */
  @Column({ type: 'varchar', nullable: true })
  originId!: string | null;

  /** The regulation that was in force when it was received. */
  @Column({ type: 'varchar' })
  regulationId!: string;

  /** When the next of its agencies' deadlines ends; `NEVER_DUE` where none runs. */
  @Column({ type: 'datetime', precision: 3 })
  dueAt!: Date;

  /** Grows by one with each change; the timeline entry of that change has the same number. */
  @Column({ type: 'int' })
  version!: number;
}
