import type { ComplaintEvents } from '../../../schema/events.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import { AgencyRulesResolver, EscalationRuleResolver } from './agency-rules.resolver.js';
import { EscalationRuleService } from './escalation-rule.service.js';
import type { FollowUpTargetService } from './follow-up-target.service.js';
import { IntakeChannelResolver } from './intake-channel.resolver.js';
import { IntakeChannelService } from './intake-channel.service.js';
import { OfficeDayResolver, OfficeHoursResolver } from './office-hours.resolver.js';
import { OfficeHoursService } from './office-hours.service.js';
import { AppliedRegulationResolver, RegulationResolver } from './regulation.resolver.js';
import type { RegulationService } from './regulation.service.js';
import { RegulationChangesService } from './regulation-changes.service.js';
import { RuleChangeResolver } from './rule-change.resolver.js';
import type { RuleChanges } from './rule-changes.js';
import { ruleLabelResolvers } from './rule-labels.resolver.js';
import { ServicePromiseService } from './service-promise.service.js';

/** The rules as everybody reads them and administrators keep them. */
export function regulationResolvers(
  kit: SubgraphKit<ComplaintEvents>,
  regulations: RegulationService,
  changes: RuleChanges,
  targets: FollowUpTargetService,
): object[] {
  return [
    new RegulationResolver(regulations, new RegulationChangesService(changes)),
    new AppliedRegulationResolver(regulations),
    new IntakeChannelResolver(new IntakeChannelService(kit, changes)),
    new AgencyRulesResolver(new ServicePromiseService(kit, changes), targets),
    new OfficeHoursResolver(new OfficeHoursService(kit, changes)),
    new OfficeDayResolver(),
    new EscalationRuleResolver(new EscalationRuleService(kit, changes)),
    new RuleChangeResolver(changes),
    ...ruleLabelResolvers(),
  ];
}
