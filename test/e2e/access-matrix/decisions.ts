import type { Scope } from '../../../schema/roles.js';

/**
 * Who sees what a field holds, or may ask a root field. The matrix proves each of them:
 * - PUBLIC: everyone, without a token.
 * - REPORTER: whoever knows the complaint's number and secret, without a token. Agencies' answers, the reporter's own words
 *   and rating are told like this too; agencies read them behind the complaint's CONTENT.
 * - PUBLIC_UNLESS_EXCLUDED: everyone, but null where the entry is excluded information (dikecualikan).
 * - EXCLUDED_CONTENT: the PPID of the agency that holds the excluded entry, and its superior.
 * - OFFICERS: who works in the hub, of whichever agency: names and posts of officers.
 * - HAND_OVER: who works in the body in which something was handed over; null for everyone else.
 * - TRAINING: who reads trainings, letters of appointment and readiness, of whichever agency.
 * - PEOPLE: of those, who may see the people sent to a training.
 * - COMPLAINT: who may see the complaint; CONTENT: null for those to whom it is secret (rahasia); NOTES: what agencies
 *   write to each other, null for everyone else; DUPLICATES: what may tell of the same, null for those who may not merge it;
 *   OVERSIGHT: who oversees it and that agencies have spoken of it, also where the words are secret.
 * - DRAFTS: who writes, signs or sends answers for the organisation whose drafts and templates they are; DRAFT_CHANGE: who
 *   answers for it; SIGN: its heads; ANSWER_CHANGE: who keeps its templates, and says whether it signs.
 * - MOVEMENT: who was entitled to the event when it happened.
 * - IDENTITY: who may reveal this complaint's reporter.
 * - STATISTICS: who may read an agency's complaints, of what that agency holds.
 * - RULE_LOG: who administers rules, of those that it administers.
 * - NOTIFICATION: the portal that handed the complaint in, or the delivery service of the national desk.
 * - HANDLE, INTAKE, CONFER, GUIDE, CALENDAR_CHANGE, RULE_CHANGE, DIRECTORY_CHANGE, LETTER_CHANGE, TRAINING_CHANGE,
 *   PPID_CHANGE: who may make this change, and its answer.
 */
export const DECISIONS = [
  'PUBLIC',
  'REPORTER',
  'PUBLIC_UNLESS_EXCLUDED',
  'EXCLUDED_CONTENT',
  'OFFICERS',
  'HAND_OVER',
  'TRAINING',
  'PEOPLE',
  'COMPLAINT',
  'CONTENT',
  'DUPLICATES',
  'NOTES',
  'OVERSIGHT',
  'DRAFTS',
  'DRAFT_CHANGE',
  'SIGN',
  'ANSWER_CHANGE',
  'MOVEMENT',
  'IDENTITY',
  'HANDLE',
  'INTAKE',
  'NOTIFICATION',
  'CONFER',
  'GUIDE',
  'CALENDAR_CHANGE',
  'STATISTICS',
  'RULE_LOG',
  'RULE_CHANGE',
  'DIRECTORY_CHANGE',
  'LETTER_CHANGE',
  'TRAINING_CHANGE',
  'PPID_CHANGE',
] as const;
export type Decision = (typeof DECISIONS)[number];

/** What the gateway asks for before anyone reaches a field of a decision: any of these sets of scopes. */
export const SCOPES_FOR: Readonly<Record<Decision, readonly (readonly Scope[])[]>> = {
  PUBLIC: [[]],
  REPORTER: [[]],
  PUBLIC_UNLESS_EXCLUDED: [[]],
  EXCLUDED_CONTENT: [['ppid:read']],
  OFFICERS: [['directory:officers']],
  HAND_OVER: [['directory:officers']],
  TRAINING: [['training:read']],
  PEOPLE: [['training:read']],
  COMPLAINT: [['complaint:read']],
  CONTENT: [['complaint:read']],
  DUPLICATES: [['complaint:read']],
  NOTES: [['complaint:read']],
  OVERSIGHT: [['complaint:read']],
  DRAFTS: [['complaint:read']],
  DRAFT_CHANGE: [['complaint:handle']],
  SIGN: [['complaint:sign']],
  ANSWER_CHANGE: [['complaint:administer']],
  MOVEMENT: [['complaint:read']],
  IDENTITY: [['complaint:reveal']],
  HANDLE: [['complaint:handle']],
  INTAKE: [['complaint:intake']],
  NOTIFICATION: [['complaint:notify']],
  CONFER: [['complaint:handle']],
  GUIDE: [['complaint:guide']],
  CALENDAR_CHANGE: [['complaint:handle']],
  STATISTICS: [['complaint:read']],
  RULE_LOG: [['complaint:administer']],
  RULE_CHANGE: [['complaint:administer']],
  DIRECTORY_CHANGE: [['directory:write']],
  LETTER_CHANGE: [['training:write'], ['training:read', 'directory:write']],
  TRAINING_CHANGE: [['training:write']],
  PPID_CHANGE: [['ppid:write']],
};

type FieldsByDecision = Partial<Readonly<Record<Decision, string>>>;

const CHANGED_COMPLAINT: FieldsByDecision = { HANDLE: 'complaintId trackingNumber state status version complaint' };
const PUBLIC_EDGE: FieldsByDecision = { PUBLIC: 'cursor node' };
const PUBLIC_PAGE: FieldsByDecision = { PUBLIC: 'edges pageInfo totalCount' };

/** Every field of every type of the API, by its decision. A new field has to be added here before the suite passes. */
export const DECISIONS_OF_TYPES: Readonly<Record<string, FieldsByDecision>> = {
  Query: {
    PUBLIC:
      'agency agencies region regions publicInformation publicInformationList signingRules regulation regulations ' +
      'intakeChannels escalationRules governmentAffairs suggestAgencies routingRules',
    STATISTICS: 'complaintStatistics',
    RULE_LOG: 'ruleChanges',
    REPORTER: 'trackComplaint myComplaintEvents',
    OFFICERS: 'officer',
    TRAINING: 'appointmentLetter appointmentLetters readinessList readinessSummary training trainings',
    COMPLAINT:
      'complaint complaints inbox overdueComplaints overdueCounts calendarYears provisionalDeadlines answerPolicy',
    DRAFTS: 'answerDrafts answerDraftEvents responseTemplates renderedResponse',
    DIRECTORY_CHANGE: 'previewUnitImport exportUnits',
    MOVEMENT: 'complaintEvents deadlineEvents complaintRemarks',
    NOTIFICATION: 'reporterNotifications',
  },
  Subscription: {
    MOVEMENT: 'complaintForwarded complaintDeadlineChanged complaintRemarked',
    DRAFTS: 'answerDraftChanged',
    NOTIFICATION: 'reporterNotified',
    REPORTER: 'myComplaintChanged',
  },
  Mutation: {
    PUBLIC: 'submitComplaint',
    REPORTER: 'replyToComplaint withdrawComplaint rateComplaint',
    HANDLE:
      'verifyComplaint forwardComplaint acceptComplaint startComplaint returnComplaint deferComplaint resumeComplaint ' +
      'respondComplaint archiveComplaint closeComplaint setComplaintFlags confirmReceipt reviseDeadline mergeComplaint ' +
      'unmergeComplaint copyComplaint endCopy',
    DRAFT_CHANGE: 'saveAnswerDraft submitAnswerDraft discardAnswerDraft sendAnswerDraft',
    SIGN: 'signAnswerDraft returnAnswerDraft',
    ANSWER_CHANGE: 'setAnswerPolicy saveResponseTemplate removeResponseTemplate',
    INTAKE: 'submitComplaints',
    NOTIFICATION: 'reporterContact markNotificationDelivered',
    CONFER: 'addComplaintNote acknowledgeGuidance',
    GUIDE: 'guideComplaint escalateToOmbudsman',
    CALENDAR_CHANGE: 'loadCalendarYear',
    RULE_CHANGE:
      'recordRegulation recordIntakeChannel recordPromise endPromise setFollowUpTarget saveEscalationRule ' +
      'endEscalationRule saveRoutingRule endRoutingRule',
    IDENTITY: 'revealReporter',
    DIRECTORY_CHANGE:
      'recordConnection recordAccount addUnit renameAgency closeAgency recordOfficer startPost endPost ' +
      'rotateOfficer acknowledgeHandOver importUnits recordContacts',
    LETTER_CHANGE: 'recordAppointmentLetter registerParticipant recordCommitmentLetter',
    TRAINING_CHANGE: 'recordAttendance scheduleTraining',
    PPID_CHANGE: 'designatePpid recordPublicInformation classifyPublicInformation',
  },
  PageInfo: { PUBLIC: 'hasNextPage hasPreviousPage startCursor endCursor' },
  Deadline: { PUBLIC: 'kind dueOn dueAt timeZone workingDaysLeft provisional legalBasis' },

  Agency: {
    PUBLIC:
      'id code name shortName kind level timeZone closedAt source confirmed version kindLabel parent children territory ' +
      'location connection account codes formerNames predecessors successors connectionRecords contacts ppid publicInformation ' +
      'servicePromises followUpTarget',
    STATISTICS: 'complaintStatistics',
    OFFICERS: 'head posts officers',
    HAND_OVER: 'handOvers',
    TRAINING: 'appointmentLetter readiness',
    PEOPLE: 'trainedOfficers',
  },
  AgencyConnection: PUBLIC_PAGE,
  AgencyEdge: PUBLIC_EDGE,
  AgencyConnectionState: { PUBLIC: 'connected since' },
  AgencyAccountState: { PUBLIC: 'exists since' },
  AgencyCode: { PUBLIC: 'code from until' },
  FormerName: { PUBLIC: 'name shortName until' },
  ConnectionRecord: { PUBLIC: 'fact holds since recordedAt note' },
  Region: { PUBLIC: 'id code name kind level localTerm timeZone autonomous parent children' },
  RegionConnection: PUBLIC_PAGE,
  RegionEdge: PUBLIC_EDGE,
  Officer: { OFFICERS: 'id name posts', TRAINING: 'appointments', PEOPLE: 'attendance' },
  Post: { OFFICERS: 'id title role kind functionalPosition version kindLabel officer agency from until' },
  AgencyContacts: { PUBLIC: 'address phone email website socialMedia from' },
  RecordContactsPayload: { DIRECTORY_CHANGE: 'agency' },
  RecordConnectionPayload: { DIRECTORY_CHANGE: 'agency' },
  RecordAccountPayload: { DIRECTORY_CHANGE: 'agency' },
  AddUnitPayload: { DIRECTORY_CHANGE: 'unit' },
  RenameAgencyPayload: { DIRECTORY_CHANGE: 'agency' },
  CloseAgencyPayload: { DIRECTORY_CHANGE: 'agency' },
  RecordOfficerPayload: { DIRECTORY_CHANGE: 'officer' },
  StartPostPayload: { DIRECTORY_CHANGE: 'post' },
  EndPostPayload: { DIRECTORY_CHANGE: 'post' },
  RotateOfficerPayload: { DIRECTORY_CHANGE: 'endedPost startedPost successorPost handOver affected' },
  RotationEffects: { DIRECTORY_CHANGE: 'head endingGrants vacantRoles' },
  HeadChange: { DIRECTORY_CHANGE: 'before after' },
  EndingGrant: { DIRECTORY_CHANGE: 'role lastDay agency' },
  VacantRole: { DIRECTORY_CHANGE: 'role from until agency' },
  UnitImportPreview: { DIRECTORY_CHANGE: 'digest added changed unchanged problemCount problems' },
  ImportProblem: { DIRECTORY_CHANGE: 'line column code message' },
  ImportUnitsPayload: { DIRECTORY_CHANGE: 'added changed unchanged' },
  UnitExport: { DIRECTORY_CHANGE: 'csv rows endCursor' },
  AcknowledgeHandOverPayload: { DIRECTORY_CHANGE: 'handOver' },
  HandOver: {
    HAND_OVER: 'id content openMatters documents recordedAt acknowledgedAt version agency post from to acknowledgedBy',
  },
  HandOverConnection: { HAND_OVER: 'edges pageInfo totalCount' },
  HandOverEdge: { HAND_OVER: 'cursor node' },

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
    PUBLIC: 'stage classification needsInspection quantity unit lead legalBasis carriedFrom unitLabel',
  },
  ArchiveReason: { PUBLIC: 'code legalBasis choosable name' },
  IntakeChannel: { PUBLIC: 'channel operator state validFrom source channelLabel stateLabel' },
  EscalationRule: { PUBLIC: 'id stage afterWorkingDays escalatesTo legalBasis active version' },
  ServicePromise: {
    PUBLIC: 'id agency stage classification quantity unit lead legalBasis validFrom validUntil version unitLabel',
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
      'from to received byStatus followedUp followedUpPercent target targetMet finished finishedPercent inTime ' +
      'inTimePercent medianDaysToFirstResponse medianDaysToCompletion satisfactionAverage satisfactionCount',
  },
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

  Ppid: { PUBLIC: 'id kind superior decreeNumber since confirmed kindLabel holder unit desk' },
  ServiceDesk: { PUBLIC: 'address phone email url' },
  PublicInformation: {
    PUBLIC:
      'id number title summary responsible madeOn madeIn form retention class version recordedAt holder classLabel ' +
      'formLabel determination exclusion',
    PUBLIC_UNLESS_EXCLUDED: 'fileUrl',
    EXCLUDED_CONTENT: 'excludedFileUrl',
  },
  PublicInformationConnection: PUBLIC_PAGE,
  PublicInformationEdge: PUBLIC_EDGE,
  Determination: { PUBLIC: 'number date signer' },
  InformationExclusion: { PUBLIC: 'ground harm benefit expiresOn decisionNumber groundLabel' },
  DesignatePpidPayload: { PPID_CHANGE: 'ppid' },
  RecordPublicInformationPayload: { PPID_CHANGE: 'publicInformation' },
  ClassifyPublicInformationPayload: { PPID_CHANGE: 'publicInformation' },

  AppointmentLetter: {
    TRAINING:
      'id number date subject legalBasis fileUrl validFrom validUntil recordedAt agency signer members replaces state ' +
      'stateLabel',
  },
  AppointmentLetterConnection: { TRAINING: 'edges pageInfo totalCount' },
  AppointmentLetterEdge: { TRAINING: 'cursor node' },
  LetterSigner: { TRAINING: 'name office capacity basis officeLabel capacityLabel' },
  AppointmentMember: { TRAINING: 'name role officer roleLabel' },
  SigningRule: { PUBLIC: 'agencyKind office legalBasis validFrom validUntil officeLabel' },
  Readiness: { TRAINING: 'state lacks since asOf stateLabel lackLabels nextLack' },
  AgencyReadiness: { TRAINING: 'agency readiness' },
  AgencyReadinessConnection: { TRAINING: 'edges pageInfo totalCount' },
  AgencyReadinessEdge: { TRAINING: 'cursor node' },
  ReadinessSummary: { TRAINING: 'groups asOf' },
  ReadinessGroup: {
    TRAINING: 'province level total connected notConnected accountWithoutLetter states lacks',
  },
  ReadinessStateCount: { TRAINING: 'state count' },
  ReadinessLackCount: { TRAINING: 'lack count' },
  TrainedOfficer: { PEOPLE: 'name attendedOn officer training' },
  Training: {
    TRAINING:
      'id kind title audience place regionCode timeZone capacity agencyCapacity startsOn endsOn source kindLabel ' +
      'organisers sessions participantCount',
    PEOPLE: 'participants',
  },
  TrainingConnection: { TRAINING: 'edges pageInfo totalCount' },
  TrainingEdge: { TRAINING: 'cursor node' },
  TrainingSession: {
    TRAINING: 'id date startsAt endsAt topic speaker version presentCount',
    PEOPLE: 'attendance',
  },
  Attendance: { PEOPLE: 'participant present recordedAt' },
  Participant: { PEOPLE: 'id name registeredAt officer agency commitmentLetter' },
  CommitmentLetter: {
    PEOPLE: 'id signedOn dueOn followUpOwner fileUrl recordedAt agency participant training',
  },
  OfficerAppointment: { TRAINING: 'letter role' },
  OfficerAttendance: { PEOPLE: 'training session present' },
  RecordAppointmentLetterPayload: { LETTER_CHANGE: 'appointmentLetter' },
  RegisterParticipantPayload: { LETTER_CHANGE: 'participant' },
  RecordCommitmentLetterPayload: { LETTER_CHANGE: 'commitmentLetter' },
  RecordAttendancePayload: { TRAINING_CHANGE: 'session' },
  ScheduleTrainingPayload: { TRAINING_CHANGE: 'training' },
};

/** The decision of every `Type.field`. Throws where a field is decided twice. */
export function readDecisions(): ReadonlyMap<string, Decision> {
  const decisions = new Map<string, Decision>();
  for (const [type, byDecision] of Object.entries(DECISIONS_OF_TYPES)) {
    for (const decision of DECISIONS) {
      for (const field of byDecision[decision]?.split(' ') ?? []) {
        const coordinate = `${type}.${field}`;
        if (decisions.has(coordinate)) throw new Error(`${coordinate} has two decisions`);
        decisions.set(coordinate, decision);
      }
    }
  }
  return decisions;
}

/** The fields of `type` with one of these decisions. */
export function fieldsDecided(type: string, ...decisions: readonly Decision[]): string[] {
  return decisions.flatMap((decision) => DECISIONS_OF_TYPES[type]?.[decision]?.split(' ') ?? []);
}
