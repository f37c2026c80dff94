import { type AccessTable, isAllowed, type RowStanding } from '../kit/access.js';
import { CodedError } from '../kit/errors.js';
import type { Viewer } from '../kit/viewer.js';

/**
 * DESIGNATE: who is the PPID of an agency. RECORD: entries of its information list and their class. READ_EXCLUDED: the
 * content of its excluded entries.
 */
export type Action = 'DESIGNATE' | 'RECORD' | 'READ_EXCLUDED';

/**
 * Who may do what in this subgraph. PPIDs and information lists are public by law (UU 14/2008 art. 9, 11), the list of what
 * is excluded with its reasons among them, so reading those needs no grant.
 */
export const ACCESS: AccessTable<Action> = {
  NATIONAL_DESK: {},
  NATIONAL_MONITOR: {},
  AGENCY_ADMIN: {},
  PROVINCIAL_MONITOR: {},
  LIAISON_OFFICER: {},
  HEAD: {},
  PPID_OFFICER: { ORGANISATION: ['DESIGNATE', 'RECORD', 'READ_EXCLUDED'] },
  PPID_SUPERIOR: { ORGANISATION: ['DESIGNATE', 'READ_EXCLUDED'] },
  TRAINING_COORDINATOR: {},
  PORTAL: {},
};

/** Throws `FORBIDDEN` for those who may not. */
export function assertAllowed(viewer: Viewer, action: Action, agency: RowStanding): void {
  if (!isAllowed(viewer, action, agency, ACCESS)) throw new CodedError('FORBIDDEN');
}
