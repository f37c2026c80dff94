import type { AccessTable } from '../kit/access.js';
import type { LifeCycleAction } from './life-cycle.js';

/**
 * What can be done with a complaint besides its life cycle. READ shows that it exists, where it stands and who holds it;
 * READ_SECRET also the content of a secret one (rahasia); READ_INTERNAL the notes between agencies; REVEAL the identity
 * of a reporter who signed, REVEAL_ANONYMOUS that of one who did not; HAND_IN lets a portal bring complaints in, NOTIFY tell their reporters, and
 * INTAKE an admin key in what came by counter, letter or telephone. REVISE_DEADLINE is of the deadline that a sender has
 * set its holder. RECALL is of what its holder can do nothing with, for nobody there reads it. COPY gives another agency a copy and takes it back, NOTE says a word between agencies, GUIDE guides or
 * reminds whoever handles it, who then can ACKNOWLEDGE that, and ESCALATE_OMBUDSMAN brings it to the Ombudsman.
 * LOAD_CALENDAR is of the calendar of a region's government, or of the national desk; REGULATE likewise of regulations,
 * channels and escalation rules. PROMISE is of an agency's own stricter limits, SET_TARGET of what it means to follow up,
 * READ_RULE_CHANGES of who changed which of them. DRAFT writes an answer that is not sent yet,
 * READ_DRAFTS shows what the own organisation has written, SIGN lets its head sign it or give it back, and MANAGE_ANSWERS
 * says whether a signature is needed and keeps the templates.
 */
export type ComplaintAction =
  | LifeCycleAction
  | 'READ'
  | 'READ_SECRET'
  | 'READ_INTERNAL'
  | 'SET_FLAGS'
  | 'REVISE_DEADLINE'
  | 'REVEAL'
  | 'REVEAL_ANONYMOUS'
  | 'HAND_IN'
  | 'NOTIFY'
  | 'INTAKE'
  | 'LOAD_CALENDAR'
  | 'COPY'
  | 'NOTE'
  | 'GUIDE'
  | 'ACKNOWLEDGE'
  | 'ESCALATE_OMBUDSMAN'
  | 'REGULATE'
  | 'PROMISE'
  | 'SET_TARGET'
  | 'READ_RULE_CHANGES'
  | 'DRAFT'
  | 'READ_DRAFTS'
  | 'SIGN'
  | 'MANAGE_ANSWERS'
  | 'ROUTE_REGION'
  | 'ROUTE_TARGET';

const SEE_ALL: readonly ComplaintAction[] = ['READ', 'READ_SECRET', 'READ_INTERNAL'];
/** What a supervisor does: reads and guides, never handles. */
const OVERSEE: readonly ComplaintAction[] = ['READ', 'READ_INTERNAL', 'GUIDE'];
/** Whom a complaint was referred to looks into it, whatever is secret about it to the public. */
const EXAMINE: readonly ComplaintAction[] = [...OVERSEE, 'READ_SECRET'];
/** What whoever handles a complaint does with other agencies. */
const CONFER: readonly ComplaintAction[] = ['COPY', 'NOTE', 'ACKNOWLEDGE'];
/** What a liaison officer does with what was verified. */
const ANSWER: readonly ComplaintAction[] = [
  'CONFIRM_RECEIPT',
  'ACCEPT',
  'START',
  'RETURN',
  'DEFER',
  'RESUME',
  'RESPOND_INTERIM',
  'RESPOND',
  ...CONFER,
  'DRAFT',
  'READ_DRAFTS',
];
const HANDLE: readonly ComplaintAction[] = [
  'VERIFY',
  'FORWARD',
  'CONFIRM_RECEIPT',
  'ACCEPT',
  'START',
  'RETURN',
  'DEFER',
  'RESUME',
  'RESPOND_INTERIM',
  'RESPOND',
  'ARCHIVE',
  'CLOSE',
  'MERGE',
  'UNMERGE',
  'SET_FLAGS',
  'REVEAL',
  'INTAKE',
  ...CONFER,
  'DRAFT',
  'READ_DRAFTS',
  'MANAGE_ANSWERS',
];

/** What is administered of the rules of the whole country, or of a body's own. */
const ADMINISTER: readonly ComplaintAction[] = [
  'LOAD_CALENDAR',
  'REGULATE',
  'SET_TARGET',
  'READ_RULE_CHANGES',
  'ROUTE_TARGET',
];

/**
 * Who may do what with a complaint, by where its holder stands to the agency of the grant. Supervisors (territory,
 * national) read and never handle. An anonymous reporter stays hidden from the accused, so only the national desk, which
 * is nobody's accused, can reveal one, and only while it holds the complaint itself. Who has a copy reads it all and has
 * its say; who supervises it, also from outside its territory, reads it and guides, and so does the Ombudsman where it was
 * brought there, with what is secret in it.
 */
export const ACCESS: AccessTable<ComplaintAction> = {
  NATIONAL_DESK: {
    NATIONAL: [...SEE_ALL, 'RECALL', 'REVISE_DEADLINE', ...ADMINISTER, 'ROUTE_REGION', 'GUIDE', 'ESCALATE_OMBUDSMAN'],
    ORGANISATION: [...HANDLE, 'REVEAL_ANONYMOUS', 'PROMISE'],
  },
  NATIONAL_MONITOR: { NATIONAL: [...OVERSEE, 'ESCALATE_OMBUDSMAN'], REFERRAL: EXAMINE },
  AGENCY_ADMIN: {
    ORGANISATION: [...SEE_ALL, ...HANDLE, 'REVISE_DEADLINE', ...ADMINISTER, 'PROMISE'],
    TERRITORY: ['ROUTE_REGION'],
    COPY: [...SEE_ALL, 'NOTE'],
    SUPERVISION: OVERSEE,
    REFERRAL: EXAMINE,
  },
  PROVINCIAL_MONITOR: { TERRITORY: [...OVERSEE, 'ESCALATE_OMBUDSMAN'], SUPERVISION: OVERSEE },
  LIAISON_OFFICER: { ORGANISATION: [...SEE_ALL, ...ANSWER, 'SET_FLAGS'], COPY: [...SEE_ALL, 'NOTE'] },
  HEAD: { ORGANISATION: [...SEE_ALL, 'READ_DRAFTS', 'SIGN'], COPY: SEE_ALL, REFERRAL: SEE_ALL },
  PPID_OFFICER: {},
  PPID_SUPERIOR: {},
  TRAINING_COORDINATOR: {},
  PORTAL: { ORIGIN: ['READ', 'READ_SECRET', 'HAND_IN', 'NOTIFY'] },
};

/** What no agency does for itself, only a body above it or the centre: the holder's own grants do not count. */
export const NEVER_FOR_ITSELF: readonly ComplaintAction[] = ['REVISE_DEADLINE'];
