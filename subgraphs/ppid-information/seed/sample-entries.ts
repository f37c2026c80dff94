import { ExclusionGround, InformationClass } from '../exclusion.js';
import { InformationForm } from '../public-information.entity.js';

/** An entry as every government of the demonstration has it. */
export interface SampleEntry {
  title: string;
  summary: string;
  /** The unit that holds it, where the directory has it; else the government itself. */
  unit: string | null;
  responsible: string;
  class: InformationClass;
  form: InformationForm;
  retention: string;
  exclusion?: { ground: ExclusionGround; harm: string; benefit: string; expiresOn: string | null };
}

/** Invented entries over the four classes, after what the lists of local governments usually hold. */
export const SAMPLE_ENTRIES: readonly SampleEntry[] = [
  {
    title: 'Profil dan struktur organisasi pemerintah daerah',
    summary: 'Kedudukan, alamat, visi, misi, tugas, fungsi, dan susunan organisasi perangkat daerah.',
    unit: null,
    responsible: 'Bagian Organisasi Sekretariat Daerah',
    class: InformationClass.PERIODIC,
    form: InformationForm.PRINTED_AND_DIGITAL,
    retention: 'Selama berlaku',
  },
  {
    title: 'Rencana kerja pemerintah daerah tahun berjalan',
    summary: 'Program dan kegiatan dengan penanggung jawab, target, jadwal, dan pagu anggarannya.',
    unit: 'bappeda',
    responsible: 'Bappeda',
    class: InformationClass.PERIODIC,
    form: InformationForm.DIGITAL,
    retention: '5 tahun',
  },
  {
    title: 'Laporan realisasi anggaran',
    summary: 'Pendapatan dan belanja daerah yang direncanakan dan yang terealisasi per triwulan.',
    unit: null,
    responsible: 'Badan pengelola keuangan daerah',
    class: InformationClass.PERIODIC,
    form: InformationForm.PRINTED_AND_DIGITAL,
    retention: '10 tahun',
  },
  {
    title: 'Laporan layanan informasi publik tahunan',
    summary: 'Jumlah permohonan, waktu pelayanan, permohonan yang dikabulkan dan ditolak, serta sengketa.',
    unit: 'diskominfo',
    responsible: 'PPID Utama',
    class: InformationClass.PERIODIC,
    form: InformationForm.DIGITAL,
    retention: '5 tahun',
  },
  {
    title: 'Peringatan dini banjir dan tanah longsor',
    summary: 'Lokasi rawan, tingkat bahaya, jalur evakuasi, dan cara menghubungi petugas.',
    unit: 'bpbd',
    responsible: 'BPBD',
    class: InformationClass.IMMEDIATE,
    form: InformationForm.DIGITAL,
    retention: '2 tahun',
  },
  {
    title: 'Pemberitahuan wabah dan kejadian luar biasa',
    summary: 'Jenis penyakit, daerah terdampak, cara pencegahan, dan fasilitas kesehatan yang dapat dihubungi.',
    unit: 'dinkes',
    responsible: 'Dinas Kesehatan',
    class: InformationClass.IMMEDIATE,
    form: InformationForm.DIGITAL,
    retention: '2 tahun',
  },
  {
    title: 'Daftar aset dan inventaris daerah',
    summary: 'Tanah, bangunan, kendaraan, dan peralatan menurut perangkat daerah yang memakainya.',
    unit: null,
    responsible: 'Badan pengelola keuangan dan aset daerah',
    class: InformationClass.ON_REQUEST,
    form: InformationForm.PRINTED,
    retention: '10 tahun',
  },
  {
    title: 'Perjanjian dengan pihak ketiga',
    summary: 'Naskah perjanjian kerja sama daerah beserta dokumen pendukungnya.',
    unit: null,
    responsible: 'Bagian kerja sama Sekretariat Daerah',
    class: InformationClass.ON_REQUEST,
    form: InformationForm.PRINTED_AND_DIGITAL,
    retention: 'Selama berlaku dan 5 tahun sesudahnya',
  },
  {
    title: 'Data statistik sektoral pengaduan masyarakat',
    summary: 'Jumlah pengaduan menurut kategori, perangkat daerah, dan waktu penyelesaian.',
    unit: 'diskominfo',
    responsible: 'Dinas Komunikasi dan Informatika',
    class: InformationClass.ON_REQUEST,
    form: InformationForm.DIGITAL,
    retention: '5 tahun',
  },
  {
    title: 'Konfigurasi keamanan jaringan pemerintah daerah',
    summary: 'Topologi jaringan, alamat perangkat, dan pengaturan keamanannya.',
    unit: 'diskominfo',
    responsible: 'Dinas Komunikasi dan Informatika',
    class: InformationClass.EXCLUDED,
    form: InformationForm.DIGITAL,
    retention: '5 tahun',
    exclusion: {
      ground: ExclusionGround.C,
      harm: 'Membuka celah serangan terhadap sistem yang menyimpan data warga.',
      benefit: 'Menjaga kerahasiaan dan ketersediaan layanan publik.',
      expiresOn: '2030-12-31',
    },
  },
  {
    title: 'Berkas kesehatan pegawai',
    summary: 'Hasil pemeriksaan kesehatan pegawai perorangan.',
    unit: null,
    responsible: 'Badan kepegawaian daerah',
    class: InformationClass.EXCLUDED,
    form: InformationForm.PRINTED,
    retention: '10 tahun',
    exclusion: {
      ground: ExclusionGround.H,
      harm: 'Mengungkap riwayat dan kondisi kesehatan seseorang.',
      benefit: 'Melindungi hak pribadi pegawai.',
      expiresOn: null,
    },
  },
];
