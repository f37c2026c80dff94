import type { AgencyFacts } from '../../../schema/events.js';
import type { Directory } from '../../kit/directory/directory.js';
import { isWithinOrganisation } from '../../kit/relations.js';
import type { ComplaintHopRow } from '../complaint-hop.entity.js';
import { readSince } from '../forwarding/reach.js';

/** A region that one body gave to another, and when. */
export interface Giving {
  from: AgencyFacts;
  to: AgencyFacts;
  at: Date;
}

/**
 * Whether a complaint was brought to a body that had given its region away by who knew of that: by the new body, which has sent
 * it back, or by anybody who got it afterwards and could have sent it to the new one. While nobody read it with the new one,
 * it could only be brought to the old one, and has yet to pass.
 */
export async function hasComeBack(
  hops: readonly ComplaintHopRow[],
  { from, to, at }: Giving,
  directory: Directory,
): Promise<boolean> {
  const later = hops.filter(({ until }) => until !== null && until >= at);
  const holders = await directory.byIds(later.map(({ agencyId }) => agencyId));
  const pathOf = new Map(holders.map(({ id, organisation }) => [id, organisation]));
  const isHeldBy = ({ agencyId }: ComplaintHopRow, body: AgencyFacts) =>
    isWithinOrganisation(pathOf.get(agencyId) ?? '', body.organisation);
  if (later.some((hop) => isHeldBy(hop, to))) return true;
  const elsewhere = later.filter((hop) => hop.since >= at && pathOf.has(hop.agencyId) && !isHeldBy(hop, from));
  const arrived = elsewhere.at(-1)?.until;
  if (!arrived) return false;
  const read = await readSince(directory, to);
  return read !== undefined && read <= arrived;
}
