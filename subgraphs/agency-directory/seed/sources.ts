/** A public page or regulation from which seed data was taken, with the day it speaks of. */
export interface SeedSource {
  title: string;
  url?: string;
  /** ISO day, or the month or year where no more is known. */
  date: string;
}

/** Every source that a national body names. A news page is evidence for the name of a body, not for the people in it. */
export const SOURCES = {
  codeBook: { title: 'Kepmendagri 300.2.2-2138/2025 by way of idn-area-data 4.0.1 (ODbL)', date: '2025-04-25' },
  litex: {
    title: 'LiteX, list of renamed ministries',
    url: 'https://litex.co.id/28/01/2025/bongkar-pasang-kementerian-prabowo-gibran/',
    date: '2025-01-28',
  },
  gonews: {
    title: 'GoNews, composition of the Kabinet Merah Putih',
    url: 'https://www.gonews.id/prabowo-resmikan-kabinet-merah-putih-inovasi-dan-perombakan-di-jajaran-menteri/',
    date: '2024-10-20',
  },
  dw: {
    title: 'DW, ministries that were split',
    url: 'https://lfwp.net/dw/id/serba-serbi-kabinet-merah-putih/g-70636648',
    date: '2024-10-21',
  },
  goodstats: {
    title: 'GoodStats, the Kabinet Merah Putih has the most ministries',
    url: 'https://data.goodstats.id/statistic/kabinet-merah-putih-punya-kementerian-terbanyak-sejak-era-reformasi-l0DPQ',
    date: '2024-10-20',
  },
  reshuffle2025: {
    title: 'Balienews, reshuffle and the Kementerian Haji dan Umrah',
    url: 'https://balienews.com/2025/09/prabowo-reshuffle-kabinet-merah-putih',
    date: '2025-09-08',
  },
  hajj: {
    title: 'Kompas, Perpres 92/2025',
    url: 'https://cahaya.kompas.com/aktual/25K04223912690/struktur-organisasi-kementerian-haji-dan-umrah-sesuai-perpres-92-2025',
    date: '2025-11-04',
  },
  panrb: { title: 'Baratnews on Perpres 92/2025', url: 'https://baratnews.co/?p=10641', date: '2025-11-04' },
  bpBumn: {
    title: 'Antara by way of BisnisUpdate, UU 16/2025',
    url: 'https://bisnisupdate.com/?p=289949',
    date: '2025-10',
  },
  bumnLaw: {
    title: 'Mudanews, the DPR passes the change of the UU BUMN',
    url: 'https://mudanews.com/politik/2025/10/02/kementerian-bumn-resmi-dihapusmenteri-dan-wamen-dilarang-rangkap-jabatan',
    date: '2025-10-02',
  },
  governmentCommunication: {
    title: 'JPNN, PCO becomes the Badan Komunikasi Pemerintah',
    url: 'https://www.jpnn.com/news/pco-diubah-jadi-badan-komunikasi-pemerintah-istana-ungkap-alasannya',
    date: '2025-09-18',
  },
  ksp: {
    title: 'Tribunnews, the Kantor Staf Presiden under Qodari',
    url: 'https://www.tribunnews.com/nasional/7730350/sebut-ksp-saat-ini-berbeda-dengan-era-moeldoko-qodari-bisa-keliling-program-program-prioritas',
    date: '2025-09-18',
  },
  newBodies2025: {
    title: 'Infokotaonline, two new bodies',
    url: 'https://infokotaonline.com/blog/2025/08/25/prabowo-bentuk-badan-otorita-pantai-utara-jawa',
    date: '2025-08-25',
  },
  defenceCouncil: {
    title: 'GNFI, Perpres 202/2024',
    url: 'https://goodnewsfromindonesia.pages.dev/short/dewan-pertahanan-nasional-dpn-resmi-dibentuk-ini-tujuan-tugas-sususan-pengurus-dan-organisasinya',
    date: '2024-12-16',
  },
  nutrition: {
    title: 'Article on the Badan Gizi Nasional, Perpres 83/2024',
    url: 'https://dokumen123.com/Badan_Gizi_Nasional',
    date: '2024-08-19',
  },
  cabinet2024: {
    title: 'Geosurvey, inauguration of the cabinet',
    url: 'https://geosurvey.co.id/?p=3695',
    date: '2024-10-21',
  },
  kemendagri: {
    title: 'Prokal, Kemendagri reviews the borders of Nusantara',
    url: 'https://www.prokal.co/penajem-paser-utara/1776376123/pemerintah-tata-ulang-batas-terdampak-ikn-wilayah-ppu-dan-kukar-berubah-drastis?page=1',
    date: '2025-07-30',
  },
  oikn: {
    title: 'Prokal and Sekaltim on the delineation of UU 21/2023',
    url: 'https://sekaltim.co/kukar-usulkan-penataan-batas-delineasi-ikn-sesuai-administrasi-kelurahan',
    date: '2025-07-30',
  },
  atrbpn: {
    title: 'Permen ATR/BPN 38/2016 on Kanwil BPN and Kantor Pertanahan',
    url: 'https://123dok.com/document/q76nk0oy-peraturan-menteri-agraria-kepala-pertanahan-nasional-republik-indonesia.html',
    date: '2016',
  },
  transmigration: {
    title: 'Wikipedia, Kementerian Transmigrasi',
    url: 'https://id.wikipedia.org/wiki/Kementerian_Transmigrasi_Republik_Indonesia',
    date: '2024-10-21',
  },
  civilService: {
    title: 'Narasi, posts that wait for the Badan Kepegawaian Negara',
    url: 'https://narasi.co/?p=312520',
    date: '2026-02-09',
  },
  ombudsman: {
    title: 'Peraturan Ombudsman 46/2020',
    url: 'https://123dok.com/document/q20w6jrz-ombudsman-republik-indonesia.html',
    date: '2020',
  },
  stateEnterprises: {
    title: 'Lentera Today, which state enterprises go to Danantara',
    url: 'https://lenteratoday.com/post/item/205302/Mau-Dibawa-Kemana-Perusahaan-NegaraKoran-Rabu-20112024',
    date: '2024-11-20',
  },
  electricity: {
    title: 'Kontan, the largest state enterprises',
    url: 'http://amp.kontan.co.id/news/ini-daftar-7-bumn-terbesar-indonesia-dari-sisi-aset?page=1',
    date: '2021-02-01',
  },
  commissionOfBanten: {
    title: 'Komisi Informasi Provinsi Banten, its own page',
    url: 'https://komisiinformasi.bantenprov.go.id/read/arsip-berita/39/Sedikit-Sengketa-Informasi-Pemkot-Cilegon-Dipuji-KI-Banten.html',
    date: '2015-07-28',
  },
  commissionOfWestJava: {
    title: 'Komisi Informasi Provinsi Jawa Barat, report of 2011',
    url: 'https://docplayer.info/amp/41784995-Ringkasan-laporan-komisi-informasi-provinsi-jawa-barat-2011.html',
    date: '2011',
  },
} as const satisfies Record<string, SeedSource>;

export type SourceKey = keyof typeof SOURCES;

/** A row's provenance in words; without a source it is professional knowledge over the named legal basis. */
export function provenance(found: SeedSource | null, basis: string): { source: string; confirmed: boolean } {
  if (found === null) return { source: `professional knowledge; basis ${basis}`, confirmed: false };
  return { source: `${found.title}, ${found.date}${found.url ? `, ${found.url}` : ''}`, confirmed: true };
}
