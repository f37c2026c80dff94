import type { AgencyKind } from '../../kit/agency-kind.enum.js';
import type { NationalBody } from './ministries.js';
import type { SourceKey } from './sources.js';

type Row = readonly [
  slug: string,
  name: string,
  shortName: string,
  basis: string,
  source?: SourceKey,
  dated?: { validFrom: string; predecessorCodes?: readonly string[] },
];

/** Lembaga pemerintah nonkementerian. */
const LPNK: readonly Row[] = [
  ['anri', 'Arsip Nasional Republik Indonesia', 'ANRI', 'UU 43/2009'],
  ['bapanas', 'Badan Pangan Nasional', 'Bapanas', 'Perpres 66/2021', 'nutrition'],
  ['bapeten', 'Badan Pengawas Tenaga Nuklir', 'Bapeten', 'UU 10/1997'],
  ['bgn', 'Badan Gizi Nasional', 'BGN', 'Perpres 83/2024', 'nutrition', { validFrom: '2024-08-15' }],
  ['big', 'Badan Informasi Geospasial', 'BIG', 'UU 4/2011'],
  [
    'bim',
    'Badan Industri Mineral',
    'BIM',
    'presidential regulation of August 2025',
    'newBodies2025',
    { validFrom: '2025-08-25' },
  ],
  ['bin', 'Badan Intelijen Negara', 'BIN', 'UU 17/2011', 'cabinet2024'],
  ['bkn', 'Badan Kepegawaian Negara', 'BKN', 'UU 20/2023', 'civilService'],
  ['bmkg', 'Badan Meteorologi, Klimatologi, dan Geofisika', 'BMKG', 'UU 31/2009'],
  ['bnn', 'Badan Narkotika Nasional', 'BNN', 'UU 35/2009'],
  ['bnpb', 'Badan Nasional Penanggulangan Bencana', 'BNPB', 'UU 24/2007'],
  ['bnpt', 'Badan Nasional Penanggulangan Terorisme', 'BNPT', 'UU 5/2018'],
  [
    'bopantura',
    'Badan Otorita Pengelola Pantai Utara Jawa',
    'BOP Pantura Jawa',
    'presidential regulation of August 2025',
    'newBodies2025',
    { validFrom: '2025-08-25' },
  ],
  [
    'bpbumn',
    'Badan Pengaturan Badan Usaha Milik Negara',
    'BP BUMN',
    'UU 16/2025',
    'bumnLaw',
    { validFrom: '2025-10-06', predecessorCodes: ['kl.kemenbumn'] },
  ],
  ['bpip', 'Badan Pembinaan Ideologi Pancasila', 'BPIP', 'Perpres 7/2018'],
  ['bpjph', 'Badan Penyelenggara Jaminan Produk Halal', 'BPJPH', 'Perpres 153/2024'],
  ['bpkp', 'Badan Pengawasan Keuangan dan Pembangunan', 'BPKP', 'Perpres 192/2014'],
  ['bpom', 'Badan Pengawas Obat dan Makanan', 'BPOM', 'Perpres 80/2017'],
  ['bps', 'Badan Pusat Statistik', 'BPS', 'UU 16/1997'],
  ['bptaskin', 'Badan Percepatan Pengentasan Kemiskinan', 'BP Taskin', 'Perpres 163/2024'],
  ['brin', 'Badan Riset dan Inovasi Nasional', 'BRIN', 'Perpres 78/2021'],
  ['bsn', 'Badan Standardisasi Nasional', 'BSN', 'UU 20/2014'],
  ['bssn', 'Badan Siber dan Sandi Negara', 'BSSN', 'Perpres 28/2021'],
  ['barantin', 'Badan Karantina Indonesia', 'Barantin', 'Perpres 45/2023'],
  ['basarnas', 'Badan Nasional Pencarian dan Pertolongan', 'Basarnas', 'UU 29/2014'],
  ['lan', 'Lembaga Administrasi Negara', 'LAN', 'UU 20/2023'],
  ['lemhannas', 'Lembaga Ketahanan Nasional', 'Lemhannas', 'Perpres 98/2016'],
  ['lkpp', 'Lembaga Kebijakan Pengadaan Barang/Jasa Pemerintah', 'LKPP', 'Perpres 93/2022'],
  ['perpusnas', 'Perpustakaan Nasional Republik Indonesia', 'Perpusnas', 'UU 43/2007'],
];

/** Lembaga nonstruktural: commissions, councils and offices beside the ministries. */
const LNS: readonly Row[] = [
  [
    'bakom',
    'Badan Komunikasi Pemerintah',
    'Bakom',
    'Keppres of September 2025',
    'governmentCommunication',
    { validFrom: '2025-09-17', predecessorCodes: ['kl.pco'] },
  ],
  ['bawaslu', 'Badan Pengawas Pemilihan Umum', 'Bawaslu', 'UU 7/2017'],
  ['baznas', 'Badan Amil Zakat Nasional', 'Baznas', 'UU 23/2011'],
  ['bnpp', 'Badan Nasional Pengelola Perbatasan', 'BNPP', 'UU 43/2008'],
  ['bpbatam', 'Badan Pengusahaan Kawasan Perdagangan Bebas dan Pelabuhan Bebas Batam', 'BP Batam', 'UU 44/2007'],
  ['bpkh', 'Badan Pengelola Keuangan Haji', 'BPKH', 'UU 34/2014'],
  ['dkpp', 'Dewan Kehormatan Penyelenggara Pemilihan Umum', 'DKPP', 'UU 7/2017'],
  [
    'dpn',
    'Dewan Pertahanan Nasional',
    'DPN',
    'Perpres 202/2024',
    'defenceCouncil',
    { validFrom: '2024-12-16', predecessorCodes: ['kl.wantannas'] },
  ],
  ['komnasham', 'Komisi Nasional Hak Asasi Manusia', 'Komnas HAM', 'UU 39/1999'],
  ['komnasperempuan', 'Komisi Nasional Anti Kekerasan terhadap Perempuan', 'Komnas Perempuan', 'Perpres 65/2005'],
  ['kompolnas', 'Komisi Kepolisian Nasional', 'Kompolnas', 'Perpres 17/2011'],
  ['kpai', 'Komisi Perlindungan Anak Indonesia', 'KPAI', 'UU 35/2014'],
  ['kpi', 'Komisi Penyiaran Indonesia', 'KPI', 'UU 32/2002'],
  ['kpk', 'Komisi Pemberantasan Korupsi', 'KPK', 'UU 19/2019'],
  ['kppu', 'Komisi Pengawas Persaingan Usaha', 'KPPU', 'UU 5/1999'],
  ['kpu', 'Komisi Pemilihan Umum', 'KPU', 'UU 7/2017'],
  ['ksp', 'Kantor Staf Presiden', 'KSP', 'Perpres 83/2019', 'ksp'],
  ['lpsk', 'Lembaga Perlindungan Saksi dan Korban', 'LPSK', 'UU 31/2014'],
  ['ombudsman', 'Ombudsman Republik Indonesia', 'Ombudsman RI', 'UU 37/2008', 'ombudsman'],
  ['ppatk', 'Pusat Pelaporan dan Analisis Transaksi Keuangan', 'PPATK', 'UU 8/2010'],
];

const STATE_INSTITUTIONS: readonly Row[] = [
  ['bi', 'Bank Indonesia', 'BI', 'UU 23/1999'],
  ['bpk', 'Badan Pemeriksa Keuangan', 'BPK', 'UUD 1945 art. 23E'],
  ['dpd', 'Sekretariat Jenderal Dewan Perwakilan Daerah', 'Setjen DPD', 'UU 17/2014'],
  ['dpr', 'Sekretariat Jenderal Dewan Perwakilan Rakyat', 'Setjen DPR', 'UU 17/2014'],
  ['ky', 'Komisi Yudisial', 'KY', 'UUD 1945 art. 24B'],
  ['lps', 'Lembaga Penjamin Simpanan', 'LPS', 'UU 24/2004'],
  ['ma', 'Mahkamah Agung', 'MA', 'UUD 1945 art. 24A'],
  ['mk', 'Mahkamah Konstitusi', 'MK', 'UUD 1945 art. 24C', 'bpBumn'],
  ['mpr', 'Sekretariat Jenderal Majelis Permusyawaratan Rakyat', 'Setjen MPR', 'UU 17/2014'],
  ['ojk', 'Otoritas Jasa Keuangan', 'OJK', 'UU 21/2011'],
];

const OTHERS: readonly (readonly [AgencyKind, Row])[] = [
  ['KOMISI_INFORMASI', ['ki', 'Komisi Informasi Pusat', 'KIP', 'UU 14/2008']],
  ['TNI', ['tni', 'Tentara Nasional Indonesia', 'TNI', 'UU 34/2004', 'defenceCouncil']],
  ['POLRI', ['polri', 'Kepolisian Negara Republik Indonesia', 'Polri', 'UU 2/2002']],
  ['KEJAKSAAN', ['kejagung', 'Kejaksaan Agung Republik Indonesia', 'Kejagung', 'UU 11/2021', 'cabinet2024']],
  ['OTORITA', ['oikn', 'Otorita Ibu Kota Nusantara', 'OIKN', 'UU 3/2022 and UU 21/2023', 'oikn']],
  [
    'BADAN_HUKUM_PUBLIK',
    [
      'danantara',
      'Badan Pengelola Investasi Daya Anagata Nusantara',
      'BPI Danantara',
      'UU 1/2025',
      'bpBumn',
      { validFrom: '2025-02-24' },
    ],
  ],
  [
    'BADAN_HUKUM_PUBLIK',
    ['bpjskesehatan', 'Badan Penyelenggara Jaminan Sosial Kesehatan', 'BPJS Kesehatan', 'UU 24/2011'],
  ],
  [
    'BADAN_HUKUM_PUBLIK',
    ['bpjsketenagakerjaan', 'Badan Penyelenggara Jaminan Sosial Ketenagakerjaan', 'BPJS Ketenagakerjaan', 'UU 24/2011'],
  ],
];

function agency(kind: AgencyKind) {
  return ([slug, name, shortName, basis, source, dated]: Row): NationalBody => ({
    code: `kl.${slug}`,
    name,
    shortName,
    kind,
    basis,
    source: source ?? null,
    ...dated,
  });
}

/** State agencies outside the ministries, as of 2026. */
export const STATE_AGENCIES: readonly NationalBody[] = [
  ...LPNK.map(agency('LPNK')),
  ...LNS.map(agency('LNS')),
  ...STATE_INSTITUTIONS.map(agency('LEMBAGA_NEGARA')),
  ...OTHERS.map(([kind, row]) => agency(kind)(row)),
];
