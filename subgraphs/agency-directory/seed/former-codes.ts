/** A code of a region and of the body that governs it. Days are inclusive; null means since before, or until after, what is known. */
export interface DatedCode {
  code: string;
  validFrom: string | null;
  validUntil: string | null;
  legalBasis: string | null;
}

/** A province that a law made of regencies and cities of another one, which got other codes by that. */
interface NewProvince {
  code: string;
  legalBasis: string;
  /** The day of the law, and the day before it. */
  firstDay: string;
  eve: string;
  /** Code now → code until then. */
  regencies: Readonly<Record<string, string>>;
}

/**
 * Papua and Papua Barat before and after their splits of 2022. The former codes are those of Kepmendagri 050-145/2022, the
 * last code book before them, from professional knowledge: an operator should confirm them.
 */
const NEW_PROVINCES: readonly NewProvince[] = [
  {
    code: '93',
    legalBasis: 'UU 14/2022',
    firstDay: '2022-07-25',
    eve: '2022-07-24',
    regencies: { '93.01': '91.01', '93.02': '91.16', '93.03': '91.17', '93.04': '91.18' },
  },
  {
    code: '94',
    legalBasis: 'UU 15/2022',
    firstDay: '2022-07-25',
    eve: '2022-07-24',
    regencies: {
      '94.01': '91.04',
      '94.02': '91.07',
      '94.03': '91.08',
      '94.04': '91.09',
      '94.05': '91.25',
      '94.06': '91.26',
      '94.07': '91.27',
      '94.08': '91.28',
    },
  },
  {
    code: '95',
    legalBasis: 'UU 16/2022',
    firstDay: '2022-07-25',
    eve: '2022-07-24',
    regencies: {
      '95.01': '91.02',
      '95.02': '91.12',
      '95.03': '91.13',
      '95.04': '91.14',
      '95.05': '91.21',
      '95.06': '91.22',
      '95.07': '91.23',
      '95.08': '91.24',
    },
  },
  {
    code: '96',
    legalBasis: 'UU 29/2022',
    firstDay: '2022-12-08',
    eve: '2022-12-07',
    regencies: {
      '96.01': '92.01',
      '96.02': '92.04',
      '96.03': '92.05',
      '96.04': '92.09',
      '96.05': '92.10',
      '96.71': '92.71',
    },
  },
];

/** The codes that a province, regency or city has and had, the oldest first; empty where it has always had the one of now. */
export function datedCodesOf(code: string): DatedCode[] {
  const province = NEW_PROVINCES.find((candidate) => candidate.code === code || code in candidate.regencies);
  if (!province) return [];
  const { legalBasis, firstDay, eve, regencies } = province;
  const former = regencies[code];
  return [
    ...(former ? [{ code: former, validFrom: null, validUntil: eve, legalBasis: null }] : []),
    { code, validFrom: firstDay, validUntil: null, legalBasis },
  ];
}
