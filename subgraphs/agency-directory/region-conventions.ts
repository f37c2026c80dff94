/**
 * What a region's code says about it: zone, local words, autonomy. Codes are those of Kemendagri, `PP.KK.CC.DDDD`.
 */

const PAPUA = new Set(['91', '92', '93', '94', '95', '96']);
const DKI = '31';
const ACEH = '11';
const SUMATERA_BARAT = '13';
const DIY = '34';
const KOTA_YOGYAKARTA = '34.71';

/** Regencies and cities of Sumatera Barat whose villages are called desa: Kepulauan Mentawai, Sawahlunto, Pariaman. */
const DESA_IN_SUMATERA_BARAT = new Set(['13.09', '13.73', '13.77']);

const WITA = new Set(['51', '52', '53', '63', '64', '65', '71', '72', '73', '74', '75', '76']);
const WIT = new Set(['81', '82', ...PAPUA]);
const WIB_KALIMANTAN = new Set(['61', '62']);

/**
 * The IANA zone of a region: WIB (+7), WITA (+8) or WIT (+9).
 * Basis: Keppres 41/1987; West and Central Kalimantan have their own zone name with the same offset as Jakarta.
 */
export function timeZoneOfRegion(code: string): string {
  const province = code.slice(0, 2);
  if (WIT.has(province)) return 'Asia/Jayapura';
  if (WITA.has(province)) return 'Asia/Makassar';
  return WIB_KALIMANTAN.has(province) ? 'Asia/Pontianak' : 'Asia/Jakarta';
}

/** Whether a province, kabupaten or kota governs itself. DKI Jakarta's six are units of `31` (UU 29/2007, UU 2/2024). */
export function isAutonomousRegency(code: string): boolean {
  return !code.startsWith(`${DKI}.`);
}

/**
 * Whether the code is of a city: the second part of a kabupaten's is 01–69, that of a kota's 71–99; undefined for 00 and 70,
 * which are of neither.
 */
export function isCityCode(code: string): boolean | undefined {
  const number = Number(code.slice(3, 5));
  return number % 70 === 0 ? undefined : number > 70;
}

/** What a district (kecamatan) is called where it lies: distrik in Papua, kapanewon and kemantren in Yogyakarta. */
export function localTermOfDistrict(code: string): string {
  const province = code.slice(0, 2);
  if (PAPUA.has(province)) return 'distrik';
  if (province !== DIY) return 'kecamatan';
  return code.startsWith(`${KOTA_YOGYAKARTA}.`) ? 'kemantren' : 'kapanewon';
}

export type VillageKind = 'KELURAHAN' | 'DESA' | 'DESA_ADAT';

/** The kind that the fourth part of a village's code begins with: 1 kelurahan, 2 desa, 3 desa adat. */
export function kindOfVillage(code: string): VillageKind {
  switch (code.charAt(9)) {
    case '1':
      return 'KELURAHAN';
    case '2':
      return 'DESA';
    case '3':
      return 'DESA_ADAT';
    default:
      throw new Error(`village code ${code}: the fourth part must begin with 1, 2 or 3`);
  }
}

/** What a village is called where it lies: gampong (Aceh), nagari (Sumatera Barat), kalurahan (DIY), kampung (Papua). */
export function localTermOfVillage(code: string): string {
  const kind = kindOfVillage(code);
  const province = code.slice(0, 2);
  if (kind === 'KELURAHAN') return 'kelurahan';
  if (PAPUA.has(province)) return kind === 'DESA_ADAT' ? 'kampung adat' : 'kampung';
  if (kind === 'DESA_ADAT') return 'desa adat';
  if (province === ACEH) return 'gampong';
  if (province === DIY) return 'kalurahan';
  return province === SUMATERA_BARAT && !DESA_IN_SUMATERA_BARAT.has(code.slice(0, 5)) ? 'nagari' : 'desa';
}
