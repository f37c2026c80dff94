import { CalendarYearRow, HolidayRow } from '../../kit/calendar.entity.js';
import type { Followers } from '../../kit/standing/standing.duty.js';
import { AnswerDraftRow } from '../answering/answer-draft.entity.js';
import { AnswerPolicyRow } from '../answering/answer-policy.entity.js';
import { ResponseTemplateRow } from '../answering/response-template.entity.js';
import { ComplaintRow } from '../complaint.entity.js';
import { ComplaintDeadlineRow } from '../complaint-deadline.entity.js';
import { ComplaintParticipantRow } from '../participants/participant.entity.js';
import { OfficeHoursRow } from '../regulation/office-hours.entity.js';
import { AgencyLimitRow, RegulationRow } from '../regulation/regulation.entity.js';
import { RuleChangeRow } from '../regulation/rule-change.entity.js';
import { RoutingRuleRow } from '../routing/routing-rule.entity.js';

const OF_AGENCY = { organisation: 'organisation', agencyId: 'agencyId' };

/**
 * What of complaints follows agencies. Copies, supervision, drafts and words to begin an answer with are at hand for whoever
 * carries on the tasks; what an agency promised or has ordered for its own answers lapses with it.
 */
export const COMPLAINT_COPIES: Pick<Followers, 'copies' | 'paths' | 'regions'> = {
  copies: [
    {
      entity: ComplaintRow,
      organisation: 'handlerOrganisation',
      supervision: 'handlerSupervision',
      agencyId: 'handlerId',
      afterClosing: 'STAYS',
    },
    { entity: ComplaintParticipantRow, ...OF_AGENCY, afterClosing: 'FIRST_HEIR' },
    { entity: AnswerDraftRow, ...OF_AGENCY, afterClosing: 'FIRST_HEIR' },
    { entity: ResponseTemplateRow, ...OF_AGENCY, afterClosing: 'FIRST_HEIR' },
    { entity: AnswerPolicyRow, ...OF_AGENCY, afterClosing: 'STAYS' },
    { entity: AgencyLimitRow, ...OF_AGENCY, afterClosing: 'STAYS' },
    { entity: OfficeHoursRow, ...OF_AGENCY, afterClosing: 'STAYS' },
    {
      entity: RuleChangeRow,
      organisation: 'organisation',
      supervision: 'supervision',
      agencyId: 'ownerId',
      afterClosing: 'FIRST_HEIR',
    },
  ],
  // So that the own office hours of who holds a complaint go on to count.
  paths: [
    {
      entity: ComplaintDeadlineRow,
      organisation: 'organisation',
      empty: 'closedAt',
      isOf: 'complaintId IN (SELECT held.id FROM complaint held WHERE held.handlerId = :agencyId)',
    },
  ],
  regions: [
    { entity: ComplaintDeadlineRow, region: 'region', empty: 'closedAt' },
    { entity: RoutingRuleRow, region: 'region' },
    { entity: RegulationRow, region: 'region' },
    { entity: OfficeHoursRow, region: 'region' },
    { entity: CalendarYearRow, region: 'region' },
    { entity: HolidayRow, region: 'region' },
  ],
};
