import type { Words } from '../../schema/errors.js';

/** Why this subgraph refuses an input. */
export const REFUSALS = {
  designatedInFuture: {
    en: 'A designation is recorded from its first day on.',
    id: 'Penetapan hanya dapat dicatat sejak hari pertama berlakunya.',
  },
  designatedBeforePresent: {
    en: 'The present PPID was designated after that day.',
    id: 'PPID saat ini ditetapkan setelah tanggal tersebut.',
  },
  unitElsewhere: {
    en: 'The PPID is the agency itself or one of its units.',
    id: 'PPID harus instansi itu sendiri atau salah satu unitnya.',
  },
  otherKind: (kind: string): Words => ({
    en: `This agency has a PPID of kind ${kind}.`,
    id: `Jenis PPID untuk instansi ini adalah ${kind}.`,
  }),
  notExcluded: {
    en: 'Only excluded information has an exclusion.',
    id: 'Pengecualian hanya berlaku untuk informasi yang dikecualikan.',
  },
  noGround: {
    en: 'Excluding needs a ground of article 17 and the result of its test.',
    id: 'Pengecualian memerlukan dasar Pasal 17 dan hasil uji konsekuensinya.',
  },
  noEnd: {
    en: 'Exclusion on grounds a to f is not permanent: say when it ends.',
    id: 'Pengecualian berdasarkan huruf a sampai dengan f tidak bersifat permanen; isi tanggal berakhirnya.',
  },
  endNotAfterToday: {
    en: 'The exclusion has to end after today.',
    id: 'Pengecualian harus berakhir setelah hari ini.',
  },
} as const;
