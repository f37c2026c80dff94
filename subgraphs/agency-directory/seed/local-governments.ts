import type { AgencyKind } from '../../kit/agency-kind.enum.js';
import type { AgencySeed } from './agency-seed.js';
import type { RegionKind, RegionSeed } from './regions.js';
import { provenance, SOURCES } from './sources.js';

/** Names that no pattern gives: Aceh's government carries no "provinsi" (UU 11/2006), Yogyakarta's is a pemerintah daerah (UU 13/2012). */
const PROVINCES_BY_NAME: Readonly<Record<string, readonly [name: string, shortName: string]>> = {
  '11': ['Pemerintah Aceh', 'Pemerintah Aceh'],
  '31': ['Pemerintah Provinsi Daerah Khusus Ibukota Jakarta', 'Pemprov DKI Jakarta'],
  '34': ['Pemerintah Daerah Daerah Istimewa Yogyakarta', 'Pemda DIY'],
};

interface RegencyForm {
  kind: AgencyKind;
  prefix: string;
  shortPrefix: string;
}

const REGENCY_FORMS: Partial<Record<RegionKind, RegencyForm>> = {
  KABUPATEN: { kind: 'PEMERINTAH_KABUPATEN', prefix: 'Pemerintah Kabupaten', shortPrefix: 'Pemkab' },
  KOTA: { kind: 'PEMERINTAH_KOTA', prefix: 'Pemerintah Kota', shortPrefix: 'Pemkot' },
  KABUPATEN_ADMINISTRATIF: {
    kind: 'KABUPATEN_ADMINISTRATIF',
    prefix: 'Kabupaten Administrasi',
    shortPrefix: 'Kabupaten Administrasi',
  },
  KOTA_ADMINISTRATIF: { kind: 'KOTA_ADMINISTRATIF', prefix: 'Kota Administrasi', shortPrefix: 'Kota Administrasi' },
};

const CODE_BOOK = provenance(SOURCES.codeBook, '');

/** The body that governs or administers a province, a regency or city, or a district; a region below has none here. */
export function governmentOf(region: RegionSeed): AgencySeed | null {
  switch (region.level) {
    case 'PROVINCE':
      return provinceGovernment(region);
    case 'REGENCY':
      return regencyGovernment(region);
    case 'DISTRICT':
      return districtOffice(region);
    case 'VILLAGE':
      return null;
  }
}

function provinceGovernment(region: RegionSeed): AgencySeed {
  const [name, shortName] = PROVINCES_BY_NAME[region.code] ?? [
    `Pemerintah Provinsi ${region.name}`,
    `Pemprov ${region.name}`,
  ];
  return { name, shortName, kind: 'PEMERINTAH_PROVINSI', level: 'PROVINCE', parentCode: null, ...placed(region) };
}

function regencyGovernment(region: RegionSeed): AgencySeed {
  const form = REGENCY_FORMS[region.kind];
  if (!form) throw new Error(`region ${region.code}: ${region.kind} is not the kind of a regency or city`);
  return {
    name: `${form.prefix} ${region.name}`,
    shortName: `${form.shortPrefix} ${region.name}`,
    kind: form.kind,
    level: 'REGENCY',
    parentCode: region.autonomous ? null : region.parentCode,
    ...placed(region),
  };
}

function districtOffice(region: RegionSeed): AgencySeed {
  const term = region.localTerm.charAt(0).toUpperCase() + region.localTerm.slice(1);
  return {
    name: `${term} ${region.name}`,
    kind: 'KECAMATAN',
    level: 'DISTRICT',
    parentCode: region.parentCode,
    ...placed(region),
  };
}

function placed({ code, timeZone }: RegionSeed) {
  return { code, regionCode: code, jurisdiction: [code], timeZone, ...CODE_BOOK };
}
