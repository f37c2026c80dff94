import type { AgencyFacts } from '../../schema/events.js';
import { badInput } from '../kit/errors.js';
import { normalizeText } from '../kit/normalize-text.js';
import { localDate } from '../kit/working-days.js';
import { type ComplaintRow, NEVER_DUE } from './complaint.entity.js';
import { addDeadline, type Circumstances, entryOf, type FileChange, heldBy, nextVersion } from './complaint-file.js';
import { heldAt } from './complaint-hop.entity.js';
import { NOTHING_SENT } from './forwarding/dispatch.js';
import { REFUSALS } from './refusals.js';
import { regulationInForce } from './regulation/regulation.js';

/** What comes in, checked. */
export type ReceivedComplaint = Pick<
  ComplaintRow,
  | 'trackingNumber'
  | 'secretHash'
  | 'title'
  | 'text'
  | 'classification'
  | 'channel'
  | 'category'
  | 'regionCode'
  | 'anonymous'
  | 'secret'
  | 'receivedAt'
  | 'originId'
> & { addressedTo: AgencyFacts | null };

/**
 * A new complaint in the hands of `holder`: the agency that the reporter named, or else the national desk. Its clocks run
 * from the day on which it was received, also where it is keyed in later. Throws `BAD_USER_INPUT` for a day before every
 * regulation.
 */
export function receiveComplaint(
  { addressedTo, ...received }: ReceivedComplaint,
  holder: AgencyFacts,
  circumstances: Circumstances,
): FileChange {
  const { regulations, newId, now } = circumstances;
  const { receivedAt } = received;
  const receivedOn = localDate(receivedAt, holder.timeZone);
  const regulationId = regulationInForce(regulations, { receivedOn, supervision: holder.supervision });
  if (regulationId === undefined) throw badInput('input.receivedAt', REFUSALS.noRegulation);
  const draft: ComplaintRow = {
    id: newId(),
    ...received,
    searchText: normalizeText(`${received.trackingNumber} ${received.title} ${received.text}`),
    needsInspection: false,
    urgency: 'NORMAL',
    state: 'RECEIVED',
    stateBefore: null,
    mergedIntoId: null,
    mergedFrom: null,
    unclearOrigin: false,
    archiveReason: null,
    ...heldBy(holder),
    hop: 1,
    receiptAt: null,
    addressedToId: addressedTo?.id ?? null,
    regulationId,
    dueAt: NEVER_DUE,
    version: 0,
  };
  const start = { complaint: draft, holder, from: receivedAt };
  const overall = addDeadline([], 'FOLLOW_UP', start, circumstances);
  const deadlines = addDeadline(overall, 'VERIFICATION', start, circumstances);
  const complaint = nextVersion(draft, {}, deadlines);
  return {
    complaint,
    hops: [
      {
        complaintId: complaint.id,
        seq: 1,
        ...heldAt(holder),
        sentById: null,
        senderHop: null,
        since: now,
        receivedAt: null,
        acceptedAt: null,
        until: null,
        ...NOTHING_SENT,
      },
    ],
    deadlines,
    participants: [],
    entry: entryOf(complaint, { kind: 'RECEIVED', toAgencyId: holder.id }, circumstances),
    event: {
      kind: 'COMPLAINT_RECEIVED',
      payload: { complaintId: complaint.id, statusAfter: complaint.state },
      concerns: [holder],
    },
  };
}
