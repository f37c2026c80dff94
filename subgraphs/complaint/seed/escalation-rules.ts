import type { EscalationRuleRow } from '../escalation.entity.js';
import type { EscalationTarget } from '../escalation.js';
import type { LimitStage } from '../regulation/regulation.js';

/** No regulation says when what is late goes higher: these are Simpul's own, and an operator changes them. */
const BASIS = 'ketentuan Simpul';

type RuleEntry = readonly [stage: LimitStage, afterWorkingDays: number, escalatesTo: EscalationTarget];

const RULES: readonly RuleEntry[] = [
  ['VERIFICATION', 2, 'PROVINCE'],
  ['VERIFICATION', 5, 'NATIONAL'],
  ['FIRST_RESPONSE', 1, 'PARENT'],
  ['FIRST_RESPONSE', 3, 'PROVINCE'],
  ['FIRST_RESPONSE', 10, 'NATIONAL'],
  ['SERVICE_PROMISE', 1, 'PARENT'],
  ['FOLLOW_UP', 1, 'PARENT'],
  ['FOLLOW_UP', 5, 'PROVINCE'],
  ['FOLLOW_UP', 10, 'NATIONAL'],
];

export const SEEDED_ESCALATION_RULES: readonly EscalationRuleRow[] = RULES.map(
  ([stage, afterWorkingDays, escalatesTo]) => ({
    id: `simpul/${stage.toLowerCase()}/${escalatesTo.toLowerCase()}`,
    stage,
    afterWorkingDays,
    escalatesTo,
    legalBasis: BASIS,
    active: true,
    version: 1,
  }),
);
