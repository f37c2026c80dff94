import type { Words } from '../../schema/errors.js';

/** Why this subgraph refuses an input. */
export const REFUSALS = {
  idOrCode: {
    en: 'Give either an id or a code; `at` goes with a code.',
    id: 'Isi salah satu saja: id atau kode; `at` hanya berlaku bersama kode.',
  },
  agencyClosed: { en: 'This agency no longer exists.', id: 'Instansi ini sudah tidak ada.' },
  laterName: {
    en: 'A later name is recorded already.',
    id: 'Sudah tercatat nama lain yang berlaku lebih kemudian.',
  },
  followsItself: {
    en: 'An agency cannot follow itself.',
    id: 'Instansi tidak dapat menjadi penerus dirinya sendiri.',
  },
  dayInFuture: { en: 'This day lies in the future.', id: 'Tanggal ini belum tiba.' },
  momentInFuture: { en: 'This lies in the future.', id: 'Waktu ini belum tiba.' },
  hasParts: (parts: number): Words => ({
    en: `It still has ${parts} parts that exist.`,
    id: `Instansi ini masih memiliki ${parts} unit yang belum ditutup.`,
  }),
  laterState: {
    en: 'A later state is recorded already.',
    id: 'Sudah tercatat keadaan yang lebih kemudian.',
  },
  recordedAlready: { en: 'It is recorded so already.', id: 'Keadaan ini sudah tercatat demikian.' },
  noPost: { en: 'There is no post with this id.', id: 'Tidak ada jabatan dengan id ini.' },
  noOfficer: { en: 'There is no officer with this id.', id: 'Tidak ada pejabat dengan id ini.' },
  succeedsOneself: {
    en: 'Whoever leaves a post does not follow in it.',
    id: 'Pejabat yang meninggalkan jabatan tidak dapat menjadi penggantinya sendiri.',
  },
  endsAlready: (day: string): Words => ({
    en: `It ends on ${day} already.`,
    id: `Jabatan ini sudah berakhir pada ${day}.`,
  }),
  headAlready: ({ name, from, until }: { name: string; from: string; until: string | null }): Words => ({
    en: `${name} is its definitive head from ${from}${until === null ? '' : ` until ${until}`}; that post has to end first.`,
    id: `${name} menjadi pimpinan definitif di sini sejak ${from}${until === null ? '' : ` sampai ${until}`}; akhiri jabatan itu lebih dahulu.`,
  }),
  portalHoldsNoPost: {
    en: 'A portal is a machine and holds no post.',
    id: 'Portal adalah sistem dan tidak dapat memangku jabatan.',
  },
  roleOfNationalDesk: {
    en: 'Only the national desk has officers with this role.',
    id: 'Peran ini hanya dapat diberikan kepada pejabat admin nasional.',
  },
  roleOfMonitoringBodies: {
    en: 'Only the bodies that watch over complaints in the whole country have officers with this role.',
    id: 'Peran ini hanya dapat diberikan kepada pejabat instansi yang memantau pengaduan secara nasional.',
  },
  nationalDeskStays: {
    en: 'The national desk stays, with its code: what names no competent agency lands there.',
    id: 'Meja nasional harus tetap ada dengan kodenya: laporan tanpa instansi berwenang masuk ke sana.',
  },
  otherBody: {
    en: 'Expected a unit of the same body, or the body.',
    id: 'Harus berupa unit dari instansi yang sama, atau instansi itu sendiri.',
  },
  roleOfProvinces: {
    en: 'Only provinces have officers with this role.',
    id: 'Peran ini hanya dapat diberikan kepada pejabat pemerintah provinsi.',
  },
  codeStillHeld: {
    en: 'Another agency had this code after that day.',
    id: 'Kode ini masih dipakai instansi lain sesudah tanggal tersebut.',
  },
  endsBeforeItsCode: {
    en: 'It has its code only from a later day.',
    id: 'Kodenya baru berlaku pada tanggal sesudahnya.',
  },
  beforeItBegan: {
    en: 'The agency exists only from a later day.',
    id: 'Instansi ini baru ada pada tanggal sesudahnya.',
  },
  notASuffix: {
    en: 'Expected lower-case letters, digits and single hyphens, such as dpupr.',
    id: 'Hanya boleh berisi huruf kecil, angka, dan tanda hubung tunggal, misalnya dpupr.',
  },
  noUnitsOfKind: {
    en: 'This body has no units of this kind.',
    id: 'Instansi ini tidak memiliki unit dengan jenis tersebut.',
  },
  malformedRow: { en: 'A quote is not closed.', id: 'Tanda kutip tidak ditutup.' },
  cellsOfRow: (expected: number, found: number): Words => ({
    en: `The row has ${found} cells where the header has ${expected}.`,
    id: `Baris ini berisi ${found} sel, sedangkan tajuk berisi ${expected}.`,
  }),
  unknownColumn: (known: string): Words => ({
    en: `There is no such column; these are known: ${known}.`,
    id: `Kolom ini tidak dikenal; yang dikenal: ${known}.`,
  }),
  columnTwice: { en: 'The header has this column twice.', id: 'Kolom ini muncul dua kali pada tajuk.' },
  missingColumn: { en: 'This column is missing.', id: 'Kolom ini tidak ada.' },
  rowTwice: { en: 'This code stands in the file twice.', id: 'Kode ini muncul dua kali dalam berkas.' },
  notInside: (code: string): Words => ({
    en: `Expected the code of a unit inside ${code}.`,
    id: `Harus berupa kode unit di dalam ${code}.`,
  }),
  noParent: (code: string): Words => ({
    en: `${code} exists neither in the directory nor in the file.`,
    id: `${code} tidak ada di direktori maupun di berkas.`,
  }),
  unknownKind: { en: 'There is no such kind of unit.', id: 'Jenis unit ini tidak dikenal.' },
  notGzip: {
    en: 'This is not a text that was compressed with gzip and written in Base64, of up to 8 MiB.',
    id: 'Harus berupa teks yang dimampatkan dengan gzip dan ditulis dalam Base64, paling besar 8 MiB.',
  },
  notUtf8: {
    en: 'The file is not UTF-8: save it as “CSV UTF-8” before it is compressed.',
    id: 'Berkas bukan UTF-8: simpan sebagai “CSV UTF-8” sebelum dimampatkan.',
  },
  tooManyRows: (rows: number): Words => ({
    en: `A file has up to ${rows} rows; cut it in parts, parents first.`,
    id: `Satu berkas paling banyak ${rows} baris; bagi berkas ini, mulai dari unit induk.`,
  }),
  importHasProblems: (problems: number): Words => ({
    en: `The file has ${problems} problems; see the preview.`,
    id: `Berkas ini memuat ${problems} galat; lihat pratinjau.`,
  }),
  notAPhone: {
    en: 'Expected a telephone number such as +62 21 1234567.',
    id: 'Harus berupa nomor telepon, misalnya +62 21 1234567.',
  },
  notAVillage: {
    en: 'Expected the code of a village, such as 32.16.05.2001.',
    id: 'Harus berupa kode desa atau kelurahan, misalnya 32.16.05.2001.',
  },
  noVillages: {
    en: 'This directory was filled without villages (SIMPUL_VILLAGES): the national desk adds one together with its region.',
    id: 'Direktori ini diisi tanpa data desa dan kelurahan (SIMPUL_VILLAGES): admin nasional menambahkannya bersama wilayahnya.',
  },
  zoneOfRegion: {
    en: 'Only a mission abroad has a zone of its own; any other unit has that of its region.',
    id: 'Hanya perwakilan di luar negeri yang memiliki zona waktu sendiri; unit lain mengikuti wilayahnya.',
  },
  zoneAbroad: {
    en: 'A mission abroad needs the zone in which its days run.',
    id: 'Perwakilan di luar negeri memerlukan zona waktu setempat.',
  },
  abroad: {
    en: 'A mission abroad sits in no region.',
    id: 'Perwakilan di luar negeri tidak berada di wilayah mana pun.',
  },
  codeTooLong: (length: number): Words => ({
    en: `The code would exceed ${length} characters.`,
    id: `Kode akan melebihi ${length} karakter.`,
  }),
  codeTaken: (code: string): Words => ({
    en: `The code ${code} belongs to an agency that exists.`,
    id: `Kode ${code} sudah dipakai oleh instansi lain.`,
  }),
  regionCodeTaken: (code: string): Words => ({
    en: `The code ${code} belongs to another region, or did.`,
    id: `Kode ${code} sudah atau pernah dipakai oleh wilayah lain.`,
  }),
  laterCode: {
    en: 'A later code is recorded already.',
    id: 'Sudah tercatat kode lain yang berlaku lebih kemudian.',
  },
  notABody: { en: 'This is a unit of a body, not a body.', id: 'Ini adalah unit, bukan instansi induk.' },
  notANationalCode: {
    en: 'Expected the code of a national body such as kl.kemenhaji.',
    id: 'Harus berupa kode instansi pusat, misalnya kl.kemenhaji.',
  },
  notANationalKind: {
    en: 'National bodies are not of this kind.',
    id: 'Jenis ini bukan jenis instansi pusat.',
  },
  notABodyLike: (code: string): Words => ({
    en: `Expected another code of the same form, and in the same region, as ${code}.`,
    id: `Harus berupa kode lain dengan bentuk yang sama, dan di wilayah yang sama, dengan ${code}.`,
  }),
  sameBody: { en: 'This is the body that gives them.', id: 'Ini adalah instansi yang menyerahkannya.' },
  notAReceiverFor: (code: string): Words => ({
    en: `Expected a body of the same level and autonomy, and in the same region, as ${code}.`,
    id: `Harus berupa instansi yang setingkat dan sama otonominya, dan di wilayah yang sama, dengan ${code}.`,
  }),
  nothingToTransfer: {
    en: 'Name at least one part, or let the body end.',
    id: 'Sebutkan paling sedikit satu bagian, atau nyatakan bahwa instansi berakhir.',
  },
  notAKindLike: (code: string): Words => ({
    en: `A body like ${code} is not of this kind.`,
    id: `Instansi seperti ${code} tidak berjenis demikian.`,
  }),
  notAPartOf: (code: string): Words => ({
    en: `Expected the code of a region right inside ${code}, or of a unit inside it, once.`,
    id: `Harus berupa kode wilayah tepat di dalam ${code} atau kode unit di dalamnya, satu kali saja.`,
  }),
  notAPlaceIn: (code: string): Words => ({
    en: `Expected a code right below ${code}, of the same kind as the code until now.`,
    id: `Harus berupa kode tepat di bawah ${code}, sejenis dengan kode sebelumnya.`,
  }),
  noTerritory: {
    en: 'Of national bodies only an authority (otorita) has jurisdiction over regions.',
    id: 'Di antara instansi pusat, hanya otorita yang memiliki wilayah kerja.',
  },
  insideAnother: {
    en: 'This region lies inside another one of the list.',
    id: 'Wilayah ini berada di dalam wilayah lain pada daftar.',
  },
  needsRegion: {
    en: 'A government without a region cannot be.',
    id: 'Pemerintah daerah harus memiliki wilayah.',
  },
  regionsLeft: (code: string): Words => ({
    en: `${code} cannot end while regions are left to it.`,
    id: `${code} tidak dapat berakhir selama masih ada wilayah yang tersisa.`,
  }),
  noTimeZone: {
    en: 'Expected an IANA zone such as Asia/Makassar.',
    id: 'Harus berupa zona waktu IANA, misalnya Asia/Makassar.',
  },
} as const;
