import { type FieldsByDecision, PUBLIC_EDGE, PUBLIC_PAGE } from '../decision.js';

const CHANGED_COMPLAINT: FieldsByDecision = { HANDLE: 'complaintId trackingNumber state status version complaint' };

/** The types of complaint. */
export const COMPLAINT_DECISIONS: Readonly<Record<string, FieldsByDecision>> = {
  Complaint: {
    COMPLAINT:
      'id trackingNumber classification needsInspection channel category location anonymous secret urgency state status ' +
      'unclearOrigin archiveReason receivedAt handler handlerLevel addressedTo origin regulation appliedRegulation suggestedAgencies dueAt overdue version classificationLabel ' +
      'channelLabel stateLabel statusLabel hops timeline deadlines rating escalations mergedInto duplicates copies',
    DUPLICATES: 'duplicateCandidates',
    CONTENT: 'title text answers messages',
    NOTES: 'deadlineRevisions notes',
    OVERSIGHT: 'supervisor guidance ombudsmanReferral',
    DRAFTS: 'answerDrafts',
  },
  DuplicateCandidate: { DUPLICATES: 'complaint score reasons reasonLabels' },
  ComplaintHop: {
    COMPLAINT: 'seq agency sentBy since receivedAt acceptedAt until affairs urgency respondWithinWorkingDays heldFor',
    NOTES: 'note evidence externalNumber',
  },
  ComplaintCopy: { COMPLAINT: 'agency since', NOTES: 'addedBy note' },
  ComplaintNote: { NOTES: 'id at agency role to text' },
  ComplaintGuidance: {
    OVERSIGHT: 'id at kind agency acknowledgedAt acknowledgedBy kindLabel',
    NOTES: 'text acknowledgement',
  },
  OmbudsmanReferral: { OVERSIGHT: 'at agency ombudsman legalBasis', NOTES: 'reason' },
  ComplaintRemarkEventPage: { MOVEMENT: 'events endCursor hasMore' },
  ComplaintRemarkEvent: {
    MOVEMENT: 'complaintId cursor occurredAt kind remarkId by to agency level kindLabel',
    COMPLAINT: 'complaint',
  },
  AddComplaintNotePayload: { CONFER: 'complaintId remarkId complaint' },
  AcknowledgeGuidancePayload: { CONFER: 'complaintId remarkId complaint' },
  GuideComplaintPayload: { GUIDE: 'complaintId remarkId complaint' },
  EscalateToOmbudsmanPayload: { GUIDE: 'complaintId remarkId complaint' },
  ComplaintTimeHeld: { COMPLAINT: 'workingDays pausedWorkingDays minutes' },
  DeadlineRevision: { NOTES: 'at by formerDueOn formerDueAt dueOn dueAt reason' },
  GovernmentAffair: { PUBLIC: 'code nameId nameEn group groupLabel legalBasis' },
  TimelineEntry: {
    COMPLAINT: 'seq kind at from to stateAfter statusAfter kindLabel statusAfterLabel',
    CONTENT: 'publicNote',
    NOTES: 'note actorRole actorAgency',
  },
  ComplaintAnswer: { REPORTER: 'agency at text evidence signature' },
  AnswerSignature: { REPORTER: 'agency role at' },
  AnswerDraft: {
    DRAFTS:
      'id complaintId agency state text evidence final createdAt changedAt returnReason signature version stateLabel ' +
      'complaint steps',
  },
  AnswerDraftStep: { DRAFTS: 'seq action at actorRole actorAgency reason' },
  AnswerDraftConnection: { DRAFTS: 'edges pageInfo totalCount feedCursor' },
  AnswerDraftEdge: { DRAFTS: 'cursor node' },
  AnswerDraftEvent: {
    DRAFTS: 'draftId complaintId cursor occurredAt agency stateAfter stateAfterLabel draft complaint',
  },
  AnswerDraftEventPage: { DRAFTS: 'events endCursor hasMore' },
  AnswerPolicy: { COMPLAINT: 'agency signatureRequired validFrom basis setAt setBy version' },
  ResponseTemplate: { DRAFTS: 'id agency category classification title body active version' },
  SaveAnswerDraftPayload: { DRAFT_CHANGE: 'draft' },
  SubmitAnswerDraftPayload: { DRAFT_CHANGE: 'draft' },
  DiscardAnswerDraftPayload: { DRAFT_CHANGE: 'draft' },
  SendAnswerDraftPayload: { DRAFT_CHANGE: `${CHANGED_COMPLAINT.HANDLE} draft` },
  SignAnswerDraftPayload: { SIGN: 'draft' },
  ReturnAnswerDraftPayload: { SIGN: 'draft' },
  SetAnswerPolicyPayload: { ANSWER_CHANGE: 'policy' },
  SaveResponseTemplatePayload: { ANSWER_CHANGE: 'template' },
  RemoveResponseTemplatePayload: { ANSWER_CHANGE: 'templateId' },
  ReporterMessage: { REPORTER: 'at text evidence' },
  ComplaintRating: { REPORTER: 'score comment at' },
  ComplaintConnection: { COMPLAINT: 'edges pageInfo totalCount feedCursor' },
  ComplaintEdge: { COMPLAINT: 'cursor node' },
  Regulation: { PUBLIC: 'id name basis region validFrom statuses limits archiveReasons' },
  RegulationStatus: { PUBLIC: 'status name' },
  RegulationLimit: {
    PUBLIC:
      'stage classification needsInspection quantity unit countsFrom lead legalBasis carriedFrom unitLabel countsFromLabel',
  },
  ArchiveReason: { PUBLIC: 'code legalBasis choosable name' },
  IntakeChannel: { PUBLIC: 'channel operator state validFrom source channelLabel stateLabel' },
  EscalationRule: { PUBLIC: 'id stage afterWorkingDays escalatesTo legalBasis active version' },
  ServicePromise: {
    PUBLIC:
      'id agency stage classification quantity unit countsFrom lead legalBasis validFrom validUntil version unitLabel ' +
      'countsFromLabel',
  },
  FollowUpTarget: { PUBLIC: 'agency year percent basis version' },
  RoutingRule: {
    PUBLIC: 'id category region classification agency level unitCode place reason validFrom validUntil version',
  },
  RoutingRuleConnection: PUBLIC_PAGE,
  RoutingRuleEdge: PUBLIC_EDGE,
  AgencySuggestion: { PUBLIC: 'agency why rule whyLabel explanation' },
  SaveRoutingRulePayload: { RULE_CHANGE: 'rule' },
  EndRoutingRulePayload: { RULE_CHANGE: 'rule' },
  ComplaintStatistics: {
    STATISTICS:
      'from to received byStatus measured followedUp followedUpPercent target targetMet finished finishedPercent inTime ' +
      'inTimePercent medianDaysToFirstResponse medianDaysToCompletion satisfactionAverage satisfactionCount',
  },
  AgencyWorkload: { STATISTICS: 'openComplaints overdue liaisonOfficers openPerLiaisonOfficer asOf' },
  StatusCount: { STATISTICS: 'status count statusLabel' },
  ComplaintStatisticsGroup: { STATISTICS: 'agency level statistics' },
  ComplaintStatisticsConnection: { STATISTICS: 'edges pageInfo totalCount' },
  ComplaintStatisticsEdge: { STATISTICS: 'cursor node' },
  RuleChange: { RULE_LOG: 'id at kind rule subject role agency content kindLabel' },
  RuleChangeConnection: { RULE_LOG: 'edges pageInfo totalCount' },
  RuleChangeEdge: { RULE_LOG: 'cursor node' },
  RecordRegulationPayload: { RULE_CHANGE: 'regulation' },
  RecordIntakeChannelPayload: { RULE_CHANGE: 'intakeChannel' },
  RecordPromisePayload: { RULE_CHANGE: 'promise' },
  EndPromisePayload: { RULE_CHANGE: 'promise' },
  SetFollowUpTargetPayload: { RULE_CHANGE: 'target' },
  SaveEscalationRulePayload: { RULE_CHANGE: 'rule' },
  EndEscalationRulePayload: { RULE_CHANGE: 'rule' },
  CalendarYear: { COMPLAINT: 'year region basis revision holidays' },
  Holiday: { COMPLAINT: 'date name kind' },
  LoadCalendarYearPayload: { CALENDAR_CHANGE: 'calendarYear' },
  ProvisionalDeadline: { COMPLAINT: 'id complaint deadline' },
  ProvisionalDeadlineConnection: { COMPLAINT: 'edges pageInfo totalCount' },
  ProvisionalDeadlineEdge: { COMPLAINT: 'cursor node' },
  OverdueCount: { COMPLAINT: 'level kind count kindLabel' },
  ComplaintEscalation: { COMPLAINT: 'at stage to legalBasis' },
  ComplaintDeadlineEventPage: { MOVEMENT: 'events endCursor hasMore' },
  ComplaintDeadlineEvent: {
    MOVEMENT: 'complaintId cursor occurredAt kind stage dueAt agency level escalatedTo kindLabel',
    COMPLAINT: 'complaint',
  },
  ComplaintEventPage: { MOVEMENT: 'events endCursor hasMore' },
  ComplaintForwardedEvent: {
    MOVEMENT:
      'complaintId cursor occurredAt kind fromLevel toLevel stateAfter statusAfter from to kindLabel statusAfterLabel',
    COMPLAINT: 'complaint',
  },
  MyComplaintEventPage: { REPORTER: 'events endCursor hasMore' },
  MyComplaintEvent: { REPORTER: 'cursor occurredAt kind statusAfter kindLabel statusAfterLabel complaint' },
  TrackedComplaint: {
    REPORTER:
      'trackingNumber title text classification channel category location anonymous secret status archiveReason receivedAt ' +
      'handler statusLabel timeline answers messages rating deadlines mergedInto notifications',
  },
  TrackedOriginal: { REPORTER: 'status statusLabel trackingNumber timeline answers' },
  TrackedTimelineEntry: { REPORTER: 'kind at from to statusAfter note kindLabel statusAfterLabel' },
  VerifyComplaintPayload: CHANGED_COMPLAINT,
  ForwardComplaintPayload: CHANGED_COMPLAINT,
  AcceptComplaintPayload: CHANGED_COMPLAINT,
  StartComplaintPayload: CHANGED_COMPLAINT,
  ReturnComplaintPayload: CHANGED_COMPLAINT,
  DeferComplaintPayload: CHANGED_COMPLAINT,
  ResumeComplaintPayload: CHANGED_COMPLAINT,
  RespondComplaintPayload: CHANGED_COMPLAINT,
  ArchiveComplaintPayload: CHANGED_COMPLAINT,
  CloseComplaintPayload: CHANGED_COMPLAINT,
  SetComplaintFlagsPayload: CHANGED_COMPLAINT,
  ConfirmReceiptPayload: CHANGED_COMPLAINT,
  ReviseDeadlinePayload: CHANGED_COMPLAINT,
  MergeComplaintPayload: CHANGED_COMPLAINT,
  UnmergeComplaintPayload: CHANGED_COMPLAINT,
  CopyComplaintPayload: CHANGED_COMPLAINT,
  EndCopyPayload: CHANGED_COMPLAINT,
  ReplyToComplaintPayload: { REPORTER: 'complaint' },
  WithdrawComplaintPayload: { REPORTER: 'complaint' },
  RateComplaintPayload: { REPORTER: 'complaint' },
  RevealReporterPayload: { IDENTITY: 'reporter' },
  ReporterIdentity: { IDENTITY: 'name nik phone email address' },
  ReporterNotificationPage: { NOTIFICATION: 'events endCursor hasMore' },
  ReporterNotification: {
    NOTIFICATION: 'id kind status ofOriginal cursor occurredAt trackingNumber kindLabel message longMessage complaint',
  },
  ReporterContactPayload: { NOTIFICATION: 'notificationId phone email' },
  MarkNotificationDeliveredPayload: { NOTIFICATION: 'notificationId' },
  SentNotification: {
    REPORTER: 'id kind status ofOriginal at trackingNumber kindLabel message longMessage deliveries',
  },
  NotificationDelivery: { REPORTER: 'channel outcome at' },
  SubmitComplaintsPayload: { INTAKE: 'results' },
  SubmissionResult: { INTAKE: 'index payload error' },
  BulkError: { INTAKE: 'code message retryable fields currentVersion errorId' },
  RefusedField: { INTAKE: 'path message' },
  SubmitComplaintPayload: { REPORTER: 'trackingNumber secret complaint' },
};
