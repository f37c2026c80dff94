import { registerEnumType } from 'type-graphql';
import type { RegionKind as RegionKindName, RegionSeed } from './seed/regions.js';

/** English name → kind as it is stored. */
export const RegionKind = {
  PROVINCE: 'PROVINSI',
  REGENCY: 'KABUPATEN',
  CITY: 'KOTA',
  ADMINISTRATIVE_REGENCY: 'KABUPATEN_ADMINISTRATIF',
  ADMINISTRATIVE_CITY: 'KOTA_ADMINISTRATIF',
  DISTRICT: 'KECAMATAN',
  URBAN_VILLAGE: 'KELURAHAN',
  VILLAGE: 'DESA',
  CUSTOMARY_VILLAGE: 'DESA_ADAT',
} as const satisfies Record<string, RegionKindName>;

export type RegionKind = RegionKindName;

registerEnumType(RegionKind, {
  name: 'RegionKind',
  description: 'What kind of region it is (jenis wilayah).',
  valuesConfig: {
    PROVINCE: { description: 'Province (provinsi).' },
    REGENCY: { description: 'Autonomous regency (kabupaten).' },
    CITY: { description: 'Autonomous city (kota).' },
    ADMINISTRATIVE_REGENCY: { description: 'Regency without autonomy, in DKI Jakarta (kabupaten administrasi).' },
    ADMINISTRATIVE_CITY: { description: 'City without autonomy, in DKI Jakarta (kota administrasi).' },
    DISTRICT: { description: 'District (kecamatan, distrik, kapanewon, kemantren).' },
    URBAN_VILLAGE: { description: 'Urban village, a unit of its regency or city (kelurahan).' },
    VILLAGE: { description: 'Autonomous village (desa, gampong, kalurahan, kampung, nagari).' },
    CUSTOMARY_VILLAGE: { description: 'Autonomous customary village (desa adat, kampung adat).' },
  },
});

export const RegionLevel = {
  PROVINCE: 'PROVINCE',
  REGENCY: 'REGENCY',
  DISTRICT: 'DISTRICT',
  VILLAGE: 'VILLAGE',
} as const satisfies { [Level in RegionSeed['level']]: Level };

export type RegionLevel = RegionSeed['level'];

registerEnumType(RegionLevel, {
  name: 'RegionLevel',
  description: 'A level of the code book of regions (tingkat wilayah).',
  valuesConfig: {
    PROVINCE: { description: 'Provinces (provinsi).' },
    REGENCY: { description: 'Regencies and cities (kabupaten/kota).' },
    DISTRICT: { description: 'Districts (kecamatan).' },
    VILLAGE: { description: 'Villages and urban villages (desa/kelurahan).' },
  },
});
