import type { ComplaintRow } from '../complaint.entity.js';
import type { DuplicateReason } from './duplicate.type.js';
import { shinglesOf, similarity } from './text-similarity.js';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** Two complaints that were received further apart are never taken for the same. */
export const DUPLICATE_WINDOW_MS = 30 * DAY_MS;
const REGENCY_SEGMENTS = 2;
const DISTRICT_SEGMENTS = 3;

/** A title says in few words what it is about, so they count more than those of the text. */
const TITLE_WEIGHT = 0.35;
/** Texts that are less alike tell of different things, unless category and district are the same. */
const LEAST_ALIKE = 0.45;
/** What came by telephone or SMS often names no region: then the words alone must say that it is the same place. */
const LEAST_ALIKE_ANYWHERE = 0.55;
const LEAST_ALIKE_NEARBY = 0.3;
/** What each of them adds to a score; the texts give the rest. */
const BONUS = { SAME_CATEGORY: 0.08, SAME_DISTRICT: 0.08, SAME_WEEK: 0.04 } as const;
const TEXT_SHARE = 1 - BONUS.SAME_CATEGORY - BONUS.SAME_DISTRICT - BONUS.SAME_WEEK;

/** What of a complaint is compared. */
export type ComparedRow = Pick<
  ComplaintRow,
  'id' | 'title' | 'text' | 'category' | 'regionCode' | 'receivedAt' | 'handlerOrganisation'
>;

/** A complaint with its words read once for many comparisons. */
export interface Comparable extends ComparedRow {
  titleShingles: ReadonlySet<string>;
  allShingles: ReadonlySet<string>;
}

export interface DuplicateScore {
  /** From 0 to 1, in hundredths. */
  score: number;
  reasons: DuplicateReason[];
}

export function toComparable(row: ComparedRow): Comparable {
  const { title, text } = row;
  return { ...row, titleShingles: shinglesOf(title), allShingles: shinglesOf(`${title} ${text}`) };
}

function regionUpTo(code: string | null, segments: number): string | null {
  return code === null ? null : code.split('.').slice(0, segments).join('.');
}

/** The regency or city of a region code, or the province where it names no more; null where there is no region. */
export function regencyOf(code: string | null): string | null {
  return regionUpTo(code, REGENCY_SEGMENTS);
}

function isSameDistrict(one: string | null, other: string | null): boolean {
  const district = regionUpTo(one, DISTRICT_SEGMENTS);
  const isDistrict = district !== null && district.split('.').length === DISTRICT_SEGMENTS;
  return isDistrict && district === regionUpTo(other, DISTRICT_SEGMENTS);
}

/** How alike the texts of two complaints must be by what is known of their places; undefined where these are different. */
function leastAlike(one: ComparedRow, other: ComparedRow): number | undefined {
  const [regency, otherRegency] = [regencyOf(one.regionCode), regencyOf(other.regionCode)];
  if (regency !== null && otherRegency !== null) return regency === otherRegency ? LEAST_ALIKE : undefined;
  return one.handlerOrganisation === other.handlerOrganisation ? LEAST_ALIKE_ANYWHERE : undefined;
}

/**
 * How far two complaints may tell of the same: by text, place and time. Undefined where they do not: in another regency, or
 * where a region is missing with another holder; received more than 30 days apart; or of other words.
 */
export function scoreDuplicate(one: Comparable, other: Comparable): DuplicateScore | undefined {
  const apartMs = Math.abs(one.receivedAt.getTime() - other.receivedAt.getTime());
  if (one.id === other.id || apartMs > DUPLICATE_WINDOW_MS) return undefined;
  const least = leastAlike(one, other);
  if (least === undefined) return undefined;
  const titles = similarity(one.titleShingles, other.titleShingles);
  const alike = TITLE_WEIGHT * titles + (1 - TITLE_WEIGHT) * similarity(one.allShingles, other.allShingles);
  const reasons: DuplicateReason[] = alike >= least ? ['SIMILAR_TEXT'] : [];
  if (one.category !== null && one.category === other.category) reasons.push('SAME_CATEGORY');
  if (isSameDistrict(one.regionCode, other.regionCode)) reasons.push('SAME_DISTRICT');
  const isNearby = reasons.includes('SAME_CATEGORY') && reasons.includes('SAME_DISTRICT');
  if (alike < (isNearby ? LEAST_ALIKE_NEARBY : least)) return undefined;
  if (apartMs <= WEEK_MS) reasons.push('SAME_WEEK');
  const added = reasons.reduce((sum, reason) => sum + (reason === 'SIMILAR_TEXT' ? 0 : BONUS[reason]), 0);
  return { score: Math.round((TEXT_SHARE * alike + added) * 100) / 100, reasons };
}
