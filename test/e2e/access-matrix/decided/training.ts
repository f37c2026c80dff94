import type { FieldsByDecision } from '../decision.js';

/** The types of training. */
export const TRAINING_DECISIONS: Readonly<Record<string, FieldsByDecision>> = {
  AppointmentLetter: {
    TRAINING:
      'id number date subject legalBasis fileUrl validFrom validUntil recordedAt agency signer members replaces state ' +
      'stateLabel reviewState reviewStateLabel reviews version',
  },
  AppointmentLetterReview: { TRAINING: 'act at role reason agency' },
  AppointmentLetterConnection: { TRAINING: 'edges pageInfo totalCount feedCursor' },
  AppointmentLetterEdge: { TRAINING: 'cursor node' },
  AppointmentLetterEvent: { READINESS: 'letterId cursor occurredAt kind kindLabel level agency letter' },
  AppointmentLetterEventPage: { READINESS: 'events endCursor hasMore' },
  LetterSigner: { TRAINING: 'name office capacity basis officeLabel capacityLabel basisLabel' },
  AppointmentMember: { TRAINING: 'name role officer roleLabel' },
  SigningRule: { PUBLIC: 'agencyKind office capacities legalBasis validFrom validUntil officeLabel' },
  Readiness: { TRAINING: 'state lacks since asOf stateLabel lackLabels nextLack' },
  AgencyReadiness: { TRAINING: 'agency readiness' },
  AgencyReadinessConnection: { TRAINING: 'edges pageInfo totalCount feedCursor' },
  AgencyReadinessEdge: { TRAINING: 'cursor node' },
  ReadinessChangedEvent: {
    READINESS:
      'agencyId cursor occurredAt level stateBefore stateAfter lacksBefore lacksAfter since cause causeLabel agency',
  },
  ReadinessEventPage: { READINESS: 'events endCursor hasMore' },
  ReadinessSummary: { TRAINING: 'groups asOf' },
  ReadinessGroup: {
    TRAINING: 'province level total connected notConnected accountWithoutLetter states lacks nextLacks',
  },
  ReadinessExport: { TRAINING: 'csv rows' },
  ReadinessStateCount: { TRAINING: 'state count' },
  ReadinessLackCount: { TRAINING: 'lack count' },
  ReadinessGuidance: {
    READINESS_GUIDANCE:
      'id at kind role text visitOn acknowledgedAt acknowledgement agency by acknowledgedBy kindLabel',
  },
  ReadinessGuidanceConnection: { READINESS_GUIDANCE: 'edges pageInfo totalCount feedCursor' },
  ReadinessGuidanceEdge: { READINESS_GUIDANCE: 'cursor node' },
  ReadinessGuidanceEvent: {
    READINESS_GUIDANCE: 'guidanceId cursor occurredAt kind kindLabel level agency by guidance',
  },
  ReadinessGuidanceEventPage: { READINESS_GUIDANCE: 'events endCursor hasMore' },
  GuideReadinessPayload: { READINESS_GUIDE: 'guidance' },
  AcknowledgeReadinessGuidancePayload: { LETTER_CHANGE: 'guidance' },
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
    PEOPLE:
      'id signedOn dueOn remindOn keptOn keptBy state stateLabel followUpOwner fileUrl recordedAt agency participant ' +
      'training',
  },
  CommitmentLetterConnection: { PEOPLE: 'edges pageInfo totalCount feedCursor' },
  CommitmentLetterEdge: { PEOPLE: 'cursor node' },
  CommitmentEvent: {
    PEOPLE: 'commitmentLetterId cursor occurredAt kind kindLabel dueOn level agency commitmentLetter',
  },
  CommitmentEventPage: { PEOPLE: 'events endCursor hasMore' },
  OfficerAppointment: { TRAINING: 'letter role' },
  OfficerAttendance: { PEOPLE: 'training session present' },
  RecordAppointmentLetterPayload: { LETTER_CHANGE: 'appointmentLetter' },
  CorrectAppointmentLetterPayload: { LETTER_CHANGE: 'appointmentLetter' },
  VerifyAppointmentLetterPayload: { LETTER_REVIEW: 'appointmentLetter' },
  ReturnAppointmentLetterPayload: { LETTER_REVIEW: 'appointmentLetter' },
  RegisterParticipantPayload: { LETTER_CHANGE: 'participant' },
  RecordCommitmentLetterPayload: { LETTER_CHANGE: 'commitmentLetter' },
  RecordAttendancePayload: { TRAINING_CHANGE: 'session' },
  ScheduleTrainingPayload: { TRAINING_CHANGE: 'training' },
};
