import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../../schema/roles.js';

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

  /** For which agency its head has signed it; null where no signature was needed. */
  @Column({ type: 'varchar', nullable: true })
  signedByAgencyId!: string | null;

  @Column({ type: 'varchar', nullable: true })
  signedByRole!: Role | null;

  @Column({ type: 'datetime', precision: 3, nullable: true })
  signedAt!: Date | null;
}
