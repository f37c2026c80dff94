import { registerEnumType } from 'type-graphql';
import type { Role as RoleName } from '../../schema/roles.js';

/** The roles of `schema/roles.ts` as the API shows them. */
export const Role = {
  NATIONAL_DESK: 'NATIONAL_DESK',
  NATIONAL_MONITOR: 'NATIONAL_MONITOR',
  AGENCY_ADMIN: 'AGENCY_ADMIN',
  PROVINCIAL_MONITOR: 'PROVINCIAL_MONITOR',
  LIAISON_OFFICER: 'LIAISON_OFFICER',
  HEAD: 'HEAD',
  PPID_OFFICER: 'PPID_OFFICER',
  PPID_SUPERIOR: 'PPID_SUPERIOR',
  TRAINING_COORDINATOR: 'TRAINING_COORDINATOR',
  PORTAL: 'PORTAL',
} as const satisfies { [Name in RoleName]: Name };

export type Role = RoleName;

registerEnumType(Role, {
  name: 'Role',
  description: 'What a person or machine is to an agency in the hub (peran).',
  valuesConfig: {
    NATIONAL_DESK: { description: 'Receives and distributes what names no competent agency (admin nasional).' },
    NATIONAL_MONITOR: { description: 'Watches the whole country: PANRB, KSP, Ombudsman (pemantau nasional).' },
    AGENCY_ADMIN: { description: 'Verifies, distributes and monitors in an agency (admin instansi, koordinator).' },
    PROVINCIAL_MONITOR: { description: 'Watches and guides the regencies of a province (pemantau provinsi).' },
    LIAISON_OFFICER: { description: 'Answers for a unit (pejabat penghubung).' },
    HEAD: { description: 'Heads an agency or a unit (pimpinan).' },
    PPID_OFFICER: { description: 'Officer for public information (PPID).' },
    PPID_SUPERIOR: { description: 'Superior of the PPID (atasan PPID).' },
    TRAINING_COORDINATOR: { description: 'Organises training (koordinator bimtek).' },
    PORTAL: { description: "An agency's complaint portal, a machine (portal daerah)." },
  },
});
