import { countingStartOf, type Limit } from '../../kit/limit.js';
import { type LimitStage, type Regulation, type RegulationLimit, regulationInForce } from './regulation.js';

/** What an agency may promise: the clocks of whoever holds a complaint. */
export const PROMISED_STAGES = ['VERIFICATION', 'FIRST_RESPONSE', 'SERVICE_PROMISE'] as const;
type PromisedStage = (typeof PROMISED_STAGES)[number];

/** The limit of the regulation that a promise is measured by: a time to finish by that of the whole follow-up. */
const MEASURED_BY: Readonly<Record<PromisedStage, LimitStage>> = {
  VERIFICATION: 'VERIFICATION',
  FIRST_RESPONSE: 'FIRST_RESPONSE',
  SERVICE_PROMISE: 'FOLLOW_UP',
};

export interface PromiseDraft extends Pick<RegulationLimit, 'classification' | 'unit' | 'countsFrom'> {
  stage: PromisedStage;
  quantity: number;
  /** First day, `YYYY-MM-DD`. */
  validFrom: string;
}

/** Whether one limit is shorter than another in the same unit, of which either may begin to count a day later. */
function isShorter(one: Limit, other: Limit): boolean {
  const [waits, otherWaits] = [one, other].map((limit) => Number(countingStartOf(limit) === 'NEXT_DAY')) as [
    number,
    number,
  ];
  // No number of hours makes up for a night.
  if (one.unit === 'OFFICE_HOUR') return waits <= otherWaits && one.quantity < other.quantity;
  return one.quantity + waits < other.quantity + otherWaits;
}

/**
 * Whether a promise gives less time than every limit, of the regulation in force where and when it begins, that it would
 * take the place of. Limits in another unit, and stages without a limit, are not compared: deadlines keep to the stricter
 * one in any case.
 */
export function isStricter(
  draft: PromiseDraft,
  supervision: string | null,
  { regulations, limits }: { regulations: readonly Regulation[]; limits: readonly RegulationLimit[] },
): boolean {
  const regulationId = regulationInForce(regulations, { receivedOn: draft.validFrom, supervision });
  const compared = limits.filter(
    (limit) =>
      limit.regulationId === regulationId &&
      limit.stage === MEASURED_BY[draft.stage] &&
      limit.unit === draft.unit &&
      (draft.classification === null || limit.classification === null || limit.classification === draft.classification),
  );
  return compared.every(({ quantity, ...limit }) => quantity === null || isShorter(draft, { ...limit, quantity }));
}

export interface PromisedDays {
  validFrom: string;
  validUntil: string | null;
}

/** Whether two promises hold on some day both. */
export function overlaps(a: PromisedDays, b: PromisedDays): boolean {
  const endsBefore = (one: PromisedDays, other: PromisedDays) =>
    one.validUntil !== null && one.validUntil < other.validFrom;
  return !endsBefore(a, b) && !endsBefore(b, a);
}
