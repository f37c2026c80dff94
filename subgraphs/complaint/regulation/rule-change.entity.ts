import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../../../schema/roles.js';
import type { RuleChangeKind } from './rule-change.type.js';

/** That somebody changed a rule. Written once, never changed. */
@Entity('rule_change')
export class RuleChangeRow {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;

  @Column({ type: 'varchar' })
  kind!: RuleChangeKind;

  @Column({ type: 'varchar' })
  ruleId!: string;

  /** Whose rule it is: the agency's, or the national desk's where it is of the whole country; null where that was not kept. */
  @Column({ type: 'varchar', nullable: true })
  ownerId!: string | null;

  /** Where that one stands. */
  @Column({ type: 'varchar' })
  organisation!: string;

  @Column({ type: 'varchar', nullable: true })
  supervision!: string | null;

  @Column({ type: 'varchar' })
  subject!: string;

  @Column({ type: 'varchar' })
  role!: Role;

  @Column({ type: 'varchar' })
  agencyId!: string;

  /** The rule as it is after the change. */
  @Column({ type: 'simple-json' })
  content!: object;
}
