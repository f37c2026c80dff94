import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That the deadline which a sender had set was given anew. Written once, never changed. */
@Entity('complaint_deadline_revision')
export class DeadlineRevisionRow {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  complaintId!: string;

  @Column({ type: 'varchar' })
  deadlineId!: string;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;

  @Column({ type: 'varchar' })
  byAgencyId!: string;

  @Column({ type: 'varchar' })
  formerDueOn!: string;

  @Column({ type: 'datetime', precision: 3 })
  formerDueAt!: Date;

  @Column({ type: 'varchar' })
  dueOn!: string;

  @Column({ type: 'datetime', precision: 3 })
  dueAt!: Date;

  @Column({ type: 'text' })
  reason!: string;
}
