import type { AgencyKind } from '../../kit/agency-kind.enum.js';
import type { NationalUnit } from './national-unit.js';

type Row = readonly [
  path: string,
  name: string,
  shortName: string,
  kind: AgencyKind,
  regionCode: string,
  basis: string,
];

const BLU = 'PP 23/2005 and PP 74/2012';
const HOSPITAL = 'UU 17/2023 and PP 23/2005';
const UNIVERSITY = 'UU 12/2012';

const ROWS: readonly Row[] = [
  ['kemenkeu/lpdp', 'Lembaga Pengelola Dana Pendidikan', 'LPDP', 'BLU', '31', BLU],
  ['komdigi/bakti', 'Badan Aksesibilitas Telekomunikasi dan Informasi', 'BAKTI', 'BLU', '31', BLU],
  [
    'kemenkes/rscm',
    'Rumah Sakit Umum Pusat Nasional Dr. Cipto Mangunkusumo',
    'RSCM',
    'RUMAH_SAKIT_PUSAT',
    '31.71',
    HOSPITAL,
  ],
  [
    'kemenkes/rs-fatmawati',
    'Rumah Sakit Umum Pusat Fatmawati',
    'RSUP Fatmawati',
    'RUMAH_SAKIT_PUSAT',
    '31.74',
    HOSPITAL,
  ],
  [
    'kemenkes/rs-hasan-sadikin',
    'Rumah Sakit Umum Pusat Dr. Hasan Sadikin',
    'RSHS Bandung',
    'RUMAH_SAKIT_PUSAT',
    '32.73',
    HOSPITAL,
  ],
  ['kemdiktisaintek/unib', 'Universitas Bengkulu', 'Unib', 'PERGURUAN_TINGGI_NEGERI', '17.71', UNIVERSITY],
  [
    'kemdiktisaintek/untirta',
    'Universitas Sultan Ageng Tirtayasa',
    'Untirta',
    'PERGURUAN_TINGGI_NEGERI',
    '36',
    UNIVERSITY,
  ],
  ['kemdiktisaintek/unmul', 'Universitas Mulawarman', 'Unmul', 'PERGURUAN_TINGGI_NEGERI', '64.72', UNIVERSITY],
  [
    'kemenag/uin-bandung',
    'Universitas Islam Negeri Sunan Gunung Djati Bandung',
    'UIN Bandung',
    'PERGURUAN_TINGGI_NEGERI',
    '32.73',
    UNIVERSITY,
  ],
];

/** A few of the centre's service agencies (BLU), hospitals, and universities that belong to a ministry. */
export const CENTRAL_SERVICES: readonly NationalUnit[] = ROWS.map(
  ([path, name, shortName, kind, regionCode, basis]) => ({
    code: `kl.${path}`,
    name,
    shortName,
    kind,
    regionCode,
    basis,
  }),
);
