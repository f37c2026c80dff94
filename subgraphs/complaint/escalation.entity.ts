import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EscalationRule, EscalationTarget } from './escalation.js';
import type { LimitStage } from './regulation/regulation.js';

/** When what was missed is brought to somebody else's notice, as data. */
@Entity('escalation_rule')
export class EscalationRuleRow implements EscalationRule {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  stage!: LimitStage;

  @Column({ type: 'int' })
  afterWorkingDays!: number;

  @Column({ type: 'varchar' })
  escalatesTo!: EscalationTarget;

  @Column({ type: 'varchar' })
  legalBasis!: string;

  /** Whether it is applied. A rule that was ended stays, for escalations name it. */
  @Column({ type: 'boolean', default: true })
  active!: boolean;

  /** Grows by one with each change. */
  @Column({ type: 'int', default: 1 })
  version!: number;
}

/** That a missed deadline was brought to somebody's notice; once by each rule. */
@Entity('complaint_escalation')
export class ComplaintEscalationRow {
  @PrimaryColumn({ type: 'varchar' })
  deadlineId!: string;

  @PrimaryColumn({ type: 'varchar' })
  ruleId!: string;

  @Column({ type: 'varchar' })
  complaintId!: string;

  @Column({ type: 'varchar' })
  stage!: LimitStage;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;

  @Column({ type: 'varchar' })
  toAgencyId!: string;

  /** What the rule rested on then. */
  @Column({ type: 'varchar' })
  legalBasis!: string;
}
