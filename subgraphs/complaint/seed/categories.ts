/** What sample complaints are about. `{tempat}` and `{wilayah}` stand for the kecamatan and the regency. */
export interface SampleCategory {
  code: string;
  reports: readonly (readonly [title: string, text: string])[];
  answers: readonly string[];
  /** Begins the code of the unit that is competent in a local government. */
  units: readonly string[];
  /** The national body that is competent where it is not a local matter. */
  ministry?: string;
}

export const SAMPLE_CATEGORIES: readonly SampleCategory[] = [
  {
    code: 'jalan-rusak',
    reports: [
      [
        'Jalan berlubang di {tempat}',
        'Jalan utama di {tempat}, {wilayah}, berlubang sejak tiga bulan lalu. Sudah beberapa pengendara motor jatuh saat hujan karena lubang tertutup air. Mohon segera diperbaiki.',
      ],
      [
        'Jembatan kecil ambles di {tempat}',
        'Jembatan penghubung dua kampung di {tempat} ambles pada satu sisi. Mobil tidak bisa lewat dan warga {wilayah} memutar hampir lima kilometer setiap hari.',
      ],
      [
        'Perbaikan jalan di {tempat} berhenti di tengah',
        'Perbaikan jalan di {tempat} berhenti sejak awal bulan dan materialnya dibiarkan di bahu jalan. Mohon kejelasan kapan pekerjaan dilanjutkan.',
      ],
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
    reports: [
      [
        'Lampu jalan padam di {tempat}',
        'Lampu penerangan jalan di sepanjang jalur {tempat}, {wilayah}, padam sudah dua minggu. Jalan menjadi gelap dan rawan kejahatan, terutama bagi pekerja yang pulang malam.',
      ],
      [
        'Usul penerangan jalan di {tempat}',
        'Ruas jalan menuju sekolah di {tempat} belum memiliki penerangan sama sekali. Kami mengusulkan pemasangan lampu pada tahun anggaran berikutnya.',
      ],
    ],
    answers: [
      'Lampu telah diganti dan jaringan diperiksa. Bila padam kembali, mohon sebutkan nomor tiang pada laporan.',
    ],
    units: ['dishub'],
  },
  {
    code: 'sampah',
    reports: [
      [
        'Sampah menumpuk di {tempat}',
        'Sampah di tempat penampungan sementara {tempat} tidak diangkut lebih dari sepuluh hari. Bau menyengat sampai ke sekolah dan puskesmas di sekitarnya. Mohon armada ditambah.',
      ],
      [
        'Jadwal angkut sampah tidak jelas di {tempat}',
        'Truk sampah di {tempat}, {wilayah}, datang tanpa jadwal yang tetap sehingga warga tidak tahu kapan harus mengeluarkan sampah. Mohon jadwal diumumkan.',
      ],
      [
        'Pembakaran sampah liar di {tempat}',
        'Ada pembuangan dan pembakaran sampah liar di tepi sungai {tempat}, {wilayah}, hampir setiap malam. Asapnya mengganggu pernapasan anak-anak.',
      ],
    ],
    answers: [
      'Petugas kebersihan sudah mengangkut seluruh timbunan dan jadwal pengangkutan ditambah menjadi tiga kali seminggu.',
    ],
    units: ['dlh', 'dlhk'],
    ministry: 'kl.klh',
  },
  {
    code: 'ktp-elektronik',
    reports: [
      [
        'KTP elektronik belum selesai',
        'Saya merekam data KTP elektronik di kantor {tempat} tetapi sampai sekarang kartunya belum dicetak dan hanya diberi surat keterangan. Petugas berkata blangko habis.',
      ],
      [
        'Antrean cetak KTP di {tempat} terlalu panjang',
        'Antrean cetak KTP di {tempat}, {wilayah}, dimulai sebelum subuh dan kuotanya habis dalam satu jam. Mohon pendaftaran dilakukan secara daring.',
      ],
      [
        'Data NIK tidak ditemukan saat mengurus layanan',
        'Data kependudukan saya dinyatakan tidak ditemukan ketika mengurus bantuan, padahal kartu keluarga masih berlaku. Mohon data di {wilayah} disinkronkan.',
      ],
    ],
    answers: [
      'Kartu sudah dicetak dan dapat diambil di loket pelayanan pada jam kerja dengan membawa surat keterangan.',
    ],
    units: ['disdukcapil'],
    ministry: 'kl.kemendagri/ditjen-dukcapil',
  },
  {
    code: 'bantuan-sosial',
    reports: [
      [
        'Bantuan sosial tidak tepat sasaran di {tempat}',
        'Keluarga lansia di {tempat}, {wilayah}, tidak lagi menerima bantuan pangan sejak pemutakhiran data, sementara keluarga yang mampu masih terdaftar. Mohon verifikasi ulang.',
      ],
      [
        'Nama hilang dari daftar penerima bantuan',
        'Nama ibu saya hilang dari daftar penerima bantuan di {tempat} tanpa pemberitahuan. Mohon dijelaskan alasannya dan cara mengusulkan kembali.',
      ],
      [
        'Pencairan bantuan dipotong di {tempat}',
        'Pencairan bantuan di {tempat}, {wilayah}, dipotong dengan alasan biaya administrasi. Mohon diperiksa dan ditindak.',
      ],
    ],
    answers: [
      'Verifikasi lapangan sudah dilakukan bersama pemerintah desa dan usulan pemutakhiran data telah dikirim.',
    ],
    units: ['dinsos'],
    ministry: 'kl.kemensos',
  },
  {
    code: 'air-bersih',
    reports: [
      [
        'Air PDAM keruh di {tempat}',
        'Air dari perusahaan daerah di {tempat}, {wilayah}, keruh dan berbau selama seminggu, sedangkan tagihan tetap naik. Mohon penjelasan dan perbaikan.',
      ],
      [
        'Air tidak mengalir berhari-hari di {tempat}',
        'Sudah lima hari air tidak mengalir di {tempat} tanpa pemberitahuan. Warga membeli air dari mobil tangki dengan harga tinggi.',
      ],
    ],
    answers: [
      'Kebocoran pipa induk sudah diperbaiki dan jaringan telah dikuras. Pelanggan terdampak mendapat keringanan tagihan.',
    ],
    units: ['disperkim', 'dcktr', 'dpkpp', 'dprkp', 'dsda'],
  },
  {
    code: 'sekolah',
    reports: [
      [
        'Pungutan di sekolah negeri {tempat}',
        'Orang tua siswa di {tempat} diminta membayar iuran perpisahan dan seragam dengan jumlah yang ditentukan. Kami keberatan karena sekolah negeri di {wilayah} seharusnya bebas pungutan.',
      ],
      [
        'Atap ruang kelas rusak di {tempat}',
        'Atap dua ruang kelas sekolah dasar di {tempat} bocor dan plafonnya runtuh sebagian. Anak-anak belajar bergantian di ruang guru.',
      ],
      [
        'Guru kurang di sekolah dasar {tempat}',
        'Sekolah dasar di {tempat}, {wilayah}, hanya memiliki tiga guru untuk enam kelas. Mohon penempatan guru tambahan.',
      ],
    ],
    answers: [
      'Dinas sudah memeriksa ke sekolah dan memanggil kepala sekolah. Penyelesaiannya dijadwalkan dalam semester ini dan akan kami kabarkan.',
    ],
    units: ['disdik', 'disdikbud', 'dindikbud'],
    ministry: 'kl.kemendikdasmen',
  },
  {
    code: 'puskesmas',
    reports: [
      [
        'Antrean puskesmas {tempat} terlalu lama',
        'Pasien di puskesmas {tempat}, {wilayah}, menunggu lebih dari empat jam karena hanya ada satu dokter yang bertugas.',
      ],
      [
        'Obat kosong di puskesmas {tempat}',
        'Obat untuk penyakit kronis di puskesmas {tempat} sering kosong sehingga pasien harus membeli sendiri di apotek.',
      ],
      [
        'Pelayanan gawat darurat ditolak',
        'Keluarga kami di {tempat} ditolak di unit gawat darurat karena kartu jaminan dinyatakan tidak aktif, padahal iuran dibayar. Mohon diperiksa.',
      ],
    ],
    answers: ['Jadwal dokter ditambah dan persediaan obat sudah dipenuhi dari gudang farmasi.'],
    units: ['dinkes'],
    ministry: 'kl.bpjskesehatan',
  },
  {
    code: 'pungutan-liar',
    reports: [
      [
        'Pungutan liar pengurusan surat di {tempat}',
        'Saat mengurus surat pengantar di kantor {tempat}, {wilayah}, saya diminta uang tanpa kuitansi agar berkas diproses. Beberapa warga lain mengalami hal serupa.',
      ],
      [
        'Diminta uang pelicin saat mengurus izin',
        'Petugas di {wilayah} meminta uang agar berkas izin saya didahulukan. Saya menolak dan berkas dibiarkan sampai sekarang.',
      ],
    ],
    answers: ['Inspektorat telah memeriksa petugas terkait dan memasang pengumuman biaya layanan di loket.'],
    units: ['inspektorat'],
  },
  {
    code: 'banjir',
    reports: [
      [
        'Banjir berulang di {tempat}',
        'Setiap hujan lebat permukiman di {tempat}, {wilayah}, tergenang sampai setengah meter. Mohon pompa dan tanggul diperbaiki sebelum musim hujan.',
      ],
      [
        'Saluran air tersumbat di {tempat}',
        'Saluran air di {tempat} tersumbat lumpur dan bangunan liar sehingga air meluap ke rumah warga. Mohon normalisasi saluran.',
      ],
    ],
    answers: ['Saluran sudah dikeruk sepanjang dua ratus meter dan pompa disiagakan selama musim hujan.'],
    units: ['bpbd', 'dsdabmbk', 'dsda', 'dpupr', 'dputr'],
    ministry: 'kl.bnpb',
  },
  {
    code: 'pertanahan',
    reports: [
      [
        'Sertipikat tanah tidak kunjung terbit',
        'Permohonan sertipikat tanah saya di {tempat}, {wilayah}, sudah lebih dari satu tahun tanpa kepastian. Setiap ditanyakan, berkas dikatakan masih diproses.',
      ],
      [
        'Tumpang tindih bidang tanah di {tempat}',
        'Bidang tanah keluarga kami di {tempat} dinyatakan tumpang tindih dengan bidang lain setelah pengukuran. Mohon dilakukan pengukuran ulang bersama.',
      ],
    ],
    answers: ['Berkas sudah lengkap dan pengukuran ulang dijadwalkan; petugas akan menghubungi pemohon.'],
    units: ['disperkimtan', 'dpkpp'],
    ministry: 'kl.atrbpn',
  },
  {
    code: 'ketenagakerjaan',
    reports: [
      [
        'Upah di bawah ketentuan di {wilayah}',
        'Perusahaan di {tempat}, {wilayah}, membayar upah di bawah ketentuan dan tidak mendaftarkan pekerja pada jaminan sosial. Kami takut dipecat bila melapor terbuka.',
      ],
      [
        'Informasi lowongan dari pemerintah tidak diperbarui',
        'Papan lowongan kerja dan situs dinas di {wilayah} tidak diperbarui sejak awal tahun. Mohon informasi yang benar bagi pencari kerja.',
      ],
    ],
    answers: ['Laporan sudah diperiksa oleh petugas dan hasilnya diberitahukan kepada pihak yang bersangkutan.'],
    units: ['disnaker', 'disnakertrans'],
    ministry: 'kl.kemnaker',
  },
  {
    code: 'perizinan',
    reports: [
      [
        'Izin usaha tertahan di {wilayah}',
        'Permohonan izin usaha kecil saya di {wilayah} tertahan lebih dari sebulan tanpa catatan kekurangan. Mohon kejelasan syarat dan waktu penyelesaian.',
      ],
      [
        'Syarat izin berubah tanpa pemberitahuan',
        'Syarat izin mendirikan warung di {tempat} berubah setelah berkas kami diterima. Mohon syarat diumumkan di tempat pelayanan.',
      ],
    ],
    answers: ['Izin sudah terbit dan dapat diunduh. Kami menyampaikan maaf atas keterlambatan verifikasi lapangan.'],
    units: ['dpmptsp'],
    ministry: 'kl.bkpm',
  },
  {
    code: 'ketertiban',
    reports: [
      [
        'Pedagang menutup trotoar di {tempat}',
        'Trotoar di depan pasar {tempat}, {wilayah}, tertutup lapak sehingga pejalan kaki harus berjalan di badan jalan. Mohon penertiban yang manusiawi.',
      ],
      [
        'Parkir liar di {tempat}',
        'Kendaraan parkir di dua sisi jalan {tempat} setiap sore dan menutup akses ambulans menuju rumah sakit. Mohon ditertibkan.',
      ],
    ],
    answers: ['Penertiban bersama sudah dilakukan dan petugas berjaga pada jam sibuk.'],
    units: ['satpolpp'],
  },
];
