import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How a reporter found what was done about a complaint. */
@Entity('complaint_rating')
export class ComplaintRatingRow {
  @PrimaryColumn({ type: 'varchar' })
  complaintId!: string;

  /** From 1 (very dissatisfied) to 5 (very satisfied). */
  @Column({ type: 'int' })
  score!: number;

  @Column({ type: 'text', nullable: true })
  comment!: string | null;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;
}
