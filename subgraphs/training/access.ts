import { type AccessTable, isAllowed, type RowStanding } from '../kit/access.js';
import type { Viewer } from '../kit/viewer.js';

/**
 * READ: trainings, appointment letters and readiness, of whichever agency. FOLLOW_READINESS: each change of an agency's
 * readiness, and of its letters; who may so in an organisation follows the whole body. READ_PEOPLE: who was registered and
 * who came. RECORD_LETTER: an agency's appointment letter, and its correction. REVIEW_LETTER: what was recorded. ORGANISE: a
 * training that the agency organises. REGISTER: the agency's participants and their commitment letters. GUIDE: an agency on its
 * way to readiness, which changes nothing of it. READ_GUIDANCE: what an agency was told so. ACKNOWLEDGE: that the agency has
 * taken note of it.
 */
export type Action =
  | 'READ'
  | 'FOLLOW_READINESS'
  | 'READ_PEOPLE'
  | 'RECORD_LETTER'
  | 'REVIEW_LETTER'
  | 'ORGANISE'
  | 'REGISTER'
  | 'GUIDE'
  | 'READ_GUIDANCE'
  | 'ACKNOWLEDGE';

/** Who may do what in this subgraph. Whoever organises a training also sees everybody in it. */
export const ACCESS: AccessTable<Action> = {
  NATIONAL_DESK: { NATIONAL: ['READ', 'FOLLOW_READINESS', 'READ_PEOPLE', 'REVIEW_LETTER', 'GUIDE', 'READ_GUIDANCE'] },
  NATIONAL_MONITOR: { NATIONAL: ['READ', 'FOLLOW_READINESS', 'READ_PEOPLE', 'GUIDE', 'READ_GUIDANCE'] },
  AGENCY_ADMIN: {
    NATIONAL: ['READ'],
    ORGANISATION: ['FOLLOW_READINESS', 'READ_PEOPLE', 'RECORD_LETTER', 'REGISTER', 'READ_GUIDANCE', 'ACKNOWLEDGE'],
  },
  PROVINCIAL_MONITOR: {
    NATIONAL: ['READ'],
    ORGANISATION: ['READ_PEOPLE', 'READ_GUIDANCE'],
    TERRITORY: ['FOLLOW_READINESS', 'READ_PEOPLE', 'GUIDE', 'READ_GUIDANCE'],
  },
  LIAISON_OFFICER: { NATIONAL: ['READ'], ORGANISATION: ['FOLLOW_READINESS', 'READ_PEOPLE', 'READ_GUIDANCE'] },
  HEAD: { NATIONAL: ['READ'], ORGANISATION: ['FOLLOW_READINESS', 'READ_PEOPLE', 'READ_GUIDANCE'] },
  PPID_OFFICER: {},
  PPID_SUPERIOR: {},
  TRAINING_COORDINATOR: {
    NATIONAL: ['READ'],
    ORGANISATION: [
      'FOLLOW_READINESS',
      'READ_PEOPLE',
      'RECORD_LETTER',
      'ORGANISE',
      'REGISTER',
      'READ_GUIDANCE',
      'ACKNOWLEDGE',
    ],
    TERRITORY: ['FOLLOW_READINESS', 'READ_PEOPLE', 'READ_GUIDANCE'],
  },
  PORTAL: {},
};

const ANYWHERE: RowStanding = { organisation: '', supervision: null };

/** Whether the viewer reads trainings, letters and readiness at all; no agency's are closed to those who do. */
export function mayRead(viewer: Viewer): boolean {
  return isAllowed(viewer, 'READ', ANYWHERE, ACCESS);
}
