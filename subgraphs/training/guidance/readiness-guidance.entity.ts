import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../../../schema/roles.js';

/** How a supervisor guides an agency on its way to readiness. */
export enum ReadinessGuidanceKind {
  NOTE = 'NOTE',
  REMINDER = 'REMINDER',
  VISIT = 'VISIT',
}

/** Guidance that a supervisor gave an agency (pembinaan), and that it was taken note of. It changes nothing of the agency's. */
@Entity('readiness_guidance')
export class ReadinessGuidanceRow {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  agencyId!: string;

  /** The agency's path and place of supervision when it was guided, for filters. */
  @Column({ type: 'varchar' })
  agencyOrganisation!: string;

  @Column({ type: 'varchar', nullable: true })
  agencySupervision!: string | null;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;

  @Column({ type: 'varchar' })
  kind!: ReadinessGuidanceKind;

  /** Who gave it; never shown. */
  @Column({ type: 'varchar', nullable: true })
  subject!: string | null;

  @Column({ type: 'varchar' })
  role!: Role;

  @Column({ type: 'varchar' })
  byAgencyId!: string;

  @Column({ type: 'text' })
  text!: string;

  /** The day of a visit, by the calendar of the agency. */
  @Column({ type: 'varchar', nullable: true })
  visitOn!: string | null;

  @Column({ type: 'datetime', precision: 3, nullable: true })
  acknowledgedAt!: Date | null;

  @Column({ type: 'varchar', nullable: true })
  acknowledgedBySubject!: string | null;

  @Column({ type: 'varchar', nullable: true })
  acknowledgedById!: string | null;

  /** What the agency says to it. */
  @Column({ type: 'text', nullable: true })
  acknowledgement!: string | null;
}
