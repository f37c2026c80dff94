import type { AccessTable } from '../kit/access.js';

/**
 * What in the directory needs permission; the rest is public. A body is a government, ministry or agency that is nobody's
 * unit: only the centre makes, recodes, splits, merges or closes one, by law. It alone records what a region is called, or that
 * there is a new one, as Kemendagri does. An agency may say that it has an account; that the
 * account is gone is the centre's to say, for its open complaints would be left without a reader.
 */
export type DirectoryAction =
  | 'officer:read'
  | 'officer:write'
  | 'hand-over:read'
  | 'hand-over:acknowledge'
  | 'connection:record'
  | 'account:withdraw'
  | 'contacts:record'
  | 'unit:add'
  | 'village:add'
  | 'region:record'
  | 'unit:import'
  | 'agency:rename'
  | 'unit:close'
  | 'body:establish'
  | 'body:recode'
  | 'body:split'
  | 'body:transfer'
  | 'body:close';

/** What is handed over is for the body in which it was: its portal apart, everyone who works there. */
const READ_OFFICERS = { NATIONAL: ['officer:read'], ORGANISATION: ['hand-over:read'] } as const;

/** Who holds which post is known to everyone who works in the hub, wherever they sit. */
export const ACCESS: AccessTable<DirectoryAction> = {
  NATIONAL_DESK: {
    NATIONAL: [
      'officer:read',
      'connection:record',
      'account:withdraw',
      'village:add',
      'region:record',
      'agency:rename',
      'body:establish',
      'body:recode',
      'body:split',
      'body:transfer',
      'body:close',
    ],
    ORGANISATION: ['hand-over:read'],
  },
  NATIONAL_MONITOR: READ_OFFICERS,
  AGENCY_ADMIN: {
    ...READ_OFFICERS,
    ORGANISATION: [
      'hand-over:read',
      'hand-over:acknowledge',
      'officer:write',
      'connection:record',
      'contacts:record',
      'unit:add',
      'village:add',
      'unit:import',
      'agency:rename',
      'unit:close',
    ],
  },
  PROVINCIAL_MONITOR: READ_OFFICERS,
  LIAISON_OFFICER: READ_OFFICERS,
  HEAD: READ_OFFICERS,
  PPID_OFFICER: READ_OFFICERS,
  PPID_SUPERIOR: READ_OFFICERS,
  TRAINING_COORDINATOR: READ_OFFICERS,
  PORTAL: {},
};
