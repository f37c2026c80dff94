import { Field, ID, ObjectType } from 'type-graphql';
import type { Role as RoleName } from '../../../schema/roles.js';
import { connectionType } from '../../kit/connection.js';
import { DateTimeScalar } from '../../kit/scalars.js';
import { Agency } from '../agency.type.js';
import { labelledEnum } from '../labelled-enum.js';

export const RuleChangeKind = labelledEnum('RuleChangeKind', 'What was done with a rule (jenis perubahan aturan).', {
  REGULATION_RECORDED: { id: 'peraturan dicatat', en: 'a regulation was recorded' },
  REGULATION_WITHDRAWN: { id: 'peraturan ditarik sebelum berlaku', en: 'a regulation was withdrawn before it began' },
  INTAKE_CHANNEL_RECORDED: { id: 'keadaan kanal dicatat', en: 'the state of a channel was recorded' },
  PROMISE_RECORDED: { id: 'janji layanan dicatat', en: 'a promise of an agency was recorded' },
  PROMISE_ENDED: { id: 'janji layanan diakhiri', en: 'a promise of an agency was ended' },
  FOLLOW_UP_TARGET_SET: { id: 'target tindak lanjut ditetapkan', en: 'a target of follow-up was set' },
  ESCALATION_RULE_SAVED: { id: 'aturan eskalasi disimpan', en: 'a rule of escalation was saved' },
  ROUTING_RULE_SAVED: { id: 'aturan perutean disimpan', en: 'a rule of routing was saved' },
  ROUTING_RULE_ENDED: { id: 'aturan perutean diakhiri', en: 'a rule of routing was ended' },
  OFFICE_HOURS_RECORDED: { id: 'jam kerja dicatat', en: 'office hours were recorded' },
  OFFICE_HOURS_ENDED: { id: 'jam kerja diakhiri', en: 'office hours were ended' },
  ESCALATION_RULE_ENDED: { id: 'aturan eskalasi diakhiri', en: 'a rule of escalation was ended' },
});
export type RuleChangeKind = (typeof RuleChangeKind.names)[number];

@ObjectType({ description: 'That somebody changed a rule (riwayat perubahan aturan). Never changed afterwards.' })
export class RuleChange {
  @Field(() => ID, { description: 'Its id (pengenal).' })
  id!: string;

  @Field(() => DateTimeScalar, { description: 'When (waktu).' })
  at!: Date;

  @Field(() => RuleChangeKind.values, { description: 'What was done (jenis perubahan).' })
  kind!: RuleChangeKind;

  @Field(() => ID, { description: 'Id of the rule that was changed (pengenal aturan).' })
  rule!: string;

  @Field(() => String, { description: 'Who did it, as the identity provider names them (pelaku).' })
  subject!: string;

  @Field(() => String, { description: 'In which role it was done (peran).' })
  role!: RoleName;

  @Field(() => Agency, { description: 'For which agency it was done (instansi pelaku).' })
  agency!: Agency;

  @Field(() => String, { description: 'The rule as it was after the change, as JSON (isi aturan).' })
  content!: string;
}

export const RuleChangeConnection = connectionType(RuleChange, 'RuleChangeConnection', {
  description: 'Changes of rules, the latest first (daftar perubahan aturan).',
});
