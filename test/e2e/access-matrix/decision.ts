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
 * - READINESS: of those, who was entitled to a change of readiness, or of a letter, when it was told.
 * - PEOPLE: of those, who may see the people sent to a training; READINESS_GUIDANCE: who may see how an agency was guided.
 * - COMPLAINT: who may see the complaint; CONTENT: null for those to whom it is secret (rahasia); NOTES: what agencies
 *   write to each other, null for everyone else; DUPLICATES: what may tell of the same, null for those who may not merge it;
 *   OVERSIGHT: who oversees it and that agencies have spoken of it, also where the words are secret.
 * - DRAFTS: who writes, signs or sends answers for the organisation whose drafts and templates they are; DRAFT_CHANGE: who
 *   answers for it; SIGN: its heads; ANSWER_CHANGE: who keeps its templates, and says whether it signs.
 * - MOVEMENT: who was entitled to the event when it happened.
 * - IDENTITY: who may reveal this complaint's reporter.
 * - STATISTICS: who may read an agency's complaints, of what that agency holds.
 * - OFFICER_WORKLOAD: of those, who sees officers too, where they may read all that the officer answers for.
 * - RULE_LOG: who administers rules, of those that it administers.
 * - NOTIFICATION: the portal that handed the complaint in, or the delivery service of the national desk.
 * - HANDLE, INTAKE, CONFER, GUIDE, CALENDAR_CHANGE, RULE_CHANGE, DIRECTORY_CHANGE, LETTER_CHANGE, LETTER_REVIEW,
 *   READINESS_GUIDE, TRAINING_CHANGE, PPID_CHANGE: who may make this change, and its answer.
 */
export const DECISIONS = [
  'PUBLIC',
  'REPORTER',
  'PUBLIC_UNLESS_EXCLUDED',
  'EXCLUDED_CONTENT',
  'OFFICERS',
  'HAND_OVER',
  'TRAINING',
  'READINESS',
  'PEOPLE',
  'READINESS_GUIDANCE',
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
  'OFFICER_WORKLOAD',
  'RULE_LOG',
  'RULE_CHANGE',
  'DIRECTORY_CHANGE',
  'LETTER_CHANGE',
  'LETTER_REVIEW',
  'READINESS_GUIDE',
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
  READINESS: [['training:read']],
  PEOPLE: [['training:read']],
  READINESS_GUIDANCE: [['training:read']],
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
  OFFICER_WORKLOAD: [['complaint:read', 'directory:officers']],
  RULE_LOG: [['complaint:administer']],
  RULE_CHANGE: [['complaint:administer']],
  DIRECTORY_CHANGE: [['directory:write']],
  LETTER_CHANGE: [['training:write'], ['training:read', 'directory:write']],
  LETTER_REVIEW: [['training:review']],
  READINESS_GUIDE: [['training:guide']],
  TRAINING_CHANGE: [['training:write']],
  PPID_CHANGE: [['ppid:write']],
};

/** Fields of one type, by their decision. */
export type FieldsByDecision = Partial<Readonly<Record<Decision, string>>>;

export const PUBLIC_EDGE: FieldsByDecision = { PUBLIC: 'cursor node' };
export const PUBLIC_PAGE: FieldsByDecision = { PUBLIC: 'edges pageInfo totalCount' };
