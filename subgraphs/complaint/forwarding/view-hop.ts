import { agencyOf } from '../agency.type.js';
import type { ComplaintSight } from '../complaint.type.js';
import type { ComplaintHopRow } from '../complaint-hop.entity.js';
import { ComplaintHop } from '../complaint-parts.type.js';

/** A stop of a complaint's path, without what is internal to agencies that the viewer is none of. */
export function viewHop(row: ComplaintHopRow, { internal, oversight }: ComplaintSight): ComplaintHop {
  const { complaintId, seq, since, acceptedAt, until, urgency, respondWithinWorkingDays } = row;
  return Object.assign(new ComplaintHop(), {
    complaintId,
    affairsCode: row.affairs,
    seq,
    agency: agencyOf(row.agencyId),
    agencyCode: row.agencyCode,
    agencyName: row.agencyName,
    sentBy: agencyOf(row.sentById),
    since,
    // What was accepted before receipts were kept had arrived then.
    receivedAt: row.receivedAt ?? acceptedAt,
    acceptedAt,
    until,
    urgency,
    respondWithinWorkingDays: oversight ? respondWithinWorkingDays : null,
    note: internal ? row.note : null,
    evidence: internal ? (row.evidence ?? []) : null,
    externalNumber: internal ? row.externalNumber : null,
  });
}
