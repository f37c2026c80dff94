import { z } from 'zod';
import { day, line, reference, regionCode } from '../../kit/input-rules.js';
import { bilingual } from '../../kit/issue-words.js';
import { AgencyKind } from '../agency-kind.enum.js';
import { standsAt } from '../kind-places.js';
import { agencyName, agencyShortName } from '../life-of-agency.service.js';
import { REFUSALS } from '../refusals.js';
import type { RegionKind } from '../region-kind.enum.js';

/** The code of a national body: `kl.kemenhaji`. */
export const NATIONAL_CODE = /^[a-z][a-z0-9]*(\.[a-z0-9]+(-[a-z0-9]+)*)+$/;
const REGIONAL_CODE = /^\d{2}(\.\d{2})?$/;

/** The code of a body that is nobody's unit. */
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

/** The kinds of regional governments by how many parts their codes have, with the kind of the region that they govern. */
const REGIONAL_KINDS: Partial<Record<AgencyKind, { segments: number; region: RegionKind; localTerm: string }>> = {
  PEMERINTAH_PROVINSI: { segments: 1, region: 'PROVINSI', localTerm: 'provinsi' },
  PEMERINTAH_KABUPATEN: { segments: 2, region: 'KABUPATEN', localTerm: 'kabupaten' },
  PEMERINTAH_KOTA: { segments: 2, region: 'KOTA', localTerm: 'kota' },
};
/** Whether national bodies are of this kind. */
export function isNationalKind(kind: AgencyKind): boolean {
  return kind !== AgencyKind.NATIONAL_DESK && standsAt(kind, 'NATIONAL_BODY');
}

/** What a regional government of this kind governs, where its code has as many parts as `code`; undefined where that cannot be. */
export function regionGovernedBy(kind: AgencyKind, code: string): { kind: RegionKind; localTerm: string } | undefined {
  const regional = REGIONAL_KINDS[kind];
  if (regional?.segments !== code.split('.').length) return undefined;
  return { kind: regional.region, localTerm: regional.localTerm };
}
