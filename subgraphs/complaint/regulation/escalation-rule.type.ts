import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DeadlineKind } from '../../kit/deadline.type.js';
import { IDEMPOTENCY_KEY } from '../../kit/shared-descriptions.js';
import { labelledEnum } from '../labelled-enum.js';

export const EscalationTarget = labelledEnum(
  'EscalationTarget',
  'To whose notice a missed deadline is brought (tujuan eskalasi).',
  {
    PARENT: { id: 'instansi di atas pemegang laporan', en: 'the body above the holder' },
    PROVINCE: { id: 'pemerintah provinsi', en: 'the government of its province' },
    NATIONAL: { id: 'meja nasional', en: 'the national desk' },
  },
);
export type EscalationTarget = (typeof EscalationTarget.names)[number];

@ObjectType({
  description:
    'When what was missed is brought to somebody else’s notice (aturan eskalasi). The complaint stays with its agency.',
})
export class EscalationRule {
  @Field(() => ID, { description: 'Its id (pengenal).' })
  id!: string;

  @Field(() => DeadlineKind, { description: 'What was missed (jenis batas waktu).' })
  stage!: DeadlineKind;

  @Field(() => Int, { description: 'Full working days after the deadline (hari kerja setelah jatuh tempo).' })
  afterWorkingDays!: number;

  @Field(() => EscalationTarget.values, { description: 'To whose notice it is brought (tujuan eskalasi).' })
  escalatesTo!: EscalationTarget;

  @Field(() => String, { description: 'What it rests on (dasar).' })
  legalBasis!: string;

  @Field(() => Boolean, { description: 'Whether it is applied (berlaku); false once it was ended.' })
  active!: boolean;

  @Field(() => Int, { description: 'Grows with each change; mutations want it as `expectedVersion` (versi).' })
  version!: number;
}

@InputType({ description: 'A rule of escalation (aturan eskalasi).' })
export class SaveEscalationRuleInput {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { nullable: true, description: 'Which rule is changed (pengenal); without it a new one is made.' })
  rule?: string | null;

  @Field(() => Int, { nullable: true, description: 'With `rule`: the `version` that you saw (versi).' })
  expectedVersion?: number | null;

  @Field(() => DeadlineKind, {
    description: 'What was missed (jenis batas waktu): VERIFICATION, FIRST_RESPONSE, FOLLOW_UP or SERVICE_PROMISE.',
  })
  stage!: DeadlineKind;

  @Field(() => Int, { description: 'Full working days after the deadline, 1 to 1,000 (hari kerja).' })
  afterWorkingDays!: number;

  @Field(() => EscalationTarget.values, { description: 'To whose notice it is brought (tujuan eskalasi).' })
  escalatesTo!: EscalationTarget;

  @Field(() => String, { description: 'What it rests on, up to 255 characters (dasar).' })
  legalBasis!: string;
}

@InputType({ description: 'Which rule is no longer applied (aturan eskalasi yang diakhiri).' })
export class EndEscalationRuleInput {
  @Field(() => ID, { description: 'Id of the rule (pengenal).' })
  rule!: string;

  @Field(() => Int, { description: 'The `version` that you saw (versi).' })
  expectedVersion!: number;
}

@ObjectType({ description: 'The rule that was saved (hasil penyimpanan aturan eskalasi).' })
export class SaveEscalationRulePayload {
  @Field(() => EscalationRule, { description: 'The rule (aturan eskalasi).' })
  rule!: EscalationRule;
}

@ObjectType({ description: 'The rule that was ended (hasil pengakhiran aturan eskalasi).' })
export class EndEscalationRulePayload {
  @Field(() => EscalationRule, { description: 'The rule (aturan eskalasi).' })
  rule!: EscalationRule;
}
