import type { AffairGroup } from '../forwarding/affair-group.enum.js';
import type { GovernmentAffairRow } from '../forwarding/government-affair.entity.js';

type Affair = readonly [code: string, nameId: string, nameEn: string];

const LAW = 'UU 23/2014';

const GROUPS: readonly (readonly [AffairGroup, basis: string, affairs: readonly Affair[]])[] = [
  [
    'ABSOLUTE',
    'Pasal 10 ayat (1)',
    [
      ['politik-luar-negeri', 'Politik luar negeri', 'Foreign policy'],
      ['pertahanan', 'Pertahanan', 'Defence'],
      ['keamanan', 'Keamanan', 'Security'],
      ['yustisi', 'Yustisi', 'Justice'],
      ['moneter-fiskal', 'Moneter dan fiskal nasional', 'National monetary and fiscal policy'],
      ['agama', 'Agama', 'Religion'],
    ],
  ],
  [
    'BASIC_SERVICE',
    'Pasal 12 ayat (1)',
    [
      ['pendidikan', 'Pendidikan', 'Education'],
      ['kesehatan', 'Kesehatan', 'Health'],
      ['pekerjaan-umum', 'Pekerjaan umum dan penataan ruang', 'Public works and spatial planning'],
      ['perumahan', 'Perumahan rakyat dan kawasan permukiman', 'Public housing and settlements'],
      [
        'ketenteraman',
        'Ketenteraman, ketertiban umum, dan pelindungan masyarakat',
        'Peace, public order and protection of the public',
      ],
      ['sosial', 'Sosial', 'Social affairs'],
    ],
  ],
  [
    'NON_BASIC_SERVICE',
    'Pasal 12 ayat (2)',
    [
      ['tenaga-kerja', 'Tenaga kerja', 'Labour'],
      [
        'pemberdayaan-perempuan',
        'Pemberdayaan perempuan dan pelindungan anak',
        'Empowerment of women and protection of children',
      ],
      ['pangan', 'Pangan', 'Food'],
      ['pertanahan', 'Pertanahan', 'Land affairs'],
      ['lingkungan-hidup', 'Lingkungan hidup', 'Environment'],
      [
        'kependudukan',
        'Administrasi kependudukan dan pencatatan sipil',
        'Population administration and civil registration',
      ],
      ['pemberdayaan-masyarakat', 'Pemberdayaan masyarakat dan desa', 'Empowerment of communities and villages'],
      [
        'pengendalian-penduduk',
        'Pengendalian penduduk dan keluarga berencana',
        'Population control and family planning',
      ],
      ['perhubungan', 'Perhubungan', 'Transport'],
      ['kominfo', 'Komunikasi dan informatika', 'Communication and informatics'],
      ['koperasi-ukm', 'Koperasi, usaha kecil, dan menengah', 'Cooperatives, small and medium-sized enterprises'],
      ['penanaman-modal', 'Penanaman modal', 'Investment'],
      ['kepemudaan-olahraga', 'Kepemudaan dan olah raga', 'Youth and sports'],
      ['statistik', 'Statistik', 'Statistics'],
      ['persandian', 'Persandian', 'Cryptography'],
      ['kebudayaan', 'Kebudayaan', 'Culture'],
      ['perpustakaan', 'Perpustakaan', 'Libraries'],
      ['kearsipan', 'Kearsipan', 'Archives'],
    ],
  ],
  [
    'OPTIONAL',
    'Pasal 12 ayat (3)',
    [
      ['kelautan-perikanan', 'Kelautan dan perikanan', 'Marine affairs and fisheries'],
      ['pariwisata', 'Pariwisata', 'Tourism'],
      ['pertanian', 'Pertanian', 'Agriculture'],
      ['kehutanan', 'Kehutanan', 'Forestry'],
      ['energi', 'Energi dan sumber daya mineral', 'Energy and mineral resources'],
      ['perdagangan', 'Perdagangan', 'Trade'],
      ['perindustrian', 'Perindustrian', 'Industry'],
      ['transmigrasi', 'Transmigrasi', 'Transmigration'],
    ],
  ],
  ['GENERAL', 'Pasal 25', [['pemerintahan-umum', 'Urusan pemerintahan umum', 'General government affairs']]],
];

/** The affairs of government in the order of the law that divides them. */
export const SEEDED_AFFAIRS: readonly GovernmentAffairRow[] = GROUPS.flatMap(([group, basis, affairs]) =>
  affairs.map(([code, nameId, nameEn]) => ({ code, nameId, nameEn, group, legalBasis: `${LAW} ${basis}` })),
).map((affair, index) => ({ ...affair, position: index + 1 }));
