import type { ComplaintClassification } from '../complaint.enum.js';

/** A template that sample agencies begin with. */
export interface SeededTemplate {
  title: string;
  body: string;
  classification?: ComplaintClassification;
}

/** Governments whose units are known: the body has what fits everything, each unit what fits its own matters. */
export const TEMPLATE_GOVERNMENTS = ['17', '17.02', '32', '32.16', '64', '64.01'];

const CLOSING = 'Terima kasih telah ikut mengawasi pelayanan publik.\n\n{{agency}}';

export const GENERAL_TEMPLATES: readonly SeededTemplate[] = [
  {
    title: 'Tanggapan awal: laporan ditindaklanjuti',
    body: `Yth. Pelapor,\n\nLaporan Anda nomor {{trackingNumber}} tentang "{{title}}" telah kami terima pada {{receivedOn}} dan sedang kami tindak lanjuti. Penyelesaiannya kami upayakan paling lambat {{dueOn}}.\n\n${CLOSING}`,
    classification: 'COMPLAINT',
  },
  {
    title: 'Tanggapan akhir: laporan selesai',
    body: `Yth. Pelapor,\n\nLaporan Anda nomor {{trackingNumber}} tentang "{{title}}" telah selesai kami tindak lanjuti. Bukti pelaksanaan terlampir. Bila masih ada yang kurang, Anda dapat memberi tanggapan balik melalui nomor yang sama.\n\n${CLOSING}`,
  },
  {
    title: 'Aspirasi dicatat sebagai masukan',
    body: `Yth. Pelapor,\n\nAspirasi Anda nomor {{trackingNumber}} tentang "{{title}}" kami catat sebagai masukan dalam penyusunan program dan anggaran tahun berikutnya.\n\n${CLOSING}`,
    classification: 'ASPIRATION',
  },
  {
    title: 'Permintaan informasi dijawab',
    body: `Yth. Pemohon,\n\nMenjawab permintaan Anda nomor {{trackingNumber}} tanggal {{receivedOn}}, informasi tentang "{{title}}" kami sampaikan terlampir.\n\n${CLOSING}`,
    classification: 'INFORMATION_REQUEST',
  },
];

const opening = 'Yth. Pelapor,\n\nMenanggapi laporan nomor {{trackingNumber}} tanggal {{receivedOn}}, ';
const of = (title: string, text: string): SeededTemplate => ({ title, body: `${opening}${text}\n\n${CLOSING}` });

/** By the code of the sample category. */
export const CATEGORY_TEMPLATES: Readonly<Record<string, readonly SeededTemplate[]>> = {
  'jalan-rusak': [
    of(
      'Jalan rusak: jadwal perbaikan',
      'tim pemeliharaan jalan telah meninjau lokasi. Perbaikan dijadwalkan dan ditargetkan selesai paling lambat {{dueOn}}. Sementara itu rambu peringatan telah dipasang.',
    ),
    of(
      'Jalan rusak: sudah diperbaiki',
      'kerusakan jalan telah diperbaiki oleh tim pemeliharaan. Foto sebelum dan sesudah pekerjaan terlampir.',
    ),
  ],
  'lampu-jalan': [
    of(
      'Lampu jalan: sudah menyala',
      'lampu penerangan jalan telah diganti dan jaringannya diperiksa. Bila padam kembali, mohon sebutkan nomor tiang pada laporan berikutnya.',
    ),
    of(
      'Lampu jalan: menunggu material',
      'petugas telah memeriksa lokasi. Penggantian menunggu material dan ditargetkan selesai paling lambat {{dueOn}}.',
    ),
  ],
  sampah: [
    of(
      'Sampah: sudah diangkut',
      'tumpukan sampah telah diangkut. Jadwal pengangkutan di lokasi tersebut kami tinjau kembali agar tidak terulang.',
    ),
    of(
      'Sampah: penambahan ritase',
      'lokasi telah diperiksa dan ritase armada ditambah mulai pekan ini. Hasilnya kami pantau sampai {{dueOn}}.',
    ),
  ],
  'ktp-elektronik': [
    of(
      'KTP-el: siap diambil',
      'KTP elektronik telah tercetak dan dapat diambil pada jam layanan dengan membawa surat pengantar. Pengambilan tidak dipungut biaya.',
    ),
    of(
      'KTP-el: blangko menunggu',
      'perekaman telah berhasil dan pencetakan menunggu blangko. Sementara itu biodata penduduk dapat digunakan sebagai pengganti.',
    ),
  ],
  'bantuan-sosial': [
    of(
      'Bantuan sosial: usulan data',
      'usulan perbaikan data kami bahas dalam musyawarah desa atau kelurahan, lalu kami teruskan untuk pemutakhiran data.',
    ),
    of(
      'Bantuan sosial: hasil pemeriksaan',
      'petugas telah memeriksa data dan penyalurannya. Hasil pemeriksaan terlampir.',
    ),
  ],
  'air-bersih': [
    of('Air bersih: aliran pulih', 'gangguan jaringan telah diperbaiki dan aliran air kembali normal.'),
    of(
      'Air bersih: bantuan tangki',
      'perbaikan jaringan sedang berjalan dan ditargetkan selesai paling lambat {{dueOn}}. Sementara itu air bersih disalurkan dengan mobil tangki.',
    ),
  ],
  sekolah: [
    of(
      'Sekolah: klarifikasi',
      'kami telah meminta keterangan dari kepala sekolah. Hasil klarifikasi dan tindak lanjutnya terlampir.',
    ),
    of(
      'Sekolah: perbaikan sarana',
      'kebutuhan perbaikan telah diperiksa dan diusulkan dalam program rehabilitasi sarana sekolah.',
    ),
  ],
  puskesmas: [
    of(
      'Puskesmas: perbaikan layanan',
      'kami telah mengevaluasi pelayanan bersama kepala puskesmas. Jadwal petugas dan alur antrean diperbaiki.',
    ),
    of('Puskesmas: ketersediaan obat', 'persediaan obat telah ditambah dan dipantau setiap pekan.'),
  ],
  'pungutan-liar': [
    of(
      'Pungutan liar: pemeriksaan dimulai',
      'laporan telah diteruskan kepada tim pemeriksa. Kerahasiaan pelapor kami jaga. Hasilnya kami sampaikan paling lambat {{dueOn}}.',
    ),
    of(
      'Pungutan liar: hasil pemeriksaan',
      'pemeriksaan telah selesai dan tindakan terhadap petugas yang bersangkutan telah diambil sesuai ketentuan.',
    ),
  ],
  banjir: [
    of('Banjir: saluran dibersihkan', 'saluran telah dibersihkan dan pintu air diperiksa. Foto pekerjaan terlampir.'),
    of(
      'Banjir: penanganan bertahap',
      'lokasi telah ditinjau. Normalisasi saluran dikerjakan bertahap dan ditargetkan selesai paling lambat {{dueOn}}.',
    ),
  ],
  pertanahan: [
    of(
      'Pertanahan: berkas diperiksa',
      'berkas permohonan sedang diperiksa. Kekurangan persyaratan, bila ada, disampaikan di loket pelayanan.',
    ),
    of(
      'Pertanahan: layanan selesai',
      'permohonan telah selesai diproses dan hasilnya dapat diambil di loket pelayanan.',
    ),
  ],
  ketenagakerjaan: [
    of(
      'Ketenagakerjaan: mediasi',
      'kami memanggil kedua pihak untuk mediasi. Undangan disampaikan melalui surat resmi.',
    ),
    of('Ketenagakerjaan: hasil pengawasan', 'pengawas telah memeriksa perusahaan. Nota pemeriksaan telah diterbitkan.'),
  ],
  perizinan: [
    of('Perizinan: izin terbit', 'izin telah terbit dan dapat diunduh melalui sistem perizinan.'),
    of(
      'Perizinan: persyaratan kurang',
      'permohonan belum dapat diproses karena persyaratannya belum lengkap. Rinciannya terlampir.',
    ),
  ],
  ketertiban: [
    of(
      'Ketertiban: penertiban dilakukan',
      'petugas telah melakukan penertiban di lokasi dan akan berpatroli secara berkala.',
    ),
    of('Ketertiban: pembinaan', 'petugas telah memberi pembinaan dan surat peringatan kepada pihak terkait.'),
  ],
};
