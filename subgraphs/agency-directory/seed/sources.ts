/** A public page or regulation from which seed data was taken, with the day it speaks of. */
export interface SeedSource {
  title: string;
  url?: string;
  date: string;
}

/** Every source that a seed row names. A news page is evidence for the name of a body, not for the people in it. */
export const SOURCES = {
  codeBook: { title: 'Kepmendagri 300.2.2-2138/2025 by way of idn-area-data 4.0.1 (ODbL)', date: '2025-04-25' },
  perpres139: {
    title: 'Perpres 139/2024 on the tasks and functions of the ministries of the Kabinet Merah Putih',
    date: '2024-10-21',
  },
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
    date: '2025-10-20',
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
    date: '2016-12-31',
  },
  jabarMarch2025: {
    title: 'Koran Mandala, rotation in Jawa Barat',
    url: 'https://koranmandala.com/jabar-istimewa/156861/dedi-mulyadi-rotasi-pejabat-eselon-ii-dan-gagas-bela-negara-asn',
    date: '2025-03-27',
  },
  jabarMarch2025b: {
    title: 'Indojpnn, 25 officials of Jawa Barat',
    url: 'https://indojpnn.com/2025/03/27/mutasi-25-pejabat-oleh-dedi-mulyadi-menjelang-lebaran',
    date: '2025-03-27',
  },
  jabarMay2025: {
    title: 'Halo Jabar, ten officials of Jawa Barat',
    url: 'https://halojabar.co/?p=5583',
    date: '2025-05-28',
  },
  jabarSeptember2025: {
    title: 'Detik, officials from Purwakarta',
    url: 'https://www.detik.com/jabar/berita/d-8101385/bedol-desa-asn-purwakarta-ke-pemprov-jabar-dprd-ingatkan-kinerja',
    date: '2025-09-10',
  },
  welasAsih: {
    title: 'Kepgub Jawa Barat 445/Kep.306-Dinkes/2025',
    url: 'https://jombangnews.co.id/sejarah-rsud-al-ihsan-yang-diganti-jadi-welas-asih-oleh-dedi-mulyadi-52988.html',
    date: '2025-06-19',
  },
  jabarBpbd: {
    title: 'Voi, BPBD Provinsi Jawa Barat',
    url: 'https://voi.id/berita/69007/mendagri-tito-resmi-tunjuk-dani-ramdan-penjabat-bupati-bekasi-pelantikan-dilakukan-kamis-besok',
    date: '2021-07-21',
  },
  bekasi2019: {
    title: 'Dakta, Pemkab Bekasi splits bodies (Perda on perangkat daerah)',
    url: 'http://dakta.com/news/22431/beberapa-opd-di-pemkab-bekasi-dipecah',
    date: '2019-12-24',
  },
  bekasi2019b: {
    title: 'Pos Kota, DPRD approves the bodies of Kabupaten Bekasi',
    url: 'https://poskotanews.com/2019/12/21/dprd-setuju-perubahan-susunan-perangkat-daerah-pemkab-bekasi',
    date: '2019-12-21',
  },
  bekasi2021: {
    title: 'Republika, ten vacant posts of Pemkab Bekasi',
    url: 'https://www.republika.co.id/berita/qwqfpc484/penjabat-bupati-bekasi-fokus-isi-10-jabatan-kosong',
    date: '2021-07-24',
  },
  bekasi2023: {
    title: 'Radar Bekasi, posts filled by open selection',
    url: 'https://radarbekasi.id/2023/01/26/pelantikan-pejabat-eselon-ii-ditunda/',
    date: '2023-01-26',
  },
  bekasi2025: {
    title: 'JPNN Jabar, eight vacant posts of Pemkab Bekasi',
    url: 'https://jabar.jpnn.com/jabar-terkini/26570/pemkab-bekasi-siap-isi-8-jabatan-kepala-dinas',
    date: '2025-08-28',
  },
  bekasi2025b: {
    title: 'KBE Online, Pemkab Bekasi moves 14 officials',
    url: 'https://kbeonline.id/2025/08/22/bupati-bekasi-ganti-sekda-buka-opsi-plh-tapi',
    date: '2025-08-22',
  },
  bekasiDisnaker: {
    title: 'KBE Online, Dinas Ketenagakerjaan Kabupaten Bekasi',
    url: 'https://kbeonline.id/2025/08/24/kadisnaker-bekasi-ida-farida-jadi-plh-sekda-ternyata-surat-perintah-tugasnya-terbit-pas-pelantikan',
    date: '2025-08-24',
  },
  bekasiBuildings: {
    title: 'Poskoberita, Dinas Cipta Karya dan Tata Ruang',
    url: 'https://poskoberita.com/?p=14316',
    date: '2025-06-12',
  },
  bekasiDiskominfo: {
    title: 'Pemkab Bekasi, E-Monev of the Komisi Informasi',
    url: 'https://www.bekasikab.go.id/launching-e-monev-pemkab-bekasi-komitmen-pertahankan-predikat-kabupaten-informatif',
    date: '2025-07-29',
  },
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
  rejangLebongReform: {
    title: 'Rakyat Bengkulu, from 28 to 23 bodies in 2026',
    url: 'https://harianrakyatbengkulu.bacakoran.co/read/49204/nomeklatur-2026-12-dinas-digabung-1-badan-dipecah',
    date: '2025-11-30',
  },
  rejangLebong2025: {
    title: 'Rakyat Bengkulu, seven vacant posts',
    url: 'https://rakyatbengkulu.disway.id/amp/704345/7-jabatan-strategis-masih-kosong-laju-birokrasi-rejang-lebong-terancam-tertahan',
    date: '2025-06-22',
  },
  rejangLebongAwards: {
    title: 'Siberkreatif, five bodies awarded',
    url: 'https://siberkreatif.com/2025/06/10/inovatif-dalam-pelayanan-publik-5-opd-rejang-lebong-mendapat-penghargaan-bupati',
    date: '2025-06-10',
  },
  rejangLebong2024: {
    title: 'Curup Ekspress, joint roll call',
    url: 'https://curupekspress.bacakoran.co/amp/1973/apel-perdana-2024-korpri-bahas-sejumlah-isu-penting',
    date: '2024-01-17',
  },
  rejangLebong2023: {
    title: 'Curup Ekspress, 102 officials moved',
    url: 'https://curupekspress.disway.id/amp/045647038/102-pejabat-dirotasi-3-diantaranya-kepala-opd',
    date: '2023-02-17',
  },
  bengkuluOctober2025: {
    title: 'Harian Bengkulu Ekspress, 49 officials of Pemprov Bengkulu',
    url: 'https://harianbengkuluekspress.bacakoran.co/read/42546/gubernur-bengkulu-rombak-jabatan-opd-3-bulan-dievaluasi-tak-layak-langsung-diganti',
    date: '2025-10-20',
  },
  bengkuluApril2025: {
    title: 'Radar Selatan, seven officials of Pemprov Bengkulu',
    url: 'https://radarselatan.bacakoran.co/amp/19236/banyak-pejabat-kota-kabupaten-naik-kelas-ke-lingkungan-pemprov-bengkulu',
    date: '2025-04-29',
  },
  bengkulu2024: {
    title: 'Harapan Baru News, acting regents in Bengkulu',
    url: 'https://harapanbarunews.com/gubernur-rodihin-mersyah-lantik-5-pjs-bupati-di-bengkulu/',
    date: '2024-09-24',
  },
  bengkulu2022: {
    title: 'Rakyat Bengkulu, officials of Pemprov Bengkulu',
    url: 'https://rakyatbengkulu.disway.id/amp/454005/rohidin-sudah-kantongi-nama-kandidat-caretaker-benteng',
    date: '2022-03-31',
  },
  banten2025: {
    title: 'Banten News, vacant posts of Pemprov Banten',
    url: 'https://www.bantennews.co.id/pelantikan-eselon-ii-pemprov-banten-masih-teka-teki',
    date: '2025-09-29',
  },
  banten2025b: {
    title: 'Tangerang Pos, merit in filling posts',
    url: 'https://tangerangpos.id/sekda-banten-pastikan-pengisian-jabatan-di-lingkup-pemprov-banten-berdasarkan-meritokrasi/',
    date: '2025-09-22',
  },
  banten2022: {
    title: 'Media Banten, five officials',
    url: 'https://mediabanten.com/masa-jabatan-akan-berakhir-mei-2022-gubernur-banten-lantik-5-eselon-ii/',
    date: '2022-03-31',
  },
  banten2019: {
    title: 'Kabar Banten, 202 officials',
    url: 'https://www.kabar-banten.com/202-pejabat-pemprov-banten-dilantik/',
    date: '2019-02-22',
  },
  banten2018: {
    title: 'Radar Banten, officials of Bapenda, Dindikbud and PUPR',
    url: 'https://www.radarbanten.co.id/gubernur-lantik-puluhan-pejabat-eselon-iii-dan-iv/',
    date: '2018-04-06',
  },
  kaltimDecember2025: {
    title: 'Popnews, seven officials of Pemprov Kaltim',
    url: 'https://popnews.id/2025/12/pemprov-kaltim-mulai-rotasi-pejabat-7-eselon-ii-dan-puluhan-asn-dilantik',
    date: '2025-12-22',
  },
  kaltimFebruary2026: {
    title: 'Narasi, vacant posts of Pemprov Kaltim',
    url: 'https://narasi.co/?p=312520',
    date: '2026-02-09',
  },
  kaltim2024: {
    title: 'Fase News, acting regents in Kaltim',
    url: 'https://fasenews.id/akmal-malik-kukuhkan-6-pjs-untuk-kabupaten-kota-di-kaltim-ahk-jadi-pjs-bupati-kutim',
    date: '2024-09-25',
  },
  paser2025: {
    title: 'Berita Borneo, two vacant posts of Pemkab Paser',
    url: 'https://beritaborneo.com/main/dua-jabatan-eselon-ii-di-pemkab-paser-siap-dilelang',
    date: '2025-02-28',
  },
  paserProkopim: {
    title: 'RMOL, Bagian Prokopim of Pemkab Paser',
    url: 'https://rmol.id/amp/2025/02/19/656873/pemkab-paser-melawan-instruksi-presiden-prabowo-',
    date: '2025-02-19',
  },
  paserMarch2024: {
    title: 'Prokal, seven posts of Pemkab Paser',
    url: 'https://www.prokal.co/kalimantan-timur/1774470081/lelang-tujuh-jabatan-eselon-ii-pemkab-paserkepala-disnaker-disporapar-banyak-peminat',
    date: '2024-03-21',
  },
  paserFebruary2024: {
    title: 'Prokal, head of Diskominfo Paser',
    url: 'https://www.prokal.co/kalimantan-timur/1774170339/staf-ahli-dirotasi-kepala-diskominfo-paser-diganti',
    date: '2024-02-16',
  },
  paser2022: {
    title: 'Kaltim Prokal, four posts of Pemkab Paser',
    url: 'https://kaltim.prokal.co/read/news/406493-lelang-empat-jabatan-masuk-tahap-akhir.html',
    date: '2022-12-07',
  },
  paserDukcapil: {
    title: 'Antara Kaltim, Disdukcapil Paser',
    url: 'https://kaltim.antaranews.com/amp/berita/157593/jabatan-kepala-disdukcapil-paser-bakal-dilelang',
    date: '2022-05-25',
  },
  paserKesra: {
    title: 'Bagian Kesra Setda Kabupaten Paser',
    url: 'https://kesra.paserkab.go.id/news/12/pembukaan-pendaftaran-beasiswa-kaltim-stimulan-tahun-2019',
    date: '2019-09-16',
  },
  paser2016: {
    title: 'Antara Kaltim, 27 bodies of Kabupaten Paser',
    url: 'https://kaltim.antaranews.com/amp/berita/35282/dprd-paser-sahkan-raperda-organisasi-perangkat-daerah',
    date: '2016-12-31',
  },
} as const satisfies Record<string, SeedSource>;

export type SourceKey = keyof typeof SOURCES;

/** A row's provenance in words; without a key it is professional knowledge over the named legal basis. */
export function provenance(key: SourceKey | null, basis: string): { source: string; confirmed: boolean } {
  if (key === null) return { source: `professional knowledge; basis ${basis}`, confirmed: false };
  const found: SeedSource = SOURCES[key];
  return { source: `${found.title}, ${found.date}${found.url ? `, ${found.url}` : ''}`, confirmed: true };
}
