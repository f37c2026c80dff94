import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An agency's answer to the reporter. */
@Entity('complaint_answer')
export class ComplaintAnswerRow {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  complaintId!: string;

  @Column({ type: 'varchar' })
  agencyId!: string;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;

  @Column({ type: 'text' })
  text!: string;

  /** Links to photos and documents. */
  @Column({ type: 'simple-json' })
  evidence!: string[];
}
