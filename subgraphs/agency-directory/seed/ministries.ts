import type { AgencyKind } from '../../kit/agency-kind.enum.js';
import type { SourceKey } from './sources.js';

/** A ministry or state agency. Code and dates hold for this name; a renamed body is a row of its own. */
export interface NationalBody {
  code: string;
  name: string;
  shortName: string;
  kind: AgencyKind;
  /** The regulation that it rests on. */
  basis: string;
  /** The public page on which the name was found; null is professional knowledge. */
  source: SourceKey | null;
  /** The region that it sits in, where that is not the capital. */
  regionCode?: string;
  validFrom?: string;
  validUntil?: string;
  predecessorCodes?: readonly string[];
}

const BASIS = 'UU 61/2024 and Perpres 139/2024';
const FOUNDED = '2024-10-21';

type Row = readonly [
  slug: string,
  name: string,
  shortName: string,
  source: SourceKey | null,
  predecessors?: readonly string[],
];

const COORDINATING: readonly Row[] = [
  ['kemenkopolkam', 'Koordinator Bidang Politik dan Keamanan', 'Kemenko Polkam', 'litex', ['kemenkopolhukam']],
  [
    'kemenkokumham',
    'Koordinator Bidang Hukum, Hak Asasi Manusia, Imigrasi, dan Pemasyarakatan',
    'Kemenko Kumham Imipas',
    'gonews',
    ['kemenkopolhukam'],
  ],
  ['kemenkoperekonomian', 'Koordinator Bidang Perekonomian', 'Kemenko Perekonomian', 'gonews'],
  ['kemenkopmk', 'Koordinator Bidang Pembangunan Manusia dan Kebudayaan', 'Kemenko PMK', 'gonews'],
  [
    'kemenkoinfra',
    'Koordinator Bidang Infrastruktur dan Pembangunan Kewilayahan',
    'Kemenko Infrastruktur',
    'gonews',
    ['kemenkomarves'],
  ],
  ['kemenkopm', 'Koordinator Bidang Pemberdayaan Masyarakat', 'Kemenko PM', 'litex', []],
  ['kemenkopangan', 'Koordinator Bidang Pangan', 'Kemenko Pangan', 'gonews', []],
];

const TECHNICAL: readonly Row[] = [
  ['kemensetneg', 'Sekretariat Negara', 'Kemensetneg', 'hajj'],
  ['kemendagri', 'Dalam Negeri', 'Kemendagri', 'kemendagri'],
  ['kemlu', 'Luar Negeri', 'Kemlu', null],
  ['kemhan', 'Pertahanan', 'Kemhan', null],
  ['kemenag', 'Agama', 'Kemenag', 'panrb'],
  ['kemenkum', 'Hukum', 'Kemenkum', 'dw', ['kemenkumham']],
  ['kemenham', 'Hak Asasi Manusia', 'KemenHAM', 'dw', ['kemenkumham']],
  ['kemenimipas', 'Imigrasi dan Pemasyarakatan', 'Kemenimipas', 'dw', ['kemenkumham']],
  ['kemenkeu', 'Keuangan', 'Kemenkeu', 'reshuffle2025'],
  ['kemendikdasmen', 'Pendidikan Dasar dan Menengah', 'Kemendikdasmen', 'litex', ['kemendikbudristek']],
  ['kemdiktisaintek', 'Pendidikan Tinggi, Sains, dan Teknologi', 'Kemdiktisaintek', 'litex', ['kemendikbudristek']],
  ['kemenbud', 'Kebudayaan', 'Kemenbud', 'gonews', ['kemendikbudristek']],
  ['kemenkes', 'Kesehatan', 'Kemenkes', 'gonews'],
  ['kemensos', 'Sosial', 'Kemensos', null],
  ['kemnaker', 'Ketenagakerjaan', 'Kemnaker', null],
  [
    'kp2mi',
    'Pelindungan Pekerja Migran Indonesia/Badan Pelindungan Pekerja Migran Indonesia',
    'KP2MI/BP2MI',
    'reshuffle2025',
    ['bp2mi'],
  ],
  ['kemenperin', 'Perindustrian', 'Kemenperin', null],
  ['kemendag', 'Perdagangan', 'Kemendag', null],
  ['esdm', 'Energi dan Sumber Daya Mineral', 'Kementerian ESDM', null],
  ['kemenpu', 'Pekerjaan Umum', 'Kementerian PU', 'goodstats', ['kemenpupr']],
  ['pkp', 'Perumahan dan Kawasan Permukiman', 'Kementerian PKP', 'goodstats', ['kemenpupr']],
  ['kemendes', 'Desa dan Pembangunan Daerah Tertinggal', 'Kemendes PDT', 'dw', ['kemendespdtt']],
  ['kementrans', 'Transmigrasi', 'Kementrans', 'transmigration', ['kemendespdtt']],
  ['kemenhub', 'Perhubungan', 'Kemenhub', null],
  ['komdigi', 'Komunikasi dan Digital', 'Kemkomdigi', 'litex', ['kemenkominfo']],
  ['kementan', 'Pertanian', 'Kementan', null],
  ['kemenhut', 'Kehutanan', 'Kemenhut', null, ['klhk']],
  ['kkp', 'Kelautan dan Perikanan', 'KKP', null],
  ['atrbpn', 'Agraria dan Tata Ruang/Badan Pertanahan Nasional', 'Kementerian ATR/BPN', 'atrbpn'],
  [
    'bappenas',
    'Perencanaan Pembangunan Nasional/Badan Perencanaan Pembangunan Nasional',
    'Kementerian PPN/Bappenas',
    null,
  ],
  ['panrb', 'Pendayagunaan Aparatur Negara dan Reformasi Birokrasi', 'Kementerian PANRB', 'panrb'],
  [
    'kemendukbangga',
    'Kependudukan dan Pembangunan Keluarga/Badan Kependudukan dan Keluarga Berencana Nasional',
    'Kemendukbangga/BKKBN',
    null,
    ['bkkbn'],
  ],
  ['klh', 'Lingkungan Hidup/Badan Pengendalian Lingkungan Hidup', 'KLH/BPLH', 'litex', ['klhk']],
  [
    'bkpm',
    'Investasi dan Hilirisasi/Badan Koordinasi Penanaman Modal',
    'Kementerian Investasi/BKPM',
    null,
    ['keminves'],
  ],
  ['kemenkop', 'Koperasi', 'Kemenkop', 'reshuffle2025', ['kemenkopukm']],
  ['umkm', 'Usaha Mikro, Kecil, dan Menengah', 'Kementerian UMKM', null, ['kemenkopukm']],
  ['kemenpar', 'Pariwisata', 'Kemenpar', 'gonews', ['kemenparekraf']],
  ['ekraf', 'Ekonomi Kreatif/Badan Ekonomi Kreatif', 'Kementerian Ekraf', 'litex', ['kemenparekraf']],
  ['kemenpppa', 'Pemberdayaan Perempuan dan Perlindungan Anak', 'KemenPPPA', null],
  ['kemenpora', 'Pemuda dan Olahraga', 'Kemenpora', 'reshuffle2025'],
];

function ministry(kind: 'KEMENTERIAN_KOORDINATOR' | 'KEMENTERIAN') {
  return ([slug, name, shortName, source, predecessors]: Row): NationalBody => ({
    code: `kl.${slug}`,
    name: `Kementerian ${name}`,
    shortName,
    kind,
    basis: BASIS,
    source,
    // A ministry that the cabinet took over unchanged has no date here: it is older than the directory.
    ...(predecessors && { validFrom: FOUNDED, predecessorCodes: predecessors.map((slug) => `kl.${slug}`) }),
  });
}

/** The ministries as of 2026: 48 in October 2024, plus Haji dan Umrah (2025-09-08), minus BUMN (2025-10). */
export const MINISTRIES: readonly NationalBody[] = [
  ...COORDINATING.map(ministry('KEMENTERIAN_KOORDINATOR')),
  ...TECHNICAL.map(ministry('KEMENTERIAN')),
  {
    code: 'kl.kemenhaj',
    name: 'Kementerian Haji dan Umrah',
    shortName: 'Kemenhaj',
    kind: 'KEMENTERIAN',
    basis: 'UU 14/2025 and Perpres 92/2025',
    source: 'hajj',
    validFrom: '2025-09-08',
    predecessorCodes: ['kl.bphaji'],
  },
];
