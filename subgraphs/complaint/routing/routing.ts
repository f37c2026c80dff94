import type { Words } from '../../../schema/errors.js';
import type { AgencyFacts } from '../../../schema/events.js';
import { isValidOn } from '../../kit/held-on.js';
import { isWithinTerritory, regionAndAbove } from '../../kit/relations.js';
import type { ComplaintClassification } from '../complaint.enum.js';

/** The governments of a matter's region that a rule can mean, by the number of segments of their codes. */
export const SEGMENTS = { PROVINCE: 1, REGENCY: 2, DISTRICT: 3 } as const;
export const ROUTING_LEVELS = ['PROVINCE', 'REGENCY', 'DISTRICT'] as const;
export type RoutingLevel = (typeof ROUTING_LEVELS)[number];

/** Who is competent for a category, a region or both. */
export interface RoutingRule {
  id: string;
  /** Null: for every category. */
  category: string | null;
  /** Region in which the matter lies; `''` is the whole country. */
  region: string;
  /** Null: whatever is asked for. */
  classification: ComplaintClassification | null;
  /** The agency; null where it is found by the matter's region. */
  agencyId: string | null;
  /** The government of the matter's region at this level, or its unit whose code goes on with `unitCode`. */
  level: RoutingLevel | null;
  unitCode: string | null;
  /** Its place among rules that are equally specific, from 1. */
  place: number;
  reason: string;
  /** First and last day, `YYYY-MM-DD`; null while it is open. */
  validFrom: string;
  validUntil: string | null;
}

/** What somebody looks for the competent agency of. */
export interface Matter {
  category: string | null;
  regionCode: string | null;
  classification: ComplaintClassification | null;
}

/** Why an agency is suggested, the most specific first. */
export const SUGGESTION_REASONS = [
  'RULE_FOR_CATEGORY_AND_REGION',
  'RULE_FOR_CATEGORY',
  'RULE_FOR_REGION',
  'GOVERNMENT_OF_REGION',
  'PROVINCE_OF_REGION',
  'NATIONAL_DESK',
] as const;
export type SuggestionReason = (typeof SUGGESTION_REASONS)[number];

/** An agency that may be competent, before it is known whether there is one. */
interface Candidate {
  why: SuggestionReason;
  rule: RoutingRule | null;
  /** Id of the agency, or its code. */
  id?: string;
  code?: string;
}

/** An agency that is suggested. */
export interface Suggestion {
  agency: AgencyFacts;
  why: SuggestionReason;
  rule: RoutingRule | null;
  explanation: Words;
}

/** The agencies that candidates may name. */
export interface KnownAgencies {
  /** The one with this id; where it has ended, who carries on its tasks in a region. */
  byId(id: string, regionCode: string | null): AgencyFacts | undefined;
  /** The one that exists now with this code; where that has ended, who carries on its tasks in a region. */
  byCode(code: string, regionCode: string | null): AgencyFacts | undefined;
  /** Whether somebody reads what is brought to it. */
  isRead(agency: AgencyFacts): boolean;
}

/** The code of the government of a region at a level, or of its unit; undefined where the region is not so deep. */
export function codeOfTarget(
  { level, unitCode }: Pick<RoutingRule, 'level' | 'unitCode'>,
  regionCode: string | null,
): string | undefined {
  if (level === null || regionCode === null) return undefined;
  const government = regionAndAbove(regionCode)[SEGMENTS[level] - 1];
  if (government === undefined) return undefined;
  return unitCode === null ? government : `${government}/${unitCode}`;
}

function holdsFor(rule: RoutingRule, { category, regionCode, classification }: Matter, on: string): boolean {
  return (
    (rule.category === null || rule.category === category) &&
    (rule.region === '' || isWithinTerritory(regionCode, [rule.region])) &&
    (rule.classification === null || rule.classification === classification) &&
    isValidOn(rule, on)
  );
}

function reasonOf({ category, region }: RoutingRule): SuggestionReason {
  if (category === null) return 'RULE_FOR_REGION';
  return region === '' ? 'RULE_FOR_CATEGORY' : 'RULE_FOR_CATEGORY_AND_REGION';
}

/** The more specific rule first: by what it is for, the deeper region, a classification of its own, and then its place. */
function bySpecificity(a: RoutingRule, b: RoutingRule): number {
  return (
    SUGGESTION_REASONS.indexOf(reasonOf(a)) - SUGGESTION_REASONS.indexOf(reasonOf(b)) ||
    b.region.length - a.region.length ||
    Number(b.classification !== null) - Number(a.classification !== null) ||
    a.place - b.place ||
    (a.id < b.id ? -1 : 1)
  );
}

/** The region's own governments from the deepest up; of villages only kelurahan, which are its units: a desa asks for itself. */
function governments(regionCode: string | null): Candidate[] {
  if (regionCode === null) return [];
  return regionAndAbove(regionCode)
    .reverse()
    .map((code) => ({
      why: code.includes('.') ? ('GOVERNMENT_OF_REGION' as const) : ('PROVINCE_OF_REGION' as const),
      rule: null,
      code,
    }));
}

function candidatesOf(matter: Matter, rules: readonly RoutingRule[], deskCode: string, on: string): Candidate[] {
  const byRule = rules
    .filter((rule) => holdsFor(rule, matter, on))
    .sort(bySpecificity)
    .map((rule): Candidate => {
      const target = rule.agencyId === null ? { code: codeOfTarget(rule, matter.regionCode) } : { id: rule.agencyId };
      return { why: reasonOf(rule), rule, ...target };
    });
  return [...byRule, ...governments(matter.regionCode), { why: 'NATIONAL_DESK', rule: null, code: deskCode }];
}

/** The ids and codes of every agency that may be suggested for a matter, to be loaded before `suggestAgencies`. */
export function namedFor(matter: Matter, rules: readonly RoutingRule[], deskCode: string, on: string) {
  const candidates = candidatesOf(matter, rules, deskCode, on);
  return {
    ids: candidates.flatMap(({ id }) => id ?? []),
    codes: candidates.flatMap(({ code }) => code ?? []),
  };
}

function explain(
  { why, rule }: Candidate,
  { category, regionCode }: Matter,
  passedOver: readonly AgencyFacts[],
): Words {
  const names = passedOver.map(({ name }) => name).join(', ');
  const passed: Words =
    passedOver.length === 0
      ? { en: '', id: '' }
      : {
          en: ` Passed over, for they have no account yet: ${names}.`,
          id: ` Dilewati karena belum memiliki akun: ${names}.`,
        };
  const reason = rule ? ` ${rule.reason}` : '';
  const region = rule?.region ?? '';
  const because: Readonly<Record<SuggestionReason, Words>> = {
    RULE_FOR_CATEGORY_AND_REGION: {
      en: `A rule for the category ${category} in the region ${region}:${reason}.`,
      id: `Aturan untuk kategori ${category} di wilayah ${region}:${reason}.`,
    },
    RULE_FOR_CATEGORY: {
      en: `A rule for the category ${category}:${reason}.`,
      id: `Aturan untuk kategori ${category}:${reason}.`,
    },
    RULE_FOR_REGION: {
      en: `A rule for the region ${region}:${reason}.`,
      id: `Aturan untuk wilayah ${region}:${reason}.`,
    },
    GOVERNMENT_OF_REGION: {
      en: `The government of the region ${regionCode} in which the matter lies.`,
      id: `Pemerintah di wilayah ${regionCode} tempat kejadian.`,
    },
    PROVINCE_OF_REGION: {
      en: `The province of the region ${regionCode} in which the matter lies.`,
      id: `Provinsi dari wilayah ${regionCode} tempat kejadian.`,
    },
    NATIONAL_DESK: {
      en: 'The national desk takes what nobody else is known to be competent for.',
      id: 'Meja nasional menerima laporan yang belum diketahui instansi berwenangnya.',
    },
  };
  const { en, id } = because[why];
  return { en: en + passed.en, id: id + passed.id };
}

/** A desa governs itself: what lies in it is put before its regency, unless the desa is meant. */
function isDesa({ level, organisation, code }: AgencyFacts): boolean {
  return level === 'VILLAGE' && organisation === code;
}

/**
 * Who may be competent for a matter on a day, the most specific first, each agency once, the national desk last. What has
 * ended is never suggested; where nobody has an account to read it, also in the body above, it cannot be brought yet: it is
 * passed over, which the next one's explanation says.
 */
export function suggestAgencies(
  matter: Matter,
  rules: readonly RoutingRule[],
  known: KnownAgencies,
  { deskCode, on }: { deskCode: string; on: string },
): Suggestion[] {
  const suggestions: Suggestion[] = [];
  let passedOver: AgencyFacts[] = [];
  for (const candidate of candidatesOf(matter, rules, deskCode, on)) {
    const { why, rule, id, code } = candidate;
    const agency = id === undefined ? known.byCode(code ?? '', matter.regionCode) : known.byId(id, matter.regionCode);
    if (!agency || agency.closedAt !== null || (rule === null && isDesa(agency))) continue;
    if (suggestions.some((suggestion) => suggestion.agency.id === agency.id)) continue;
    if (passedOver.some((passed) => passed.id === agency.id)) continue;
    if (!known.isRead(agency)) {
      passedOver = [...passedOver, agency];
      continue;
    }
    suggestions.push({ agency, why, rule, explanation: explain(candidate, matter, passedOver) });
    passedOver = [];
  }
  return suggestions;
}
