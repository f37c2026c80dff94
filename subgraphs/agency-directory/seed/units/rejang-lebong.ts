import { governmentUnits } from './government-units.js';

/**
 * Pemerintah Kabupaten Rejang Lebong. A reform merged twelve dinas into six in 2026 without publishing names that we
 * found: rows confirmed in 2026 are of the new structure, the others of the one before.
 */
export const REJANG_LEBONG = governmentUnits({
  government: '17.02',
  basis: 'Perda Kabupaten Rejang Lebong 9/2016 with its changes',
  sources: {
    rejangLebong2026: {
      title: 'Go Bengkulu, posts filled in January 2026',
      url: 'https://www.gobengkulu.com/2026/01/14/nama-tinggal-satu-jabatan-kepala-bappeda-rejang-lebong-masih-digantung',
      date: '2026-01-14',
    },
    rejangLebong2026b: {
      title: 'Go Bengkulu, Sekda of Rejang Lebong',
      url: 'https://www.gobengkulu.com/2026/01/13/sisihkan-elva-dan-hambali-iwan-badar-resmi-duduki-kursi-sekda-rejang-lebong',
      date: '2026-01-13',
    },
    rejangLebong2023: {
      title: 'Curup Ekspress, 102 officials moved',
      url: 'https://curupekspress.disway.id/amp/045647038/102-pejabat-dirotasi-3-diantaranya-kepala-opd',
      date: '2023-02-16',
    },
    rejangLebong2024: {
      title: 'Curup Ekspress, joint roll call',
      url: 'https://curupekspress.bacakoran.co/amp/1973/apel-perdana-2024-korpri-bahas-sejumlah-isu-penting',
      date: '2024-01',
    },
    rejangLebongAwards: {
      title: 'Siberkreatif, five bodies awarded',
      url: 'https://siberkreatif.com/2025/06/10/inovatif-dalam-pelayanan-publik-5-opd-rejang-lebong-mendapat-penghargaan-bupati',
      date: '2025-06-10',
    },
    rejangLebongReform: {
      title: 'Rakyat Bengkulu, from 28 to 23 bodies in 2026',
      url: 'https://harianrakyatbengkulu.bacakoran.co/read/49204/nomeklatur-2026-12-dinas-digabung-1-badan-dipecah',
      date: '2025-11',
    },
    rejangLebong2025: {
      title: 'Rakyat Bengkulu, seven vacant posts',
      url: 'https://rakyatbengkulu.disway.id/amp/704345/7-jabatan-strategis-masih-kosong-laju-birokrasi-rejang-lebong-terancam-tertahan',
      date: '2025-06-22',
    },
    rejangLebongDiskominfo: {
      title: 'Iko Bengkulu, social media of the bodies of Rejang Lebong',
      url: 'https://ikobengkulu.com/detail/4285/bupati-fikri-dorong-opd-rejang-lebong-aktif-di-media-sosial-untuk-wujudkan-pemerintahan-terbuka/1',
      date: '2025',
    },
  },
  rows: [
    ['setda', 'Sekretariat Daerah', 'Setda', 'SEKRETARIAT_DAERAH', 'rejangLebong2026'],
    ['setda/bagian-pembangunan', 'Bagian Pembangunan', 'Bagian Pembangunan', 'BAGIAN', 'rejangLebong2026b'],
    ['setwan', 'Sekretariat Dewan Perwakilan Rakyat Daerah', 'Setwan', 'SEKRETARIAT_DPRD'],
    ['inspektorat', 'Inspektorat Daerah', 'Inspektorat', 'INSPEKTORAT', 'rejangLebong2023'],
    ['disdikbud', 'Dinas Pendidikan dan Kebudayaan', 'Disdikbud', 'DINAS', 'rejangLebong2026'],
    ['dinkes', 'Dinas Kesehatan', 'Dinkes', 'DINAS', 'rejangLebong2026'],
    [
      'dpuprpkp',
      'Dinas Pekerjaan Umum, Penataan Ruang, Perumahan dan Kawasan Permukiman',
      'DPUPRPKP',
      'DINAS',
      'rejangLebong2026',
    ],
    ['dinsos', 'Dinas Sosial', 'Dinsos', 'DINAS', 'rejangLebong2023'],
    [
      'dp3appkb',
      'Dinas Pemberdayaan Perempuan dan Perlindungan Anak, Pengendalian Penduduk dan Keluarga Berencana',
      'DP3APPKB',
      'DINAS',
      'rejangLebong2023',
    ],
    ['dkp', 'Dinas Ketahanan Pangan', 'DKP', 'DINAS'],
    ['dlh', 'Dinas Lingkungan Hidup', 'DLH', 'DINAS', 'rejangLebong2024'],
    ['disdukcapil', 'Dinas Kependudukan dan Pencatatan Sipil', 'Disdukcapil', 'DINAS', 'rejangLebongAwards'],
    ['dpmd', 'Dinas Pemberdayaan Masyarakat dan Desa', 'DPMD', 'DINAS'],
    ['dishub', 'Dinas Perhubungan', 'Dishub', 'DINAS', 'rejangLebong2026'],
    ['diskominfo', 'Dinas Komunikasi dan Informatika', 'Diskominfo', 'DINAS', 'rejangLebongDiskominfo'],
    [
      'disperindagkop',
      'Dinas Perdagangan, Koperasi, Usaha Kecil Menengah dan Perindustrian',
      'Disperindagkop UKM',
      'DINAS',
    ],
    ['dpmptsp', 'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu', 'DPMPTSP', 'DINAS', 'rejangLebong2026'],
    ['disparpora', 'Dinas Pariwisata, Pemuda dan Olahraga', 'Disparpora', 'DINAS'],
    ['dispusarda', 'Dinas Perpustakaan dan Arsip Daerah', 'Dispusarda', 'DINAS', 'rejangLebong2024'],
    ['distankan', 'Dinas Pertanian dan Perikanan', 'Distankan', 'DINAS', 'rejangLebongAwards'],
    ['disnakertrans', 'Dinas Tenaga Kerja dan Transmigrasi', 'Disnakertrans', 'DINAS'],
    ['satpolpp', 'Satuan Polisi Pamong Praja', 'Satpol PP', 'SATPOL_PP', 'rejangLebong2026'],
    ['bappeda', 'Badan Perencanaan Pembangunan Daerah', 'Bappeda', 'BADAN', 'rejangLebong2026'],
    ['bpkd', 'Badan Pengelolaan Keuangan Daerah', 'BPKD', 'BADAN', 'rejangLebongReform'],
    ['bapenda', 'Badan Pendapatan Daerah', 'Bapenda', 'BADAN', 'rejangLebongReform', '2026-01-01'],
    ['bkpsdm', 'Badan Kepegawaian dan Pengembangan Sumber Daya Manusia', 'BKPSDM', 'BADAN', 'rejangLebong2026'],
    ['bpbd', 'Badan Penanggulangan Bencana Daerah', 'BPBD', 'BADAN', 'rejangLebong2025'],
    ['kesbangpol', 'Badan Kesatuan Bangsa dan Politik', 'Kesbangpol', 'BADAN', 'rejangLebong2023'],
    ['rsud', 'Rumah Sakit Umum Daerah Rejang Lebong', 'RSUD Rejang Lebong', 'RUMAH_SAKIT_DAERAH', 'rejangLebong2025'],
  ],
});
