import type { Words } from '../../schema/errors.js';
import { MAX_PAGE_SIZE } from './connection.js';

/** Why input is refused, as more than one subgraph says it. */
export const COMMON_REFUSALS = {
  notJson: { en: 'The body is not JSON.', id: 'Isi permintaan bukan JSON.' },
  noQuery: { en: 'The body has no query.', id: 'Isi permintaan tidak memuat query.' },
  unstorable: {
    en: 'The text contains a character that is not allowed.',
    id: 'Teks memuat karakter yang tidak diperbolehkan.',
  },
  pageSize: {
    en: `Ask for 1 to ${MAX_PAGE_SIZE} at a time.`,
    id: `Jumlah per halaman harus antara 1 dan ${MAX_PAGE_SIZE}.`,
  },
  implausibleDay: {
    en: 'Expected a day between 1945-08-17 and 2199-12-31.',
    id: 'Tanggal harus antara 17-08-1945 dan 31-12-2199.',
  },
  numberInName: {
    en: 'A name must not hold a NIK or NIP.',
    id: 'Nama tidak boleh memuat NIK atau NIP.',
  },
  addressWithPassword: {
    en: 'An address must not hold a user name or password.',
    id: 'Alamat tidak boleh memuat nama pengguna atau kata sandi.',
  },
  blankInAddress: {
    en: 'An address must not hold blanks or characters that are not seen; a blank in it is written %20.',
    id: 'Alamat tidak boleh memuat spasi atau karakter yang tidak terlihat; tulis spasi sebagai %20.',
  },
  foreignCursorOfList: {
    en: 'This cursor was not given by this list.',
    id: 'Kursor ini tidak berasal dari daftar ini.',
  },
  foreignCursorOfOrder: {
    en: 'This cursor was not given by this list in this order.',
    id: 'Kursor ini tidak berasal dari daftar ini dengan urutan ini.',
  },
  foreignCursorOfFeed: {
    en: 'This cursor was not given by this feed.',
    id: 'Kursor ini tidak berasal dari aliran peristiwa ini.',
  },
  regionCode: {
    en: 'Expected the code of a region such as 32.16.',
    id: 'Harus berupa kode wilayah, misalnya 32.16.',
  },
  notACode: {
    en: 'Expected a code of small letters and digits such as jalan-rusak.',
    id: 'Harus berupa kode dari huruf kecil dan angka, misalnya jalan-rusak.',
  },
  noRegion: { en: 'There is no region with this code.', id: 'Tidak ada wilayah dengan kode ini.' },
  noAgencyNow: {
    en: 'No such agency exists now.',
    id: 'Instansi tersebut tidak ditemukan atau sudah tidak ada.',
  },
  noAgencyOfReference: {
    en: 'There is no agency with this id or code.',
    id: 'Tidak ada instansi dengan id atau kode ini.',
  },
  endsBeforeFirstDay: {
    en: 'The last day comes before the first.',
    id: 'Hari terakhir mendahului hari pertama.',
  },
} as const satisfies Record<string, Words>;
