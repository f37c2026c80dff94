import type { FieldsByDecision } from '../decision.js';

/** The roots, and what all subgraphs share. */
export const ROOT_DECISIONS: Readonly<Record<string, FieldsByDecision>> = {
  Query: {
    PUBLIC:
      'agency agencies region regions publicInformation publicInformationList signingRules regulation regulations ' +
      'intakeChannels officeHours escalationRules governmentAffairs suggestAgencies routingRules',
    STATISTICS: 'complaintStatistics',
    RULE_LOG: 'ruleChanges',
    REPORTER: 'trackComplaint myComplaintEvents',
    OFFICERS: 'officer',
    TRAINING:
      'appointmentLetter appointmentLetters readinessList readinessSummary readinessExport readinessGuidance training ' +
      'trainings',
    READINESS: 'readinessEvents appointmentLetterEvents',
    READINESS_GUIDANCE: 'readinessGuidanceEvents',
    COMPLAINT:
      'complaint complaints inbox overdueComplaints overdueCounts calendarYears provisionalDeadlines answerPolicy',
    DRAFTS: 'answerDrafts answerDraftEvents responseTemplates renderedResponse',
    DIRECTORY_CHANGE: 'previewUnitImport exportUnits',
    PEOPLE: 'commitmentLetters commitmentEvents',
    MOVEMENT: 'complaintEvents deadlineEvents complaintRemarks',
    NOTIFICATION: 'reporterNotifications',
  },
  Subscription: {
    PEOPLE: 'commitmentChanged',
    MOVEMENT: 'complaintForwarded complaintDeadlineChanged complaintRemarked',
    DRAFTS: 'answerDraftChanged',
    READINESS: 'readinessChanged appointmentLetterChanged',
    READINESS_GUIDANCE: 'readinessGuidanceChanged',
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
      'recordRegulation withdrawRegulation recordIntakeChannel recordPromise endPromise recordOfficeHours endOfficeHours ' +
      'setFollowUpTarget ' +
      'saveEscalationRule endEscalationRule saveRoutingRule endRoutingRule',
    IDENTITY: 'revealReporter',
    DIRECTORY_CHANGE:
      'recordConnection recordAccount addUnit addVillage renameAgency closeAgency recordOfficer startPost endPost ' +
      'rotateOfficer acknowledgeHandOver importUnits recordContacts establishBody recodeAgency splitAgency ' +
      'transferParts',
    LETTER_CHANGE:
      'recordAppointmentLetter correctAppointmentLetter registerParticipant recordCommitmentLetter ' +
      'acknowledgeReadinessGuidance',
    READINESS_GUIDE: 'guideReadiness',
    LETTER_REVIEW: 'verifyAppointmentLetter returnAppointmentLetter',
    TRAINING_CHANGE: 'recordAttendance scheduleTraining',
    PPID_CHANGE: 'designatePpid recordPublicInformation classifyPublicInformation',
  },
  PageInfo: { PUBLIC: 'hasNextPage hasPreviousPage startCursor endCursor' },
  Deadline: { PUBLIC: 'kind dueOn dueAt timeZone workingDaysLeft provisional legalBasis' },
};
