import type { AgencyFacts } from '../../../schema/events.js';
import { givenAt } from '../standing/given-at.js';
import type { MovedRegionRow } from './directory-projection.entity.js';

/** What an agency tells of regions that have other codes by now, each former code once. */
export function movedRegionsOf({ id, code, level, takenOver = [], formerCodes = [] }: AgencyFacts): MovedRegionRow[] {
  const taken = takenOver.map((region) => ({ ...region, validUntil: givenAt(region).toISOString().slice(0, 10) }));
  const own = level === 'VILLAGE' ? formerCodes : [];
  const told = [...taken, ...own.map((had) => ({ formerCode: had.code, code, validUntil: had.until }))]
    .filter((region) => region.formerCode !== region.code)
    .sort((a, b) => a.validUntil.localeCompare(b.validUntil));
  const rows = new Map(
    told.map(({ formerCode, code: now, validUntil }) => [
      formerCode,
      { agencyId: id, formerCode, code: now, validUntil },
    ]),
  );
  return [...rows.values()];
}
