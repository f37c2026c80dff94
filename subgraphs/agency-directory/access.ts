import type { AccessTable } from '../kit/access.js';

/**
 * What in the directory needs permission; the rest is public. A body is a government, ministry or agency that is nobody's
 * unit: only the centre closes one, by law.
 */
export type DirectoryAction =
  | 'officer:read'
  | 'officer:write'
  | 'connection:record'
  | 'unit:add'
  | 'agency:rename'
  | 'unit:close'
  | 'body:close';

const READ_OFFICERS = { NATIONAL: ['officer:read'] } as const;

/** Who holds which post is known to everyone who works in the hub, wherever they sit. */
export const ACCESS: AccessTable<DirectoryAction> = {
  NATIONAL_DESK: { NATIONAL: ['officer:read', 'connection:record', 'agency:rename', 'body:close'] },
  NATIONAL_MONITOR: READ_OFFICERS,
  AGENCY_ADMIN: {
    ...READ_OFFICERS,
    ORGANISATION: ['officer:write', 'connection:record', 'unit:add', 'agency:rename', 'unit:close'],
  },
  PROVINCIAL_MONITOR: READ_OFFICERS,
  LIAISON_OFFICER: READ_OFFICERS,
  HEAD: READ_OFFICERS,
  PPID_OFFICER: READ_OFFICERS,
  PPID_SUPERIOR: READ_OFFICERS,
  TRAINING_COORDINATOR: READ_OFFICERS,
  PORTAL: {},
};
