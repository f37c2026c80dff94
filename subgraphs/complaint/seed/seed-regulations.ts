import type { EntityManager } from 'typeorm';
import { stableId } from '../../kit/stable-id.js';
import { EscalationRuleRow } from '../escalation.entity.js';
import { GovernmentAffairRow } from '../forwarding/government-affair.entity.js';
import { OmbudsmanRuleRow } from '../oversight/referral.entity.js';
import { OfficeHoursRow } from '../regulation/office-hours.entity.js';
import {
  ArchiveReasonRow,
  IntakeChannelRow,
  RegulationRow,
  RegulationStatusRow,
} from '../regulation/regulation.entity.js';
import { RegulationLimitRow } from '../regulation/regulation-limit.entity.js';
import { RoutingRuleRow } from '../routing/routing-rule.entity.js';
import { SEEDED_ESCALATION_RULES } from './escalation-rules.js';
import { SEEDED_AFFAIRS } from './government-affairs.js';
import { SEEDED_OFFICE_HOURS } from './office-hours.js';
import { SEEDED_OMBUDSMAN_RULES } from './ombudsman-rules.js';
import { SEEDED_CHANNELS, SEEDED_LIMITS, SEEDED_REASONS, SEEDED_REGULATIONS, SEEDED_STATUSES } from './regulations.js';
import { SEEDED_ROUTING } from './routing-rules.js';

/** Writes the regulations and the rules that Simpul brings, but for rows that are already there: an operator may have changed them. */
export async function seedRegulations(manager: EntityManager): Promise<void> {
  const limits = SEEDED_LIMITS.map((limit) => {
    const { regulationId, stage, classification, needsInspection } = limit;
    const id = stableId('regulation-limit', [regulationId, stage, classification, needsInspection].join());
    return { id, ...limit };
  });
  const insert = (row: new () => object, values: readonly object[]) =>
    manager
      .createQueryBuilder()
      .insert()
      .into(row)
      .values([...values])
      .orIgnore()
      .updateEntity(false)
      .execute();
  await insert(RegulationRow, SEEDED_REGULATIONS);
  await insert(RegulationLimitRow, limits);
  await insert(RegulationStatusRow, SEEDED_STATUSES);
  await insert(ArchiveReasonRow, SEEDED_REASONS);
  await insert(IntakeChannelRow, SEEDED_CHANNELS);
  await insert(EscalationRuleRow, SEEDED_ESCALATION_RULES);
  await insert(OmbudsmanRuleRow, SEEDED_OMBUDSMAN_RULES);
  await insert(OfficeHoursRow, SEEDED_OFFICE_HOURS);
  await insert(RoutingRuleRow, SEEDED_ROUTING);
  await insert(GovernmentAffairRow, SEEDED_AFFAIRS);
}
