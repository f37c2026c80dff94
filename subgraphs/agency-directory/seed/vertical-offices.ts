import type { NationalUnit } from './national-unit.js';

const BASIS_OF: Readonly<Record<string, string>> = {
  'kl.atrbpn': 'Permen ATR/BPN 17/2020',
  'kl.bpk': 'UU 15/2006',
  'kl.bpkp': 'Perpres 192/2014',
  'kl.kemenag': 'PMA 19/2019',
  'kl.kemendagri': 'UU 61/2024 and Perpres 139/2024',
  'kl.ombudsman': 'PP 21/2011',
  'kl.panrb': 'UU 61/2024 and Perpres 139/2024',
  'kl.polri': 'UU 2/2002',
};

type Row = readonly [path: string, name: string, shortName: string, regionCode: string | null];

const ROWS: readonly Row[] = [
  ['panrb/deputi-yanlik', 'Deputi Bidang Pelayanan Publik', 'Deputi Yanlik', null],
  ['kemendagri/ditjen-otda', 'Direktorat Jenderal Otonomi Daerah', 'Ditjen Otda', null],
  ['kemendagri/ditjen-dukcapil', 'Direktorat Jenderal Kependudukan dan Pencatatan Sipil', 'Ditjen Dukcapil', null],
  ['kemendagri/itjen', 'Inspektorat Jenderal Kementerian Dalam Negeri', 'Itjen Kemendagri', null],
  ['atrbpn/kanwil-bengkulu', 'Kantor Wilayah BPN Provinsi Bengkulu', 'Kanwil BPN Bengkulu', '17'],
  [
    'atrbpn/kanwil-bengkulu/kantah-rejang-lebong',
    'Kantor Pertanahan Kabupaten Rejang Lebong',
    'Kantah Rejang Lebong',
    '17.02',
  ],
  ['atrbpn/kanwil-jabar', 'Kantor Wilayah BPN Provinsi Jawa Barat', 'Kanwil BPN Jabar', '32'],
  ['atrbpn/kanwil-jabar/kantah-kab-bekasi', 'Kantor Pertanahan Kabupaten Bekasi', 'Kantah Kab. Bekasi', '32.16'],
  ['atrbpn/kanwil-banten', 'Kantor Wilayah BPN Provinsi Banten', 'Kanwil BPN Banten', '36'],
  ['atrbpn/kanwil-kaltim', 'Kantor Wilayah BPN Provinsi Kalimantan Timur', 'Kanwil BPN Kaltim', '64'],
  ['atrbpn/kanwil-kaltim/kantah-paser', 'Kantor Pertanahan Kabupaten Paser', 'Kantah Paser', '64.01'],
  ['kemenag/kanwil-jabar', 'Kantor Wilayah Kementerian Agama Provinsi Jawa Barat', 'Kanwil Kemenag Jabar', '32'],
  ['kemenag/kanwil-jabar/kab-bekasi', 'Kantor Kementerian Agama Kabupaten Bekasi', 'Kemenag Kab. Bekasi', '32.16'],
  ['polri/polda-bengkulu', 'Kepolisian Daerah Bengkulu', 'Polda Bengkulu', '17'],
  ['polri/polda-bengkulu/polres-rejang-lebong', 'Kepolisian Resor Rejang Lebong', 'Polres Rejang Lebong', '17.02'],
  ['polri/polda-metro-jaya', 'Kepolisian Daerah Metro Jaya', 'Polda Metro Jaya', '31'],
  ['polri/polda-metro-jaya/polres-metro-bekasi', 'Kepolisian Resor Metro Bekasi', 'Polres Metro Bekasi', '32.16'],
  ['polri/polda-jabar', 'Kepolisian Daerah Jawa Barat', 'Polda Jabar', '32'],
  ['polri/polda-banten', 'Kepolisian Daerah Banten', 'Polda Banten', '36'],
  ['polri/polda-kaltim', 'Kepolisian Daerah Kalimantan Timur', 'Polda Kaltim', '64'],
  ['polri/polda-kaltim/polres-paser', 'Kepolisian Resor Paser', 'Polres Paser', '64.01'],
  ['bpk/perwakilan-jabar', 'BPK Perwakilan Provinsi Jawa Barat', 'BPK Jabar', '32'],
  ['bpkp/perwakilan-jabar', 'Perwakilan BPKP Provinsi Jawa Barat', 'BPKP Jabar', '32'],
  ['ombudsman/perwakilan-bengkulu', 'Ombudsman RI Perwakilan Bengkulu', 'Ombudsman Bengkulu', '17'],
  ['ombudsman/perwakilan-jabar', 'Ombudsman RI Perwakilan Jawa Barat', 'Ombudsman Jabar', '32'],
  ['ombudsman/perwakilan-kaltim', 'Ombudsman RI Perwakilan Kalimantan Timur', 'Ombudsman Kaltim', '64'],
];

/** A few real vertical offices (instansi vertikal) and central units, parents first. */
export const OFFICES: readonly NationalUnit[] = ROWS.map(([path, name, shortName, regionCode]) => ({
  code: `kl.${path}`,
  name,
  shortName,
  kind: regionCode === null ? 'UNIT_ESELON_I' : 'INSTANSI_VERTIKAL',
  regionCode,
  basis: basisOf(path),
}));

/** The regulation that the offices of a national body rest on. */
function basisOf(path: string): string {
  const body = `kl.${path.slice(0, path.indexOf('/'))}`;
  const basis = BASIS_OF[body];
  if (basis === undefined) throw new Error(`no legal basis is stated for the offices of ${body}`);
  return basis;
}
