import { isValidOn } from '../kit/held-on.js';
import type { OfficeHours } from '../kit/office-hours.js';
import { isWithinOrganisation, isWithinTerritory } from '../kit/relations.js';
import type { Place } from './clock-place.js';

/** When offices are open, of an organisation or else of a region, in a time. */
export interface OfficeHoursRule {
  /** Path of the body that set them for itself and its units; null where they are a region's. */
  organisation: string | null;
  /** Region whose government set them for the offices in it; `''` is the whole country. */
  region: string;
  days: OfficeHours;
  /** First and last day on which they hold, `YYYY-MM-DD`; null while they are open. */
  validFrom: string;
  validUntil: string | null;
}

function isOf({ organisation, region }: OfficeHoursRule, place: Place): boolean {
  if (organisation === null) return region === '' || isWithinTerritory(place.region, [region]);
  return place.organisation !== null && isWithinOrganisation(place.organisation, organisation);
}

/** The nearest first: a body's own before that of one above it, then by region; of equals the one that began last. */
function byNearness(a: OfficeHoursRule, b: OfficeHoursRule): number {
  return (
    (b.organisation ?? '').length - (a.organisation ?? '').length ||
    b.region.length - a.region.length ||
    b.validFrom.localeCompare(a.validFrom)
  );
}

/**
 * The hours of an office by the day. On days for which none are known, before the first that were decreed, it is open as in
 * the first of the whole country. Throws a RangeError where there are none of the whole country.
 */
export function officeHoursOf(rules: readonly OfficeHoursRule[], place: Place): (date: string) => OfficeHours {
  const own = rules.filter((rule) => isOf(rule, place)).sort(byNearness);
  const first = own.findLast(({ organisation, region }) => organisation === null && region === '');
  return (date) => {
    const rule = own.find((candidate) => isValidOn(candidate, date)) ?? first;
    if (!rule) throw new RangeError(`no office hours are known for ${date}`);
    return rule.days;
  };
}
