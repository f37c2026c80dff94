import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../../../schema/roles.js';

/** A word between agencies about a complaint, which its reporter never sees. Written once, never changed. */
@Entity('complaint_note')
export class ComplaintNoteRow {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  complaintId!: string;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;

  /** Who wrote it. */
  @Column({ type: 'varchar', nullable: true })
  subject!: string | null;

  @Column({ type: 'varchar' })
  role!: Role;

  @Column({ type: 'varchar' })
  agencyId!: string;

  /** Whom it asks or answers; null where it is for all who handle or watch the complaint. */
  @Column({ type: 'varchar', nullable: true })
  toAgencyId!: string | null;

  @Column({ type: 'text' })
  text!: string;
}
