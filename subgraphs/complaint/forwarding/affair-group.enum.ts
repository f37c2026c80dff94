import { labelledEnum } from '../labelled-enum.js';

/** To whom affairs belong, and whether a local government has to see to them (UU 23/2014 art. 9–12, 25). */
export const AffairGroup = labelledEnum(
  'AffairGroup',
  'A group of government affairs (kelompok urusan pemerintahan).',
  {
    ABSOLUTE: { id: 'urusan pemerintahan absolut', en: 'of the central government alone' },
    BASIC_SERVICE: {
      id: 'urusan wajib berkaitan dengan pelayanan dasar',
      en: 'obligatory for local governments, a basic service',
    },
    NON_BASIC_SERVICE: {
      id: 'urusan wajib tidak berkaitan dengan pelayanan dasar',
      en: 'obligatory for local governments, not a basic service',
    },
    OPTIONAL: { id: 'urusan pilihan', en: 'seen to by local governments that have the potential for it' },
    GENERAL: {
      id: 'urusan pemerintahan umum',
      en: 'of the President as head of government, carried out in the regions',
    },
  },
);
export type AffairGroup = (typeof AffairGroup.names)[number];
