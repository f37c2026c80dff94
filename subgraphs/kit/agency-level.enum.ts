import { registerEnumType } from 'type-graphql';
import type { AgencyLevel as AgencyLevelName } from '../../schema/events.js';

/** The levels of `schema/events.ts` as the API shows them. */
export const AgencyLevel = {
  NATIONAL: 'NATIONAL',
  MINISTRY: 'MINISTRY',
  PROVINCE: 'PROVINCE',
  REGENCY: 'REGENCY',
  UNIT: 'UNIT',
  DISTRICT: 'DISTRICT',
  VILLAGE: 'VILLAGE',
} as const satisfies { [Level in AgencyLevelName]: Level };

export type AgencyLevel = AgencyLevelName;

registerEnumType(AgencyLevel, {
  name: 'AgencyLevel',
  description: 'A level in the hierarchy that a complaint moves through, from the centre down (tingkat instansi).',
  valuesConfig: {
    NATIONAL: { description: 'The national desk (admin nasional).' },
    MINISTRY: { description: 'A ministry or state agency (kementerian/lembaga).' },
    PROVINCE: { description: 'A provincial government (pemerintah provinsi).' },
    REGENCY: { description: 'A regency or city government (pemerintah kabupaten/kota).' },
    UNIT: {
      description:
        'A unit of a government, or of a ministry with its offices in the regions (perangkat daerah, unit kerja).',
    },
    DISTRICT: { description: 'A district (kecamatan, distrik).' },
    VILLAGE: { description: 'A village or urban village (desa/kelurahan).' },
  },
});
