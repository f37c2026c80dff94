import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../../../schema/roles.js';
import type { GuidanceKind } from './guidance.type.js';

/** Guidance that a supervisor gave whoever handles a complaint (pembinaan), and that it was taken note of. */
@Entity('complaint_guidance')
export class ComplaintGuidanceRow {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  complaintId!: string;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;

  @Column({ type: 'varchar' })
  kind!: GuidanceKind;

  /** Who gave it. */
  @Column({ type: 'varchar', nullable: true })
  subject!: string | null;

  @Column({ type: 'varchar' })
  role!: Role;

  @Column({ type: 'varchar' })
  agencyId!: string;

  @Column({ type: 'text' })
  text!: string;

  @Column({ type: 'datetime', precision: 3, nullable: true })
  acknowledgedAt!: Date | null;

  @Column({ type: 'varchar', nullable: true })
  acknowledgedBySubject!: string | null;

  @Column({ type: 'varchar', nullable: true })
  acknowledgedById!: string | null;

  /** What the handler says to it. */
  @Column({ type: 'text', nullable: true })
  acknowledgement!: string | null;
}
