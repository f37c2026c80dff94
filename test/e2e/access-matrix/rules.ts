import type { Role, Scope } from '../../../schema/roles.js';

/**
 * The rules of access, written a second time from domain.md and the issue, so that the tables of the subgraphs and of the
 * roles are proven against something that is not themselves.
 */

/**
 * How a viewer's agency stands to the agency that a row belongs to (INSIDE: as a unit of it), or takes part in the row: by a copy (tembusan), also as
 * a unit that was asked, to supervise, because the row was brought to it, or as who has guided the holder.
 */
export type Standing =
  | 'ORGANISATION'
  | 'INSIDE'
  | 'TERRITORY'
  | 'ORIGIN'
  | 'COPY'
  | 'SUPERVISION'
  | 'REFERRAL'
  | 'GUIDE';

/** Which roles hold a scope. */
export const HOLDERS: Readonly<Record<Scope, readonly Role[]>> = {
  'complaint:read': [
    'NATIONAL_DESK',
    'NATIONAL_MONITOR',
    'AGENCY_ADMIN',
    'PROVINCIAL_MONITOR',
    'LIAISON_OFFICER',
    'HEAD',
    'PORTAL',
  ],
  'complaint:handle': ['NATIONAL_DESK', 'AGENCY_ADMIN', 'LIAISON_OFFICER'],
  'complaint:guide': ['NATIONAL_DESK', 'NATIONAL_MONITOR', 'AGENCY_ADMIN', 'PROVINCIAL_MONITOR'],
  'complaint:notify': ['PORTAL'],
  'complaint:intake': ['NATIONAL_DESK', 'AGENCY_ADMIN', 'PORTAL'],
  'complaint:reveal': ['NATIONAL_DESK', 'AGENCY_ADMIN'],
  'complaint:administer': ['NATIONAL_DESK', 'AGENCY_ADMIN'],
  'complaint:sign': ['HEAD'],
  'directory:officers': [
    'NATIONAL_DESK',
    'NATIONAL_MONITOR',
    'AGENCY_ADMIN',
    'PROVINCIAL_MONITOR',
    'LIAISON_OFFICER',
    'HEAD',
    'PPID_OFFICER',
    'PPID_SUPERIOR',
    'TRAINING_COORDINATOR',
  ],
  'directory:write': ['NATIONAL_DESK', 'AGENCY_ADMIN'],
  'ppid:read': ['NATIONAL_MONITOR', 'AGENCY_ADMIN', 'PROVINCIAL_MONITOR', 'HEAD', 'PPID_OFFICER', 'PPID_SUPERIOR'],
  'ppid:write': ['PPID_OFFICER', 'PPID_SUPERIOR'],
  'training:read': [
    'NATIONAL_DESK',
    'NATIONAL_MONITOR',
    'AGENCY_ADMIN',
    'PROVINCIAL_MONITOR',
    'LIAISON_OFFICER',
    'HEAD',
    'TRAINING_COORDINATOR',
  ],
  'training:write': ['TRAINING_COORDINATOR'],
  'training:review': ['NATIONAL_DESK'],
  'training:guide': ['NATIONAL_DESK', 'NATIONAL_MONITOR', 'PROVINCIAL_MONITOR'],
};

/** Who asks: nobody known, or one role at one agency. */
export interface Asker {
  role: Role | null;
  /** To the agency of the row in question. */
  standings: readonly Standing[];
}

/** Whether a role has one of these sets of scopes. */
export function hasScopes(role: Role | null, alternatives: readonly (readonly Scope[])[]): boolean {
  return alternatives.some((scopes) => scopes.every((scope) => role !== null && HOLDERS[scope].includes(role)));
}

/** What somebody sees of a complaint. */
export interface Sight {
  sees: boolean;
  /** Title, text and answers. */
  content: boolean;
  /** What agencies write to each other, and who there did what. */
  notes: boolean;
  /** Answers that are not sent yet. */
  drafts: boolean;
  /** Who oversees it, and that agencies have spoken of it. */
  oversight: boolean;
  /** What the own agency has said of it to guide, which is no secret to those who said it. */
  ownWords: boolean;
}

const NOTHING: Sight = {
  sees: false,
  content: false,
  notes: false,
  drafts: false,
  oversight: false,
  ownWords: false,
};
const ALL_BUT_DRAFTS: Sight = { ...NOTHING, sees: true, content: true, notes: true, oversight: true };
const EVERYTHING: Sight = { ...ALL_BUT_DRAFTS, drafts: true };

/**
 * Handlers see all of what their own body and its units hold, and who has a copy all of that but drafts; supervisors what
 * lies in their territory, or was given them to supervise, without the content of a secret complaint; the Ombudsman all
 * that was brought to it; the national desk everything; national monitors everything but secret content; a portal
 * what it handed in, without the notes between agencies. Drafts are the business of whoever answers alone.
 */
export function sightOf({ role, standings }: Asker, isSecret: boolean): Sight {
  const ownWords = standings.includes('GUIDE');
  const supervisor: Sight = { ...NOTHING, sees: true, content: !isSecret, notes: !isSecret, oversight: true, ownWords };
  const isReferredTo = standings.includes('REFERRAL');
  switch (role) {
    case 'NATIONAL_DESK':
      return { ...EVERYTHING, drafts: standings.includes('ORGANISATION') };
    case 'NATIONAL_MONITOR':
      return isReferredTo ? ALL_BUT_DRAFTS : supervisor;
    case 'AGENCY_ADMIN':
    case 'LIAISON_OFFICER':
    case 'HEAD':
      if (standings.includes('ORGANISATION')) return EVERYTHING;
      if (standings.includes('COPY') || (isReferredTo && role !== 'LIAISON_OFFICER')) return ALL_BUT_DRAFTS;
      return role === 'AGENCY_ADMIN' && standings.includes('SUPERVISION') ? supervisor : NOTHING;
    case 'PROVINCIAL_MONITOR':
      return standings.includes('TERRITORY') || standings.includes('SUPERVISION') ? supervisor : NOTHING;
    case 'PORTAL':
      return standings.includes('ORIGIN') ? { ...NOTHING, sees: true, content: true } : NOTHING;
    default:
      return NOTHING;
  }
}

const LIAISON_ACTIONS = [
  'confirmReceipt',
  'acceptComplaint',
  'startComplaint',
  'returnComplaint',
  'deferComplaint',
  'resumeComplaint',
  'respondComplaint',
  'setComplaintFlags',
  'copyComplaint',
  'endCopy',
  'saveAnswerDraft',
  'submitAnswerDraft',
  'discardAnswerDraft',
  'sendAnswerDraft',
  'addComplaintNote',
  'acknowledgeGuidance',
];

/** Only whose own organisation holds the complaint handles it; a liaison officer answers, an admin does everything. */
export function mayHandle({ role, standings }: Asker, action: string): boolean {
  if (!standings.includes('ORGANISATION')) return false;
  if (role === 'NATIONAL_DESK' || role === 'AGENCY_ADMIN') return true;
  return role === 'LIAISON_OFFICER' && LIAISON_ACTIONS.includes(action);
}

/** Who handles a complaint has a word with other agencies, and so has who was given a copy or was asked. */
export function mayNote(asker: Asker): boolean {
  const { role, standings } = asker;
  const hasCopy = standings.includes('COPY') && (role === 'AGENCY_ADMIN' || role === 'LIAISON_OFFICER');
  return hasCopy || mayHandle(asker, 'addComplaintNote');
}

/** The national desk, and the admin of a body above the holder, revise what a sender has asked; nobody does for itself. */
export function mayReviseDeadline({ role, standings }: Asker, isHolder: boolean): boolean {
  if (isHolder) return false;
  return role === 'NATIONAL_DESK' || (role === 'AGENCY_ADMIN' && standings.includes('ORGANISATION'));
}

/** Heads sign for their own body and its units, and nobody else does. */
export function maySign({ role, standings }: Asker): boolean {
  return role === 'HEAD' && standings.includes('ORGANISATION');
}

/** The admin of a body keeps its templates and says whether it signs; the national desk does for itself. */
export function mayManageAnswers({ role, standings }: Asker): boolean {
  return (role === 'NATIONAL_DESK' || role === 'AGENCY_ADMIN') && standings.includes('ORGANISATION');
}

/** The centre brings complaints to the Ombudsman from everywhere, a province from its territory; no handler does. */
export function mayEscalate({ role, standings }: Asker): boolean {
  if (role === 'NATIONAL_DESK' || role === 'NATIONAL_MONITOR') return true;
  return role === 'PROVINCIAL_MONITOR' && standings.includes('TERRITORY');
}

/** They guide too, and so does whoever supervises a complaint, or was brought it; whoever handles it does not guide itself. */
export function mayGuide(asker: Asker): boolean {
  const { role, standings } = asker;
  const supervises = standings.includes('SUPERVISION') && (role === 'AGENCY_ADMIN' || role === 'PROVINCIAL_MONITOR');
  const examines = standings.includes('REFERRAL') && role === 'AGENCY_ADMIN';
  return supervises || examines || mayEscalate(asker);
}

/** Agencies are measured by what they hold, before those who read all of that; a copy or a single complaint is not enough. */
export function mayMeasure({ role, standings }: Asker): boolean {
  return sightOf({ role, standings: standings.filter((one) => one === 'ORGANISATION' || one === 'TERRITORY') }, false)
    .sees;
}

/** The centre keeps every calendar, the admin of a regional government its own. */
export function mayLoadCalendar({ role, standings }: Asker): boolean {
  return role === 'NATIONAL_DESK' || (role === 'AGENCY_ADMIN' && standings.includes('ORGANISATION'));
}

/**
 * The centre keeps the rules of the whole country, and a target for anyone; the admin of a body what that body sets for
 * itself. Nobody promises for others, or opens their
 * offices.
 */
export function mayAdminister({ role, standings }: Asker, change: string): boolean {
  if (role === 'NATIONAL_DESK') return !['recordPromise', 'endPromise', 'recordOfficeHours'].includes(change);
  return role === 'AGENCY_ADMIN' && standings.includes('ORGANISATION');
}

/** What a law does to bodies and regions, and that an account is gone: nobody but the centre records it. */
const BY_THE_CENTRE = [
  'establishBody',
  'recodeAgency',
  'splitAgency',
  'transferParts',
  'foundRegion',
  'withdrawAccount',
];

/** The admin of a body writes in its part of the directory; the centre records connections, adds villages, renames, and closes bodies. */
export function mayChangeDirectory({ role, standings }: Asker, change: string): boolean {
  if (BY_THE_CENTRE.includes(change)) return role === 'NATIONAL_DESK';
  if (role === 'NATIONAL_DESK')
    return ['recordConnection', 'recordAccount', 'renameAgency', 'addVillage'].includes(change);
  return role === 'AGENCY_ADMIN' && standings.includes('ORGANISATION');
}

/** What is handed over when a post ends is for those who work in that body. */
export function seesHandOvers({ role, standings }: Asker): boolean {
  return role !== null && HOLDERS['directory:officers'].includes(role) && standings.includes('ORGANISATION');
}

/** Excluded information is for the PPID of whoever holds it, and for its superior. */
export function mayReadExcluded({ role, standings }: Asker): boolean {
  return (role === 'PPID_OFFICER' || role === 'PPID_SUPERIOR') && standings.includes('ORGANISATION');
}

/** The PPID keeps the information list; it or its superior says who is the PPID. */
export function mayChangeInformation(asker: Asker, change: string): boolean {
  return mayReadExcluded(asker) && (change === 'designatePpid' || asker.role === 'PPID_OFFICER');
}

/**
 * Who was sent to a training is seen by that agency and whoever is above it, by whoever organises the training, and by
 * supervisors and coordinators in their territory; `toOrganiser` is how the asker stands to the organiser.
 */
export function maySeePeople({ role, standings }: Asker, toOrganiser: readonly Standing[]): boolean {
  const all = [...standings, ...toOrganiser];
  switch (role) {
    case 'NATIONAL_DESK':
    case 'NATIONAL_MONITOR':
      return true;
    case 'AGENCY_ADMIN':
    case 'LIAISON_OFFICER':
    case 'HEAD':
      return all.includes('ORGANISATION');
    case 'PROVINCIAL_MONITOR':
    case 'TRAINING_COORDINATOR':
      return all.includes('ORGANISATION') || all.includes('TERRITORY');
    default:
      return false;
  }
}

/**
 * A change of readiness, or of a letter, is told to the centre, to who works in that body or in a unit of it, and to
 * supervisors and coordinators of its territory.
 */
export function mayFollowReadiness({ role, standings }: Asker): boolean {
  const worksThere = standings.includes('ORGANISATION') || standings.includes('INSIDE');
  switch (role) {
    case 'NATIONAL_DESK':
    case 'NATIONAL_MONITOR':
      return true;
    case 'AGENCY_ADMIN':
    case 'LIAISON_OFFICER':
    case 'HEAD':
      return worksThere;
    case 'PROVINCIAL_MONITOR':
      return standings.includes('TERRITORY');
    case 'TRAINING_COORDINATOR':
      return worksThere || standings.includes('TERRITORY');
    default:
      return false;
  }
}

/** An agency's own admin and coordinator record its letters and register its people. */
export function mayChangeLetters({ role, standings }: Asker): boolean {
  return (role === 'AGENCY_ADMIN' || role === 'TRAINING_COORDINATOR') && standings.includes('ORGANISATION');
}

/** The centre verifies and returns letters, wherever they are from; nobody else does. */
export function mayReviewLetters({ role }: Asker): boolean {
  return role === 'NATIONAL_DESK';
}

/** Trainings are run by the coordinator of whoever organises them. */
export function mayOrganise({ role, standings }: Asker): boolean {
  return role === 'TRAINING_COORDINATOR' && standings.includes('ORGANISATION');
}
