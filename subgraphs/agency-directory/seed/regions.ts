import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Papa from 'papaparse';
import {
  isAutonomousRegency,
  kindOfVillage,
  localTermOfDistrict,
  localTermOfVillage,
  timeZoneOfRegion,
  type VillageKind,
} from '../region-conventions.js';

export type RegionKind =
  | 'PROVINSI'
  | 'KABUPATEN'
  | 'KOTA'
  | 'KABUPATEN_ADMINISTRATIF'
  | 'KOTA_ADMINISTRATIF'
  | 'KECAMATAN'
  | VillageKind;

/** One region of Kemendagri's code book. */
export interface RegionSeed {
  /** `PP`, `PP.KK`, `PP.KK.CC` or `PP.KK.CC.DDDD`. */
  code: string;
  /** Without its kind: `Bekasi`, not `Kabupaten Bekasi`. */
  name: string;
  level: 'PROVINCE' | 'REGENCY' | 'DISTRICT' | 'VILLAGE';
  kind: RegionKind;
  /** The word that people there use for it, in lower case: distrik, gampong, kalurahan. */
  localTerm: string;
  parentCode: string | null;
  /** IANA zone. */
  timeZone: string;
  /** Whether it governs itself: provinces, the 508 kabupaten and kota outside DKI, and every desa. */
  autonomous: boolean;
}

const REGENCY_KINDS: readonly (readonly [prefix: string, kind: RegionKind, localTerm: string])[] = [
  ['Kabupaten Administrasi ', 'KABUPATEN_ADMINISTRATIF', 'kabupaten administrasi'],
  ['Kota Administrasi ', 'KOTA_ADMINISTRATIF', 'kota administrasi'],
  ['Kabupaten ', 'KABUPATEN', 'kabupaten'],
  ['Kota ', 'KOTA', 'kota'],
];

/**
 * All regions of the code book in idn-area-data (ODbL, see README), provinces first and parents before their parts.
 * With `villages` some 83,000 desa and kelurahan follow the 7,285 districts.
 */
export function loadRegions(options: { villages: boolean }): RegionSeed[] {
  return [
    ...readTable('provinces').map(province),
    ...readTable('regencies').map(regency),
    ...readTable('districts').map(district),
    ...(options.villages ? readTable('villages').map(village) : []),
  ];
}

function province({ code, name }: CodedName): RegionSeed {
  return {
    code,
    name,
    level: 'PROVINCE',
    kind: 'PROVINSI',
    localTerm: 'provinsi',
    parentCode: null,
    timeZone: timeZoneOfRegion(code),
    autonomous: true,
  };
}

function regency({ code, name }: CodedName): RegionSeed {
  const found = REGENCY_KINDS.find(([prefix]) => name.startsWith(prefix));
  if (!found) throw new Error(`regency ${code} ${name}: the name begins with neither Kabupaten nor Kota`);
  const [prefix, kind, localTerm] = found;
  return {
    code,
    name: name.slice(prefix.length),
    level: 'REGENCY',
    kind,
    localTerm,
    parentCode: code.slice(0, 2),
    timeZone: timeZoneOfRegion(code),
    autonomous: isAutonomousRegency(code),
  };
}

function district({ code, name }: CodedName): RegionSeed {
  return {
    code,
    name,
    level: 'DISTRICT',
    kind: 'KECAMATAN',
    localTerm: localTermOfDistrict(code),
    parentCode: code.slice(0, 5),
    timeZone: timeZoneOfRegion(code),
    autonomous: false,
  };
}

function village({ code, name }: CodedName): RegionSeed {
  const kind = kindOfVillage(code);
  return {
    code,
    name,
    level: 'VILLAGE',
    kind,
    localTerm: localTermOfVillage(code),
    parentCode: code.slice(0, 8),
    timeZone: timeZoneOfRegion(code),
    autonomous: kind !== 'KELURAHAN',
  };
}

interface CodedName {
  code: string;
  name: string;
}

// The package is ESM-only and its loader asynchronous; its CSV files are its real content.
function readTable(table: 'provinces' | 'regencies' | 'districts' | 'villages'): CodedName[] {
  const file = join(dirname(require.resolve('idn-area-data/package.json')), 'data', `${table}.csv`);
  const parsed = Papa.parse<CodedName>(readFileSync(file, 'utf8'), { header: true, skipEmptyLines: true });
  const [problem] = parsed.errors;
  if (problem) throw new Error(`${file}, row ${problem.row}: ${problem.message}`);
  return parsed.data;
}
