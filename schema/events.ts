import type { Role } from './roles.js';

/** A level in the hierarchy that a complaint moves through, from the centre down. */
export const AGENCY_LEVELS = ['NATIONAL', 'MINISTRY', 'PROVINCE', 'REGENCY', 'UNIT', 'DISTRICT', 'VILLAGE'] as const;
export type AgencyLevel = (typeof AGENCY_LEVELS)[number];

/** What every subgraph knows of an agency: its immutable id and the dated facts that rules are decided by. */
export interface AgencyFacts {
  id: string;
  code: string;
  name: string;
  /** The Indonesian term of its kind, such as `PEMERINTAH_KABUPATEN` or `DINAS`. */
  kind: string;
  level: AgencyLevel;
  parentId: string | null;
  /** Path in the organisation relation. */
  organisation: string;
  /** Region inside which a supervisor's jurisdiction reaches this agency; null for national bodies and their offices. */
  supervision: string | null;
  /** Regions that this agency has jurisdiction over. */
  jurisdiction: string[];
  /** Region in which it sits, as a ministry's office does; undefined in facts from before this was told. */
  location?: string | null;
  /** IANA zone in which its days and deadlines run. */
  timeZone: string;
  connected: boolean;
  hasAccount: boolean;
  /** Since when it has an account or has none any more, as an ISO instant; null where it is not known or there never was one. */
  accountSince?: string | null;
  /** When the agency ceased to exist; null while it exists. */
  closedAt: string | null;
  /** Grows with each change; an older fact never replaces a newer one. */
  version: number;
  /** Ids of those who carry on the tasks of a closed agency, the first of them first; undefined where there are none. */
  successors?: string[];
  /**
   * Regions that it has of other bodies, by every code that they had and from everyone who gave them away; undefined where
   * there are none.
   */
  takenOver?: TakenOverRegion[];
  /**
   * The codes that it had before the one that it has, each as often as it had it, the last first; undefined where there are
   * none.
   */
  formerCodes?: FormerCode[];
}

/** A code that an agency had, and the first and last day on which it had it, `YYYY-MM-DD`. */
export interface FormerCode {
  code: string;
  /** Null since before what is recorded; undefined where it was not told. */
  from?: string | null;
  until: string;
}

/** A region that went from one body to another, at once or by way of others. */
export interface TakenOverRegion {
  fromAgencyId: string;
  /** A code that it had, and the one that it has now. */
  formerCode: string;
  code: string;
  /** When it was recorded that the former body gave it away; undefined where that was before this was told. */
  since?: string;
}

/** Event kinds of the agency-directory feed, with their payloads. */
export interface DirectoryEvents {
  AGENCY_CHANGED: AgencyFacts;
  POST_STARTED: PostFacts;
  POST_ENDED: PostFacts;
}

/** A post that an officer holds or held at an agency. */
export interface PostFacts {
  id: string;
  officerId: string;
  agencyId: string;
  role: Role | null;
  /** First day, `YYYY-MM-DD` in the agency's zone. */
  from: string;
  /** Last day, which may still be to come; null while the post is open. Before the first one it is held on no day. */
  until: string | null;
}

/** Event kinds of the complaint feed, with their payloads: ids, levels and states, never personal data. */
export interface ComplaintEvents {
  COMPLAINT_RECEIVED: ComplaintChange;
  COMPLAINT_VERIFIED: ComplaintChange;
  COMPLAINT_FORWARDED: ComplaintMovement;
  COMPLAINT_RETURNED: ComplaintMovement;
  COMPLAINT_RESPONSIBILITY_PASSED: ComplaintMovement;
  COMPLAINT_RECEIPT_CONFIRMED: ComplaintChange;
  COMPLAINT_ACCEPTED: ComplaintChange;
  COMPLAINT_STARTED: ComplaintChange;
  COMPLAINT_DEFERRED: ComplaintChange;
  COMPLAINT_RESUMED: ComplaintChange;
  COMPLAINT_ANSWERED: ComplaintChange;
  COMPLAINT_REOPENED: ComplaintChange;
  COMPLAINT_ARCHIVED: ComplaintChange;
  COMPLAINT_RATED: ComplaintChange;
  COMPLAINT_FLAGS_SET: ComplaintChange;
  COMPLAINT_CLOSED: ComplaintChange;
  COMPLAINT_MERGED: ComplaintMerger;
  COMPLAINT_UNMERGED: ComplaintMerger;
  REPORTER_NOTIFIED: ReporterNotice;
  COMPLAINT_DEADLINE_APPROACHING: ComplaintDeadlineNotice;
  COMPLAINT_DEADLINE_MISSED: ComplaintDeadlineNotice;
  COMPLAINT_DEADLINE_RECOUNTED: ComplaintDeadlineNotice;
  COMPLAINT_DEADLINE_REVISED: ComplaintDeadlineNotice;
  COMPLAINT_ESCALATED: ComplaintEscalationNotice;
  COMPLAINT_COPIED: ComplaintCopyNotice;
  COMPLAINT_COPY_ENDED: ComplaintCopyNotice;
  COMPLAINT_NOTED: ComplaintRemark;
  COMPLAINT_GUIDED: ComplaintRemark;
  COMPLAINT_REMINDED: ComplaintRemark;
  COMPLAINT_GUIDANCE_ACKNOWLEDGED: ComplaintRemark;
  COMPLAINT_REFERRED_TO_OMBUDSMAN: ComplaintRemark;
  COMPLAINT_ANSWER_DRAFT_CHANGED: ComplaintAnswerDraftNotice;
}

export interface ComplaintChange {
  complaintId: string;
  /** State of the complaint right after the event. */
  statusAfter: string;
}

/** A complaint that was merged into another one, or separated from it again; the other one itself stays as it is. */
export interface ComplaintMerger extends ComplaintChange {
  intoComplaintId: string;
}

/** That the reporter of a complaint is told of something; where to is not in it. */
export interface ReporterNotice {
  complaintId: string;
  notificationId: string;
  /** What is told. */
  notification: string;
  /** The public status after it. */
  status: string;
  /** Whether it happened to the complaint into which this one was merged. */
  ofOriginal: boolean;
}

export interface ComplaintMovement extends ComplaintChange {
  fromAgencyId: string;
  toAgencyId: string;
  fromLevel: AgencyLevel;
  toLevel: AgencyLevel;
  fromOrganisation: string;
  toOrganisation: string;
  fromTerritory: string | null;
  toTerritory: string | null;
}

/** An agency and where it stood when something was told of it. */
export interface AgencyPlace {
  agencyId: string;
  level: AgencyLevel;
  organisation: string;
  territory: string | null;
}

/** The agency that held a complaint when something was told of it, and where that agency stood. */
export interface ComplaintHolding extends AgencyPlace {
  complaintId: string;
}

/** What is told of a deadline of a complaint, which itself stays as it is. */
export interface ComplaintDeadlineNotice extends ComplaintHolding {
  /** What has to be done until then. */
  stage: string;
  /** When it ends, or ended, as an ISO instant. */
  dueAt: string;
}

export interface ComplaintEscalationNotice extends ComplaintDeadlineNotice {
  /** The agency that it was brought to. */
  toAgencyId: string;
}

/** That agencies say something of a complaint to each other: who and to whom, never the words. */
export interface ComplaintRemark extends ComplaintHolding {
  /** Id of the note, the guidance or the referral. */
  remarkId: string;
  byAgencyId: string;
  /** Whom it is addressed to; null where that is everybody who handles or watches it. */
  toAgencyId: string | null;
}

/** That an agency is given a copy of a complaint, or is no longer. */
export interface ComplaintCopyNotice extends ComplaintChange, ComplaintHolding {
  byAgencyId: string;
  /** Whose copy it is. */
  toAgencyId: string;
}

/** What is told of the draft of an answer, inside the organisation that writes it. */
export interface ComplaintAnswerDraftNotice {
  complaintId: string;
  draftId: string;
  /** The agency that writes it. */
  agencyId: string;
  /** State of the draft right after the event. */
  stateAfter: string;
}

/** Event kinds of the training feed: ids and states, never personal data. */
export interface TrainingEvents {
  APPOINTMENT_LETTER_RECORDED: LetterNotice;
  APPOINTMENT_LETTER_VERIFIED: LetterNotice;
  APPOINTMENT_LETTER_RETURNED: LetterNotice;
  APPOINTMENT_LETTER_CORRECTED: LetterNotice;
  COMMITMENT_RECORDED: CommitmentNotice;
  COMMITMENT_DUE_SOON: CommitmentNotice;
  COMMITMENT_OVERDUE: CommitmentNotice;
  COMMITMENT_KEPT: CommitmentNotice;
  COMMITMENT_REOPENED: CommitmentNotice;
  READINESS_GUIDED: ReadinessGuidanceNotice;
  READINESS_GUIDANCE_ACKNOWLEDGED: ReadinessGuidanceNotice;
  TRAINING_SCHEDULED: { trainingId: string; organiserIds: string[] };
  PARTICIPANT_REGISTERED: { participantId: string; trainingId: string; agencyId: string };
  ATTENDANCE_RECORDED: { trainingId: string; sessionId: string };
  READINESS_CHANGED: ReadinessChange;
}

/** How ready an agency was and is, and what changed that. */
export interface ReadinessChange extends AgencyPlace {
  stateBefore: string;
  stateAfter: string;
  lacksBefore: string[];
  lacksAfter: string[];
  /** Since which calendar date it is in the state after; null where that is not known. */
  since: string | null;
  cause: string;
}

/** What happened to a letter of appointment, and where its agency stood; never why it was returned. */
export interface LetterNotice extends AgencyPlace {
  letterId: string;
}

/** What is told of the promise of an agency's letter of appointment, and where the agency stood. */
export interface CommitmentNotice extends AgencyPlace {
  commitmentLetterId: string;
  trainingId: string;
  /** The day by which the letter was promised. */
  dueOn: string;
}

/** That a supervisor guided an agency on its way to readiness, or that it took note: who, never the words. */
export interface ReadinessGuidanceNotice extends AgencyPlace {
  guidanceId: string;
  byAgencyId: string;
}

/** Event kinds of the ppid-information feed: ids only. */
export interface PpidEvents {
  PPID_DESIGNATED: { ppidId: string; agencyId: string };
  PUBLIC_INFORMATION_RECORDED: { publicInformationId: string; agencyId: string };
  PUBLIC_INFORMATION_CLASSIFIED: { publicInformationId: string; agencyId: string };
}
