import type { AccessTable } from '../kit/access.js';
import type { LifeCycleAction } from './life-cycle.js';

/**
 * What can be done with a complaint besides its life cycle. READ shows that it exists, where it stands and who holds it;
 * READ_SECRET also the content of a secret one (rahasia); READ_INTERNAL the notes between agencies; REVEAL the identity
 * of a reporter who signed, REVEAL_ANONYMOUS that of one who did not; HAND_IN lets a portal bring complaints in and
 * INTAKE an admin key in what came by counter, letter or telephone. REVISE_DEADLINE is of the deadline that a sender has
 * set its holder. LOAD_CALENDAR is of the calendar of a region's government, or of the national desk; REGULATE likewise of
 * regulations, channels and escalation rules. PROMISE is of an agency's own stricter limits, SET_TARGET of what it means to
 * follow up, READ_RULE_CHANGES of who changed which of them.
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
  | 'INTAKE'
  | 'LOAD_CALENDAR'
  | 'REGULATE'
  | 'PROMISE'
  | 'SET_TARGET'
  | 'READ_RULE_CHANGES';

const SEE_ALL: readonly ComplaintAction[] = ['READ', 'READ_SECRET', 'READ_INTERNAL'];
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
];

/** What is administered of the rules of the whole country, or of a body's own. */
const ADMINISTER: readonly ComplaintAction[] = ['LOAD_CALENDAR', 'REGULATE', 'SET_TARGET', 'READ_RULE_CHANGES'];

/**
 * Who may do what with a complaint, by where its holder stands to the agency of the grant. Supervisors (territory,
 * national) read and never handle. An anonymous reporter stays hidden from the accused, so only the national desk, which
 * is nobody's accused, can reveal one, and only while it holds the complaint itself.
 */
export const ACCESS: AccessTable<ComplaintAction> = {
  NATIONAL_DESK: {
    NATIONAL: [...SEE_ALL, 'REVISE_DEADLINE', ...ADMINISTER],
    ORGANISATION: [...HANDLE, 'REVEAL_ANONYMOUS', 'PROMISE'],
  },
  NATIONAL_MONITOR: { NATIONAL: ['READ', 'READ_INTERNAL'] },
  AGENCY_ADMIN: { ORGANISATION: [...SEE_ALL, ...HANDLE, 'REVISE_DEADLINE', ...ADMINISTER, 'PROMISE'] },
  PROVINCIAL_MONITOR: { TERRITORY: ['READ', 'READ_INTERNAL'] },
  LIAISON_OFFICER: { ORGANISATION: [...SEE_ALL, ...ANSWER, 'SET_FLAGS'] },
  HEAD: { ORGANISATION: SEE_ALL },
  PPID_OFFICER: {},
  PPID_SUPERIOR: {},
  TRAINING_COORDINATOR: {},
  PORTAL: { ORIGIN: ['READ', 'READ_SECRET', 'HAND_IN'] },
};

/** What no agency does for itself, only a body above it or the centre: the holder's own grants do not count. */
export const NEVER_FOR_ITSELF: readonly ComplaintAction[] = ['REVISE_DEADLINE'];
