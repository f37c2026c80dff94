/** What sample complaints are about. `{tempat}` and `{wilayah}` stand for the kecamatan and the regency. */
export interface SampleCategory {
  code: string;
  titles: readonly string[];
  texts: readonly string[];
  answers: readonly string[];
  /** Begins the code of the unit that is competent in a local government. */
  units: readonly string[];
  /** The national body that is competent where it is not a local matter. */
  ministry?: string;
}

export const SAMPLE_CATEGORIES: readonly SampleCategory[] = [
  {
    code: 'jalan-rusak',
    titles: [
      'Jalan berlubang di {tempat}',
      'Jembatan kecil ambles di {tempat}',
      'Aspal terkelupas menuju pasar {tempat}',
    ],
    texts: [
      'Jalan utama di {tempat}, {wilayah}, berlubang sejak tiga bulan lalu. Sudah beberapa pengendara motor jatuh saat hujan karena lubang tertutup air. Mohon segera diperbaiki.',
      'Perbaikan jalan di {tempat} berhenti di tengah dan materialnya dibiarkan di bahu jalan. Warga {wilayah} terpaksa memutar hampir lima kilometer setiap hari.',
    ],
    answers: [
      'Terima kasih atas laporannya. Tim sudah meninjau lokasi dan menutup sementara lubang dengan agregat. Pengaspalan dijadwalkan pada paket pemeliharaan rutin bulan depan.',
      'Kerusakan sudah diperbaiki oleh tim pemeliharaan jalan. Foto sebelum dan sesudah pekerjaan terlampir.',
    ],
    units: ['dsdabmbk', 'dbmpr', 'dpupr', 'dputr', 'dpuprpera'],
    ministry: 'kl.kemenpu',
  },
  {
    code: 'lampu-jalan',
    titles: ['Lampu jalan padam di {tempat}', 'Penerangan jalan umum mati total di {tempat}'],
    texts: [
      'Lampu penerangan jalan di sepanjang jalur {tempat}, {wilayah}, padam sudah dua minggu. Jalan menjadi gelap dan rawan kejahatan, terutama bagi pekerja yang pulang malam.',
    ],
    answers: [
      'Lampu telah diganti dan jaringan diperiksa. Bila padam kembali, mohon sebutkan nomor tiang pada laporan.',
    ],
    units: ['dishub'],
  },
  {
    code: 'sampah',
    titles: [
      'Sampah menumpuk di {tempat}',
      'Jadwal angkut sampah tidak jelas di {tempat}',
      'Pembakaran sampah liar di {tempat}',
    ],
    texts: [
      'Sampah di tempat penampungan sementara {tempat} tidak diangkut lebih dari sepuluh hari. Bau menyengat sampai ke sekolah dan puskesmas di sekitarnya. Mohon armada ditambah.',
      'Ada pembuangan dan pembakaran sampah liar di tepi sungai {tempat}, {wilayah}, hampir setiap malam. Asapnya mengganggu pernapasan anak-anak.',
    ],
    answers: [
      'Petugas kebersihan sudah mengangkut seluruh timbunan dan jadwal pengangkutan ditambah menjadi tiga kali seminggu.',
    ],
    units: ['dlh', 'dlhk'],
    ministry: 'kl.klh',
  },
  {
    code: 'ktp-elektronik',
    titles: [
      'KTP elektronik belum selesai',
      'Antre cetak KTP di {tempat}',
      'Data NIK tidak ditemukan saat mengurus layanan',
    ],
    texts: [
      'Saya merekam data KTP elektronik di kantor {tempat} tetapi sampai sekarang kartunya belum dicetak dan hanya diberi surat keterangan. Petugas berkata blangko habis.',
      'Data kependudukan saya dinyatakan tidak ditemukan ketika mengurus bantuan, padahal kartu keluarga masih berlaku. Mohon data di {wilayah} disinkronkan.',
    ],
    answers: [
      'Kartu sudah dicetak dan dapat diambil di loket pelayanan pada jam kerja dengan membawa surat keterangan.',
    ],
    units: ['disdukcapil'],
    ministry: 'kl.kemendagri/ditjen-dukcapil',
  },
  {
    code: 'bantuan-sosial',
    titles: [
      'Bantuan sosial tidak tepat sasaran di {tempat}',
      'Nama hilang dari daftar penerima bantuan',
      'Pencairan bantuan dipotong di {tempat}',
    ],
    texts: [
      'Keluarga lansia di {tempat}, {wilayah}, tidak lagi menerima bantuan pangan sejak pemutakhiran data, sementara keluarga yang mampu masih terdaftar. Mohon verifikasi ulang.',
      'Pencairan bantuan di {tempat} dipotong dengan alasan biaya administrasi. Mohon diperiksa dan ditindak.',
    ],
    answers: [
      'Verifikasi lapangan sudah dilakukan bersama pemerintah desa dan usulan pemutakhiran data telah dikirim.',
    ],
    units: ['dinsos'],
    ministry: 'kl.kemensos',
  },
  {
    code: 'air-bersih',
    titles: ['Air PDAM keruh di {tempat}', 'Air tidak mengalir berhari-hari di {tempat}'],
    texts: [
      'Air dari perusahaan daerah di {tempat}, {wilayah}, keruh dan berbau selama seminggu, sedangkan tagihan tetap naik. Mohon penjelasan dan perbaikan.',
    ],
    answers: [
      'Kebocoran pipa induk sudah diperbaiki dan jaringan telah dikuras. Pelanggan terdampak mendapat keringanan tagihan.',
    ],
    units: ['disperkim', 'dcktr', 'dpkpp', 'dprkp', 'dsda'],
  },
  {
    code: 'sekolah',
    titles: [
      'Pungutan di sekolah negeri {tempat}',
      'Atap ruang kelas rusak di {tempat}',
      'Guru kurang di sekolah dasar {tempat}',
    ],
    texts: [
      'Orang tua siswa di {tempat} diminta membayar iuran perpisahan dan seragam dengan jumlah yang ditentukan. Kami keberatan karena sekolah negeri di {wilayah} seharusnya bebas pungutan.',
      'Atap dua ruang kelas sekolah dasar di {tempat} bocor dan plafonnya runtuh sebagian. Anak-anak belajar bergantian di ruang guru.',
    ],
    answers: ['Dinas telah memanggil kepala sekolah; iuran dihentikan dan dana dikembalikan kepada orang tua siswa.'],
    units: ['disdik', 'disdikbud', 'dindikbud'],
    ministry: 'kl.kemendikdasmen',
  },
  {
    code: 'puskesmas',
    titles: [
      'Antrean puskesmas {tempat} terlalu lama',
      'Obat kosong di puskesmas {tempat}',
      'Pelayanan gawat darurat ditolak',
    ],
    texts: [
      'Pasien di puskesmas {tempat}, {wilayah}, menunggu lebih dari empat jam karena hanya ada satu dokter. Obat untuk penyakit kronis juga sering kosong.',
    ],
    answers: ['Jadwal dokter ditambah dan persediaan obat sudah dipenuhi dari gudang farmasi.'],
    units: ['dinkes'],
    ministry: 'kl.bpjskesehatan',
  },
  {
    code: 'pungutan-liar',
    titles: ['Pungutan liar pengurusan surat di {tempat}', 'Diminta uang pelicin saat mengurus izin'],
    texts: [
      'Saat mengurus surat pengantar di kantor {tempat}, {wilayah}, saya diminta uang tanpa kuitansi agar berkas diproses. Beberapa warga lain mengalami hal serupa.',
    ],
    answers: ['Inspektorat telah memeriksa petugas terkait dan memasang pengumuman biaya layanan di loket.'],
    units: ['inspektorat'],
  },
  {
    code: 'banjir',
    titles: ['Banjir berulang di {tempat}', 'Saluran air tersumbat di {tempat}'],
    texts: [
      'Setiap hujan lebat permukiman di {tempat}, {wilayah}, tergenang sampai setengah meter karena saluran tersumbat dan menyempit. Mohon normalisasi saluran.',
    ],
    answers: ['Saluran sudah dikeruk sepanjang dua ratus meter dan pompa disiagakan selama musim hujan.'],
    units: ['bpbd', 'dsdabmbk', 'dsda', 'dpupr', 'dputr'],
    ministry: 'kl.bnpb',
  },
  {
    code: 'pertanahan',
    titles: ['Sertipikat tanah tidak kunjung terbit', 'Tumpang tindih bidang tanah di {tempat}'],
    texts: [
      'Permohonan sertipikat tanah saya di {tempat}, {wilayah}, sudah lebih dari satu tahun tanpa kepastian. Setiap ditanyakan, berkas dikatakan masih diproses.',
    ],
    answers: ['Berkas sudah lengkap dan pengukuran ulang dijadwalkan; petugas akan menghubungi pemohon.'],
    units: ['disperkimtan', 'dpkpp'],
    ministry: 'kl.atrbpn',
  },
  {
    code: 'ketenagakerjaan',
    titles: ['Upah di bawah ketentuan di {wilayah}', 'Informasi lowongan dari pemerintah tidak diperbarui'],
    texts: [
      'Perusahaan di {tempat}, {wilayah}, membayar upah di bawah ketentuan dan tidak mendaftarkan pekerja pada jaminan sosial. Kami takut dipecat bila melapor terbuka.',
    ],
    answers: ['Pengawas ketenagakerjaan sudah memeriksa perusahaan dan menerbitkan nota pemeriksaan.'],
    units: ['disnaker', 'disnakertrans'],
    ministry: 'kl.kemnaker',
  },
  {
    code: 'perizinan',
    titles: ['Izin usaha tertahan di {wilayah}', 'Syarat izin berubah tanpa pemberitahuan'],
    texts: [
      'Permohonan izin usaha kecil saya di {wilayah} tertahan lebih dari sebulan tanpa catatan kekurangan. Mohon kejelasan syarat dan waktu penyelesaian.',
    ],
    answers: ['Izin sudah terbit dan dapat diunduh. Kami menyampaikan maaf atas keterlambatan verifikasi lapangan.'],
    units: ['dpmptsp'],
    ministry: 'kl.bkpm',
  },
  {
    code: 'ketertiban',
    titles: ['Pedagang menutup trotoar di {tempat}', 'Parkir liar di {tempat}'],
    texts: [
      'Trotoar di depan pasar {tempat}, {wilayah}, tertutup lapak dan kendaraan sehingga pejalan kaki harus berjalan di badan jalan. Mohon penertiban yang manusiawi.',
    ],
    answers: ['Penertiban bersama sudah dilakukan dan pedagang dipindahkan ke dalam area pasar.'],
    units: ['satpolpp'],
  },
];
