import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SignerCapacity, SigningOffice, SigningRuleFacts } from './signing-rule.js';

/** Who signs the letters of a kind of agency. Rules that change get an end and a successor, never other words. */
@Entity('signing_rule')
export class SigningRuleRow implements SigningRuleFacts {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  agencyKind!: string;

  @Column({ type: 'varchar' })
  office!: SigningOffice;

  @Column({ type: 'simple-json', nullable: true })
  capacities!: SignerCapacity[] | null;

  @Column({ type: 'varchar' })
  legalBasis!: string;

  @Column({ type: 'varchar' })
  validFrom!: string;

  @Column({ type: 'varchar', nullable: true })
  validUntil!: string | null;
}
