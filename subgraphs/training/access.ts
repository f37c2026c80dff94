import { type AccessTable, isAllowed, type RowStanding } from '../kit/access.js';
import type { Viewer } from '../kit/viewer.js';

/**
 * READ: trainings, appointment letters and readiness, of whichever agency. READ_PEOPLE: who was registered and who came.
 * RECORD_LETTER: an agency's appointment letter, and its correction. REVIEW_LETTER: what was recorded. ORGANISE: a training that the agency organises. REGISTER: the agency's
 * participants and their commitment letters.
 */
export type Action = 'READ' | 'READ_PEOPLE' | 'RECORD_LETTER' | 'REVIEW_LETTER' | 'ORGANISE' | 'REGISTER';

/** Who may do what in this subgraph. Whoever organises a training also sees everybody in it. */
export const ACCESS: AccessTable<Action> = {
  NATIONAL_DESK: { NATIONAL: ['READ', 'READ_PEOPLE', 'REVIEW_LETTER'] },
  NATIONAL_MONITOR: { NATIONAL: ['READ', 'READ_PEOPLE'] },
  AGENCY_ADMIN: { NATIONAL: ['READ'], ORGANISATION: ['READ_PEOPLE', 'RECORD_LETTER', 'REGISTER'] },
  PROVINCIAL_MONITOR: { NATIONAL: ['READ'], ORGANISATION: ['READ_PEOPLE'], TERRITORY: ['READ_PEOPLE'] },
  LIAISON_OFFICER: { NATIONAL: ['READ'], ORGANISATION: ['READ_PEOPLE'] },
  HEAD: { NATIONAL: ['READ'], ORGANISATION: ['READ_PEOPLE'] },
  PPID_OFFICER: {},
  PPID_SUPERIOR: {},
  TRAINING_COORDINATOR: {
    NATIONAL: ['READ'],
    ORGANISATION: ['READ_PEOPLE', 'RECORD_LETTER', 'ORGANISE', 'REGISTER'],
    TERRITORY: ['READ_PEOPLE'],
  },
  PORTAL: {},
};

const ANYWHERE: RowStanding = { organisation: '', supervision: null };

/** Whether the viewer reads trainings, letters and readiness at all; no agency's are closed to those who do. */
export function mayRead(viewer: Viewer): boolean {
  return isAllowed(viewer, 'READ', ANYWHERE, ACCESS);
}
