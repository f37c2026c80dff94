import type { AgencyKind } from '../../kit/agency-kind.enum.js';
import type { NationalBody } from './ministries.js';
import type { SourceKey } from './sources.js';

const CABINET = '2024-10-20';

type Row = readonly [
  slug: string,
  name: string,
  shortName: string,
  kind: AgencyKind,
  validUntil: string,
  source?: SourceKey,
];

const ROWS: readonly Row[] = [
  [
    'kemenkopolhukam',
    'Kementerian Koordinator Bidang Politik, Hukum, dan Keamanan',
    'Kemenko Polhukam',
    'KEMENTERIAN_KOORDINATOR',
    CABINET,
    'litex',
  ],
  [
    'kemenkomarves',
    'Kementerian Koordinator Bidang Kemaritiman dan Investasi',
    'Kemenko Marves',
    'KEMENTERIAN_KOORDINATOR',
    CABINET,
  ],
  ['kemenkumham', 'Kementerian Hukum dan Hak Asasi Manusia', 'Kemenkumham', 'KEMENTERIAN', CABINET, 'dw'],
  [
    'kemendikbudristek',
    'Kementerian Pendidikan, Kebudayaan, Riset, dan Teknologi',
    'Kemendikbudristek',
    'KEMENTERIAN',
    CABINET,
    'cabinet2024',
  ],
  [
    'kemenpupr',
    'Kementerian Pekerjaan Umum dan Perumahan Rakyat',
    'Kementerian PUPR',
    'KEMENTERIAN',
    CABINET,
    'goodstats',
  ],
  [
    'kemendespdtt',
    'Kementerian Desa, Pembangunan Daerah Tertinggal, dan Transmigrasi',
    'Kemendes PDTT',
    'KEMENTERIAN',
    CABINET,
  ],
  ['kemenkominfo', 'Kementerian Komunikasi dan Informatika', 'Kemenkominfo', 'KEMENTERIAN', CABINET],
  ['klhk', 'Kementerian Lingkungan Hidup dan Kehutanan', 'KLHK', 'KEMENTERIAN', CABINET],
  ['keminves', 'Kementerian Investasi/Badan Koordinasi Penanaman Modal', 'Kemeninves/BKPM', 'KEMENTERIAN', CABINET],
  ['kemenkopukm', 'Kementerian Koperasi dan Usaha Kecil dan Menengah', 'KemenKopUKM', 'KEMENTERIAN', CABINET],
  [
    'kemenparekraf',
    'Kementerian Pariwisata dan Ekonomi Kreatif/Badan Pariwisata dan Ekonomi Kreatif',
    'Kemenparekraf',
    'KEMENTERIAN',
    CABINET,
    'goodstats',
  ],
  ['bp2mi', 'Badan Pelindungan Pekerja Migran Indonesia', 'BP2MI', 'LPNK', CABINET, 'dw'],
  ['bkkbn', 'Badan Kependudukan dan Keluarga Berencana Nasional', 'BKKBN', 'LPNK', CABINET],
  ['wantannas', 'Dewan Ketahanan Nasional', 'Wantannas', 'LNS', '2024-12-15', 'defenceCouncil'],
  ['bphaji', 'Badan Penyelenggara Haji', 'BP Haji', 'LPNK', '2025-09-07', 'hajj'],
  ['pco', 'Kantor Komunikasi Kepresidenan', 'PCO', 'LNS', '2025-09-16', 'governmentCommunication'],
  ['kemenbumn', 'Kementerian Badan Usaha Milik Negara', 'Kementerian BUMN', 'KEMENTERIAN', '2025-10-05', 'bumnLaw'],
];

/** Bodies that have ended and have a successor in the directory; `validUntil` is their last day. */
export const ENDED_BODIES: readonly NationalBody[] = ROWS.map(([slug, name, shortName, kind, validUntil, source]) => ({
  code: `kl.${slug}`,
  name,
  shortName,
  kind,
  validUntil,
  source: source ?? null,
  basis: 'UU 39/2008 and the presidential regulation of the body',
}));
