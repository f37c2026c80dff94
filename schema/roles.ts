/** What a person or machine is to an agency. A viewer holds grants, each a role at one agency. */
export const ROLES = [
  'NATIONAL_DESK',
  'NATIONAL_MONITOR',
  'AGENCY_ADMIN',
  'PROVINCIAL_MONITOR',
  'LIAISON_OFFICER',
  'HEAD',
  'PPID_OFFICER',
  'PPID_SUPERIOR',
  'TRAINING_COORDINATOR',
  'PORTAL',
] as const;

export type Role = (typeof ROLES)[number];

/** What a scope opens; which rows it opens is decided by the subgraph's access table. */
export const SCOPES = [
  'complaint:read',
  'complaint:handle',
  'complaint:guide',
  'complaint:intake',
  'complaint:notify',
  'complaint:reveal',
  'complaint:administer',
  'complaint:sign',
  'directory:officers',
  'directory:write',
  'ppid:read',
  'ppid:write',
  'training:read',
  'training:write',
  'training:review',
  'training:guide',
] as const;

export type Scope = (typeof SCOPES)[number];

/** The only way from a role to its scopes. */
export const SCOPES_OF_ROLE: Readonly<Record<Role, readonly Scope[]>> = {
  NATIONAL_DESK: [
    'complaint:read',
    'complaint:handle',
    'complaint:guide',
    'complaint:intake',
    'complaint:reveal',
    'complaint:administer',
    'directory:officers',
    'directory:write',
    'training:read',
    'training:review',
    'training:guide',
  ],
  NATIONAL_MONITOR: [
    'complaint:read',
    'complaint:guide',
    'directory:officers',
    'training:read',
    'ppid:read',
    'training:guide',
  ],
  AGENCY_ADMIN: [
    'complaint:read',
    'complaint:handle',
    'complaint:guide',
    'complaint:intake',
    'complaint:reveal',
    'complaint:administer',
    'directory:officers',
    'directory:write',
    'training:read',
    'ppid:read',
  ],
  PROVINCIAL_MONITOR: [
    'complaint:read',
    'complaint:guide',
    'directory:officers',
    'training:read',
    'ppid:read',
    'training:guide',
  ],
  LIAISON_OFFICER: ['complaint:read', 'complaint:handle', 'directory:officers', 'training:read'],
  HEAD: ['complaint:read', 'complaint:sign', 'directory:officers', 'training:read', 'ppid:read'],
  PPID_OFFICER: ['ppid:read', 'ppid:write', 'directory:officers'],
  PPID_SUPERIOR: ['ppid:read', 'ppid:write', 'directory:officers'],
  TRAINING_COORDINATOR: ['training:read', 'training:write', 'directory:officers'],
  PORTAL: ['complaint:intake', 'complaint:notify', 'complaint:read'],
};

/** A role at one agency, named by the agency's immutable id. */
export interface Grant {
  role: Role;
  agency: string;
  /** Id of the directory's post that it rests on: it holds while that post is held. Without one it holds by itself. */
  post?: string;
}

/** The scopes that these grants open, sorted and without repetition. */
export function scopesOf(grants: readonly Grant[]): Scope[] {
  return [...new Set(grants.flatMap((grant) => SCOPES_OF_ROLE[grant.role]))].sort();
}
