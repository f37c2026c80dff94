import type { DevelopmentIssuer } from '../gateway/security/development-issuer.js';
import type { Grant, Role } from '../schema/roles.js';
import { stableId } from '../subgraphs/kit/stable-id.js';

/** Someone to try the hub as: a role at an agency of the seeded directory. */
export interface Persona {
  name: string;
  role: Role;
  agencyCode: string;
  /** Nobody holds such a post there among the officers that the sample invents. */
  hasNoPost?: true;
  description: string;
}

/** One persona of each role, along the way that the demo's complaint takes. */
export const PERSONAS: readonly Persona[] = [
  { name: 'national-desk', role: 'NATIONAL_DESK', agencyCode: 'sp4n', description: 'Admin Nasional SP4N-LAPOR!' },
  {
    name: 'ministry-monitor',
    role: 'NATIONAL_MONITOR',
    agencyCode: 'kl.panrb',
    description: 'monitor at Kementerian PANRB',
  },
  { name: 'province-admin', role: 'AGENCY_ADMIN', agencyCode: '32', description: 'admin of Jawa Barat' },
  {
    name: 'province-monitor',
    role: 'PROVINCIAL_MONITOR',
    agencyCode: '32',
    description: 'monitor of the regencies and cities of Jawa Barat',
  },
  { name: 'regency-admin', role: 'AGENCY_ADMIN', agencyCode: '32.16', description: 'admin of Kabupaten Bekasi' },
  {
    name: 'unit-officer',
    role: 'LIAISON_OFFICER',
    agencyCode: '32.16/diskominfo',
    description: 'liaison officer of its Diskominfo',
  },
  { name: 'head', role: 'HEAD', agencyCode: '32.16', description: 'Bupati Bekasi' },
  {
    name: 'ppid-officer',
    role: 'PPID_OFFICER',
    agencyCode: '32.16',
    hasNoPost: true,
    description: 'PPID of Kabupaten Bekasi',
  },
  {
    name: 'ppid-superior',
    role: 'PPID_SUPERIOR',
    agencyCode: '32.16',
    hasNoPost: true,
    description: 'atasan PPID of Kabupaten Bekasi',
  },
  {
    name: 'training-coordinator',
    role: 'TRAINING_COORDINATOR',
    agencyCode: '32.16',
    description: 'training coordinator of Kabupaten Bekasi',
  },
  {
    name: 'portal',
    role: 'PORTAL',
    agencyCode: '32.16',
    hasNoPost: true,
    description: "Kabupaten Bekasi's own complaint site",
  },
  {
    name: 'delivery-service',
    role: 'PORTAL',
    agencyCode: 'sp4n',
    hasNoPost: true,
    description: 'what tells reporters by SMS and e-mail where no portal does',
  },
];

/** The id of the seeded agency with `code`. */
export function seededAgencyId(code: string): string {
  return stableId('agency', code);
}

/** What the persona is to its agency; with `inPost` for as long as the sample's officer holds the post, where it has one. */
export function personaGrant({ role, agencyCode, hasNoPost }: Persona, { inPost }: { inPost: boolean }): Grant {
  const grant = { role, agency: seededAgencyId(agencyCode) };
  return inPost && !hasNoPost ? { ...grant, post: stableId('post', `${agencyCode}:${role}:now`) } : grant;
}

/** A token for `persona`, valid for `lifetimeSeconds`. */
export function issuePersonaToken(
  issuer: DevelopmentIssuer,
  persona: Persona,
  lifetimeSeconds: number,
  standing: { inPost: boolean } = { inPost: false },
): Promise<string> {
  return issuer.issueToken([personaGrant(persona, standing)], `development:${persona.name}`, lifetimeSeconds);
}
