import { AgencyKind } from '../kit/agency-kind.enum.js';
import { isAutonomousVillage } from '../kit/relations.js';

/**
 * Where a code stands: a body of the centre or a part of one; the government of a region by the region's level; a unit of
 * a local government, its kecamatan and kelurahan included, or of a village.
 */
export type CodePlace =
  | 'NATIONAL_BODY'
  | 'NATIONAL_UNIT'
  | 'PROVINCE'
  | 'REGENCY'
  | 'DISTRICT'
  | 'URBAN_VILLAGE'
  | 'VILLAGE'
  | 'LOCAL_UNIT'
  | 'VILLAGE_UNIT';

const ANY_UNIT = ['NATIONAL_UNIT', 'LOCAL_UNIT'] as const;

/**
 * Where the agencies of each kind may stand. A university with legal personality (PTN-BH, UU 12/2012 art. 65) is a body of
 * its own, any other belongs to its ministry. A regional enterprise (BUMD) stands with the government that owns it, which
 * answers for it in SP4N-LAPOR!; a state enterprise is nobody's unit.
 */
const PLACES: Readonly<Record<AgencyKind, readonly CodePlace[]>> = {
  NATIONAL_DESK: ['NATIONAL_BODY'],
  KEMENTERIAN_KOORDINATOR: ['NATIONAL_BODY'],
  KEMENTERIAN: ['NATIONAL_BODY'],
  LPNK: ['NATIONAL_BODY'],
  LNS: ['NATIONAL_BODY'],
  LEMBAGA_NEGARA: ['NATIONAL_BODY'],
  KOMISI_INFORMASI: ['NATIONAL_BODY'],
  TNI: ['NATIONAL_BODY'],
  POLRI: ['NATIONAL_BODY'],
  KEJAKSAAN: ['NATIONAL_BODY'],
  OTORITA: ['NATIONAL_BODY'],
  BADAN_HUKUM_PUBLIK: ['NATIONAL_BODY'],
  BUMN: ['NATIONAL_BODY'],
  PERGURUAN_TINGGI_NEGERI: ['NATIONAL_BODY', 'NATIONAL_UNIT'],
  PEMERINTAH_PROVINSI: ['PROVINCE'],
  PEMERINTAH_KABUPATEN: ['REGENCY'],
  PEMERINTAH_KOTA: ['REGENCY'],
  KABUPATEN_ADMINISTRATIF: ['REGENCY'],
  KOTA_ADMINISTRATIF: ['REGENCY'],
  KECAMATAN: ['DISTRICT'],
  KELURAHAN: ['URBAN_VILLAGE'],
  DESA: ['VILLAGE'],
  UNIT_ESELON_I: ['NATIONAL_UNIT'],
  INSTANSI_VERTIKAL: ['NATIONAL_UNIT'],
  BLU: ['NATIONAL_UNIT'],
  RUMAH_SAKIT_PUSAT: ['NATIONAL_UNIT'],
  PERWAKILAN_RI: ['NATIONAL_UNIT'],
  SEKRETARIAT_DAERAH: ['LOCAL_UNIT'],
  SEKRETARIAT_DPRD: ['LOCAL_UNIT'],
  INSPEKTORAT: ANY_UNIT,
  DINAS: ['LOCAL_UNIT'],
  BADAN: ['LOCAL_UNIT'],
  SATPOL_PP: ['LOCAL_UNIT'],
  RUMAH_SAKIT_DAERAH: ['LOCAL_UNIT'],
  BUMD: ['LOCAL_UNIT'],
  BIRO: ANY_UNIT,
  BAGIAN: [...ANY_UNIT, 'VILLAGE_UNIT'],
  BIDANG: ANY_UNIT,
  UPTD: ['LOCAL_UNIT'],
  CABANG_DINAS: ['LOCAL_UNIT'],
};

const REGION_PLACES: readonly CodePlace[] = ['PROVINCE', 'REGENCY', 'DISTRICT'];

/** Where an agency with this code stands. */
export function placeOfCode(code: string): CodePlace {
  const [body = ''] = code.split('/');
  const isUnit = body !== code;
  if (!/^\d/.test(body)) return isUnit ? 'NATIONAL_UNIT' : 'NATIONAL_BODY';
  if (isUnit) return isAutonomousVillage(body) ? 'VILLAGE_UNIT' : 'LOCAL_UNIT';
  const place = REGION_PLACES[body.split('.').length - 1];
  return place ?? (isAutonomousVillage(body) ? 'VILLAGE' : 'URBAN_VILLAGE');
}

/** Whether agencies of this kind stand at such a place. */
export function standsAt(kind: AgencyKind, place: CodePlace): boolean {
  return PLACES[kind].includes(place);
}

/** Whether an agency of this kind may have this code. */
export function mayStandAt(kind: AgencyKind, code: string): boolean {
  return standsAt(kind, placeOfCode(code));
}

/**
 * Whether national bodies of this kind have jurisdiction over regions: an authority (otorita) does over those that its law
 * names, as UU 3/2022 does for Otorita IKN; any other serves the whole country.
 */
export function hasTerritory(kind: AgencyKind): boolean {
  return kind === AgencyKind.AUTHORITY;
}

/** Whether an agency of this kind is abroad: no region holds it, and its days run in a zone of their own. */
export function isAbroad(kind: AgencyKind): boolean {
  return kind === AgencyKind.MISSION_ABROAD;
}
