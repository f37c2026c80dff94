import type { AgencyFacts, TakenOverRegion } from '../../../schema/events.js';
import { isWithinTerritory } from '../../kit/relations.js';
import type { RegionTakeoverRow } from './succession.entity.js';

/**
 * The regions that an agency has of other bodies, each by every code under which it may be remembered and from every body
 * that gave it away, also before others had it. `takeovers` are those of regions with the same codes now, whoever took
 * them; `formerCodes` are the codes that regions had, by those that they have now.
 */
export function takenOverBy(
  { id, jurisdiction }: Pick<AgencyFacts, 'id' | 'jurisdiction'>,
  takeovers: readonly RegionTakeoverRow[],
  formerCodes: ReadonlyMap<string, readonly string[]>,
): TakenOverRegion[] {
  const own = takeovers.filter(({ agencyId, code }) => agencyId === id && isWithinTerritory(code, jurisdiction));
  return [...new Set(own.map(({ code }) => code))].flatMap((code) => {
    const ofRegion = takeovers.filter((takeover) => takeover.code === code);
    const remembered = [...ofRegion.map(({ formerCode }) => formerCode), ...(formerCodes.get(code) ?? [])];
    const givers = lastGivings(ofRegion);
    givers.delete(id);
    return [...new Set(remembered)].sort().flatMap((formerCode) =>
      [...givers].map(([fromAgencyId, since]) => ({
        fromAgencyId,
        formerCode,
        code,
        ...(since && { since: since.toISOString() }),
      })),
    );
  });
}

/** Who gave a region away, and when last, in the order of their ids. */
function lastGivings(takeovers: readonly RegionTakeoverRow[]): Map<string, Date | null> {
  const givings = new Map<string, Date | null>();
  for (const { fromAgencyId, takenAt } of takeovers) {
    const known = givings.get(fromAgencyId) ?? null;
    givings.set(fromAgencyId, known !== null && takenAt !== null && known > takenAt ? known : (takenAt ?? known));
  }
  return new Map([...givings].sort(([a], [b]) => (a < b ? -1 : 1)));
}
