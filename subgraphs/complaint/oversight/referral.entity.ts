import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../../../schema/roles.js';

/** Since when a body is the Ombudsman to whom complaints are brought, and by which law. */
@Entity('ombudsman_rule')
export class OmbudsmanRuleRow {
  @PrimaryColumn({ type: 'varchar' })
  agencyCode!: string;

  /** First day, `YYYY-MM-DD`. */
  @PrimaryColumn({ type: 'varchar' })
  validFrom!: string;

  /** Last day; null while it holds. */
  @Column({ type: 'varchar', nullable: true })
  validUntil!: string | null;

  @Column({ type: 'varchar' })
  legalBasis!: string;
}

/** That a complaint was brought to the Ombudsman, once. It stays with its agency. */
@Entity('ombudsman_referral')
export class OmbudsmanReferralRow {
  @PrimaryColumn({ type: 'varchar' })
  complaintId!: string;

  @Column({ type: 'varchar' })
  id!: string;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;

  /** Who brought it there. */
  @Column({ type: 'varchar', nullable: true })
  subject!: string | null;

  @Column({ type: 'varchar' })
  role!: Role;

  @Column({ type: 'varchar' })
  agencyId!: string;

  @Column({ type: 'varchar' })
  ombudsmanId!: string;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ type: 'varchar' })
  legalBasis!: string;
}
