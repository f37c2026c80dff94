import { calendarEntities, calendarMigrations } from '../kit/calendar.entity.js';
import type { Tables } from '../kit/database.js';
import { idempotencyEntities, idempotencyMigrations } from '../kit/idempotency.entity.js';
import { AnswerDraftRow, AnswerDraftStepRow } from './answering/answer-draft.entity.js';
import { AnswerPolicyRow } from './answering/answer-policy.entity.js';
import { ResponseTemplateRow } from './answering/response-template.entity.js';
import { CalendarRecountRow } from './calendar-recount.entity.js';
import { ComplaintRow } from './complaint.entity.js';
import { ComplaintAnswerRow } from './complaint-answer.entity.js';
import { ComplaintDeadlineRow } from './complaint-deadline.entity.js';
import { ComplaintHopRow } from './complaint-hop.entity.js';
import { ComplaintRatingRow } from './complaint-rating.entity.js';
import { ComplaintEscalationRow, EscalationRuleRow } from './escalation.entity.js';
import { DeadlineRevisionRow } from './forwarding/deadline-revision.entity.js';
import { GovernmentAffairRow } from './forwarding/government-affair.entity.js';
import { IdentityAccessRow } from './identity-access.entity.js';
import { complaintMigrations } from './migrations/index.js';
import { NotificationDeliveryRow, ReporterNotificationRow } from './notifying/notification.entity.js';
import { ComplaintGuidanceRow } from './oversight/guidance.entity.js';
import { ComplaintNoteRow } from './oversight/note.entity.js';
import { OmbudsmanReferralRow, OmbudsmanRuleRow } from './oversight/referral.entity.js';
import { ComplaintParticipantRow } from './participants/participant.entity.js';
import { OfficeHoursRow } from './regulation/office-hours.entity.js';
import {
  AgencyLimitRow,
  ArchiveReasonRow,
  FollowUpTargetRow,
  IntakeChannelRow,
  RegulationRow,
  RegulationStatusRow,
} from './regulation/regulation.entity.js';
import { RegulationLimitRow } from './regulation/regulation-limit.entity.js';
import { RuleChangeRow } from './regulation/rule-change.entity.js';
import { ReporterIdentityRow } from './reporter-identity.entity.js';
import { ReporterMessageRow } from './reporter-message.entity.js';
import { RoutingRuleRow } from './routing/routing-rule.entity.js';
import { TimelineEntryRow } from './timeline-entry.entity.js';
import { TrackingAttemptRow } from './tracking-attempt.entity.js';

/** The tables of this subgraph. */
export const complaintTables: Tables = {
  entities: [
    ComplaintRow,
    ComplaintHopRow,
    ComplaintDeadlineRow,
    TimelineEntryRow,
    ComplaintAnswerRow,
    ReporterIdentityRow,
    IdentityAccessRow,
    TrackingAttemptRow,
    ReporterMessageRow,
    ReporterNotificationRow,
    NotificationDeliveryRow,
    ComplaintRatingRow,
    RegulationRow,
    RegulationLimitRow,
    RegulationStatusRow,
    ArchiveReasonRow,
    IntakeChannelRow,
    AgencyLimitRow,
    FollowUpTargetRow,
    OfficeHoursRow,
    EscalationRuleRow,
    ComplaintEscalationRow,
    CalendarRecountRow,
    GovernmentAffairRow,
    DeadlineRevisionRow,
    RuleChangeRow,
    ComplaintParticipantRow,
    AnswerDraftRow,
    AnswerDraftStepRow,
    AnswerPolicyRow,
    ResponseTemplateRow,
    ComplaintNoteRow,
    ComplaintGuidanceRow,
    OmbudsmanReferralRow,
    OmbudsmanRuleRow,
    RoutingRuleRow,
    ...calendarEntities,
    ...idempotencyEntities,
  ],
  migrations: [...calendarMigrations, ...idempotencyMigrations, ...complaintMigrations],
};
