import type { BadField } from '../../kit/errors.js';
import { countingStartOf, type Limit } from '../../kit/limit.js';
import { REFUSALS } from '../refusals.js';
import { type LimitStage, type RegulationLimit, regulationInForce } from './regulation.js';
import type { RuleData } from './rule-data.js';

/** Hours that offices are open on a working day: 37.5 a week of five days (Perpres 21/2023). */
const HOURS_OF_WORKING_DAY = 7.5;

/** What is the reporter's own time; all other is what agencies may take. */
export const REPORTERS_STAGES: readonly LimitStage[] = ['REPORTER_REPLY', 'CLARIFICATION'];

export type ComparedLimit = Pick<
  RegulationLimit,
  'stage' | 'classification' | 'needsInspection' | 'quantity' | 'unit' | 'countsFrom'
>;

/**
 * Whether `one` ends no later than `other`, whenever both begin. A working day takes a calendar day or more, and by the end
 * of so many working days an office was open at least as many days; nothing is known where days off may come between.
 */
export function isWithin(one: Limit, other: Limit): boolean {
  const beginsWith = countingStartOf(one) === countingStartOf(other);
  if (one.unit === other.unit && beginsWith) return one.quantity <= other.quantity;
  const isEarlier = countingStartOf(one) === 'SAME_DAY';
  if (other.unit === 'OFFICE_HOUR') return one.unit === other.unit && isEarlier && one.quantity <= other.quantity;
  if (other.unit === 'CALENDAR_DAY' && one.unit !== other.unit) return false;
  // The day of arrival is one of its days in any case only where all days are counted.
  const longest = one.quantity - Number(one.unit === 'CALENDAR_DAY' && isEarlier);
  const shortest = other.quantity - Number(countingStartOf(other) === 'SAME_DAY');
  return longest <= shortest * (one.unit === 'OFFICE_HOUR' ? HOURS_OF_WORKING_DAY : 1);
}

function holdForSame(one: ComparedLimit, other: ComparedLimit): boolean {
  return (
    one.stage === other.stage &&
    (one.classification === null || other.classification === null || one.classification === other.classification) &&
    (one.needsInspection === null || other.needsInspection === null || one.needsInspection === other.needsInspection)
  );
}

/** Whether a region's limit leaves what the national one gives: agencies no more time, reporters no less. */
function keepsTo(own: ComparedLimit, national: ComparedLimit): boolean {
  if (national.quantity === null) return own.quantity === null || !REPORTERS_STAGES.includes(own.stage);
  if (own.quantity === null) return false;
  const limit = { ...own, quantity: own.quantity };
  const given = { ...national, quantity: national.quantity };
  return REPORTERS_STAGES.includes(own.stage) ? isWithin(given, limit) : isWithin(limit, given);
}

/** Those of the national regulation in force when a region's own begins, and of every one that is known to begin after it. */
export function limitsBeside(
  { regulations, limits }: Pick<RuleData, 'regulations' | 'limits'>,
  validFrom: string,
): RegulationLimit[] {
  const inForce = regulationInForce(regulations, { receivedOn: validFrom, supervision: null });
  const beside = regulations.filter((one) => one.id === inForce || (one.region === '' && one.validFrom > validFrom));
  const ids = new Set(beside.map(({ id }) => id));
  return limits.filter(({ regulationId }) => ids.has(regulationId));
}

/**
 * The limits of a region's draft that loosen those of the national regulations beside which it is to stand: a rule of a
 * region goes before the national one, and none sets it aside.
 */
export function problemsBeside(limits: readonly ComparedLimit[], national: readonly ComparedLimit[]): BadField[] {
  return limits.flatMap((own, index): BadField[] => {
    const isKept = national.every((other) => !holdForSame(own, other) || keepsTo(own, other));
    const words = REPORTERS_STAGES.includes(own.stage) ? REFUSALS.shorterForReporter : REFUSALS.longerThanNational;
    return isKept ? [] : [{ path: `input.limits.${index}.quantity`, words }];
  });
}
