import { z } from 'zod';
import { AgencyKind } from '../../kit/agency-kind.enum.js';
import { day, line, reference, regionCode } from '../../kit/input-rules.js';
import { bilingual } from '../../kit/issue-words.js';
import { mayStandAt, placeOfCode, standsAt } from '../kind-places.js';
import { agencyName, agencyShortName } from '../life-of-agency.service.js';
import { REFUSALS } from '../refusals.js';
import {
  isAutonomousRegency,
  isCityCode,
  kindOfVillage,
  localTermOfDistrict,
  localTermOfVillage,
} from '../region-conventions.js';
import type { RegionSeed } from '../seed/regions.js';

/** The code of a national body: `kl.kemenhaji`. */
export const NATIONAL_CODE = /^[a-z][a-z0-9]*(\.[a-z0-9]+(-[a-z0-9]+)*)+$/;
const REGIONAL_CODE = /^\d{2}(\.\d{2}(\.\d{2}(\.[1-3]\d{3})?)?)?$/;

/** The code of a national body, or of the government of a region. */
export const bodyCode = z
  .string()
  .trim()
  .max(60)
  .refine((code) => NATIONAL_CODE.test(code) || REGIONAL_CODE.test(code), bilingual(REFUSALS.notANationalCode));

/** What a body is called and what it is. */
export const bodyTerms = {
  code: bodyCode,
  kind: z.enum(AgencyKind),
  name: agencyName,
  shortName: agencyShortName.nullish(),
};

/** Since when, and by which law. */
export const lawfulChange = { from: day, legalBasis: line };

const MAX_PARTS = 100;

/** Parts of a body, each with the code that it has with the body that gets it. */
export const movedParts = z.array(z.object({ part: reference, code: reference })).max(MAX_PARTS);

export const regions = z.array(regionCode).max(100);

/** What a region is, and what people there call such a region. */
type RegionTerms = Pick<RegionSeed, 'kind' | 'localTerm'>;

const PROVINCES_AND_REGENCIES: Partial<Record<AgencyKind, RegionTerms>> = {
  PEMERINTAH_PROVINSI: { kind: 'PROVINSI', localTerm: 'provinsi' },
  PEMERINTAH_KABUPATEN: { kind: 'KABUPATEN', localTerm: 'kabupaten' },
  PEMERINTAH_KOTA: { kind: 'KOTA', localTerm: 'kota' },
  KABUPATEN_ADMINISTRATIF: { kind: 'KABUPATEN_ADMINISTRATIF', localTerm: 'kabupaten administrasi' },
  KOTA_ADMINISTRATIF: { kind: 'KOTA_ADMINISTRATIF', localTerm: 'kota administrasi' },
};

/** Whether national bodies are of this kind. */
export function isNationalKind(kind: AgencyKind): boolean {
  return kind !== AgencyKind.NATIONAL_DESK && standsAt(kind, 'NATIONAL_BODY');
}

/** What a government of this kind with this code governs; undefined where that cannot be. */
export function regionGovernedBy(kind: AgencyKind, code: string): RegionTerms | undefined {
  if (!mayStandAt(kind, code)) return undefined;
  switch (placeOfCode(code)) {
    case 'PROVINCE':
      return PROVINCES_AND_REGENCIES[kind];
    case 'REGENCY':
      return isRegencyOfKind(kind, code) ? PROVINCES_AND_REGENCIES[kind] : undefined;
    case 'DISTRICT':
      return { kind: 'KECAMATAN', localTerm: localTermOfDistrict(code) };
    case 'URBAN_VILLAGE':
    case 'VILLAGE':
      return { kind: kindOfVillage(code), localTerm: localTermOfVillage(code) };
    default:
      return undefined;
  }
}

function isRegencyOfKind(kind: AgencyKind, code: string): boolean {
  const isCity = kind === AgencyKind.CITY_GOVERNMENT || kind === AgencyKind.ADMINISTRATIVE_CITY;
  const isAutonomous = kind === AgencyKind.REGENCY_GOVERNMENT || kind === AgencyKind.CITY_GOVERNMENT;
  return isCity === isCityCode(code) && isAutonomous === isAutonomousRegency(code);
}
