import { allowingGrant, type RowStanding } from '../kit/access.js';
import type { Viewer, ViewerGrant } from '../kit/viewer.js';
import { ACCESS, type ComplaintAction, NEVER_FOR_ITSELF } from './access.js';
import { agencyOf } from './agency.type.js';
import { type ComplaintRow, NEVER_DUE } from './complaint.entity.js';
import { STATUS_OF_STATE } from './complaint.enum.js';
import { Complaint } from './complaint.type.js';
import type { ComplaintParticipantRow } from './participants/participant.entity.js';
import { participationsOf } from './participants/participation.js';
import { regionOf } from './region.type.js';
import type { TimelineEntryRow } from './timeline-entry.entity.js';
import { TrackedComplaint, TrackedTimelineEntry } from './tracked-complaint.type.js';

/** A complaint with those who take or took part in it. */
export interface Attended {
  complaint: ComplaintRow;
  participants: readonly ComplaintParticipantRow[];
}

/** The first of the viewer's grants by which it may do `action` with the complaint as it stands; undefined where none allows it. */
export function grantFor(viewer: Viewer, action: ComplaintAction, attended: Attended): ViewerGrant | undefined {
  const isItself = ({ agency }: ViewerGrant) => agency.id === attended.complaint.handlerId;
  const grants = viewer.grants.filter((grant) => !(NEVER_FOR_ITSELF.includes(action) && isItself(grant)));
  return allowingGrant({ grants }, action, standingOf(attended), ACCESS);
}

/** Whether the viewer may do `action` with the complaint as it stands. */
export function mayDo(viewer: Viewer, action: ComplaintAction, attended: Attended): boolean {
  return grantFor(viewer, action, attended) !== undefined;
}

/** What of a complaint decides access to it. */
export function standingOf({ complaint, participants }: Attended): RowStanding {
  const { handlerOrganisation, handlerSupervision, originId } = complaint;
  return {
    organisation: handlerOrganisation,
    supervision: handlerSupervision,
    originId,
    participants: participationsOf(participants),
  };
}

/** A complaint that the viewer may see, without what it may not see of it. */
export function viewComplaint(attended: Attended, viewer: Viewer, now: Date): Complaint {
  const { complaint: row } = attended;
  const content = !row.secret || mayDo(viewer, 'READ_SECRET', attended);
  const oversight = mayDo(viewer, 'READ_INTERNAL', attended);
  return Object.assign(new Complaint(), {
    sight: { content, oversight, internal: content && oversight },
    mergedIntoId: row.mergedIntoId,
    id: row.id,
    trackingNumber: row.trackingNumber,
    title: content ? row.title : null,
    text: content ? row.text : null,
    classification: row.classification,
    needsInspection: row.needsInspection,
    channel: row.channel,
    category: row.category,
    location: regionOf(row.regionCode),
    anonymous: row.anonymous,
    secret: row.secret,
    urgency: row.urgency,
    state: row.state,
    status: STATUS_OF_STATE[row.state],
    unclearOrigin: row.unclearOrigin,
    archiveReason: row.archiveReason,
    receivedAt: row.receivedAt,
    handler: agencyOf(row.handlerId),
    handlerLevel: row.handlerLevel,
    addressedTo: agencyOf(row.addressedToId),
    origin: agencyOf(row.originId),
    regulation: row.regulationId,
    dueAt: row.dueAt.getTime() === NEVER_DUE.getTime() ? null : row.dueAt,
    seenAt: now,
    version: row.version,
  });
}

/** A complaint as its reporter sees it. */
export function viewTrackedComplaint(row: ComplaintRow): TrackedComplaint {
  const { id: complaintId, mergedIntoId, trackingNumber, title, text, classification, channel, category } = row;
  const { anonymous, secret, receivedAt, regulationId } = row;
  return Object.assign(new TrackedComplaint(), {
    complaintId,
    regulationId,
    mergedIntoId,
    trackingNumber,
    title,
    text,
    classification,
    channel,
    category,
    location: regionOf(row.regionCode),
    anonymous,
    secret,
    status: STATUS_OF_STATE[row.state],
    archiveReason: row.archiveReason,
    receivedAt,
    handler: agencyOf(row.handlerId),
  });
}

/** An entry of the timeline as the reporter sees it, of a complaint that falls under `regulationId`. */
export function viewTrackedEntry(row: TimelineEntryRow, regulationId: string): TrackedTimelineEntry {
  const { kind, at, fromAgencyId, toAgencyId, stateAfter, publicNote } = row;
  return Object.assign(new TrackedTimelineEntry(), {
    regulationId,
    kind,
    at,
    from: agencyOf(fromAgencyId),
    to: agencyOf(toAgencyId),
    statusAfter: STATUS_OF_STATE[stateAfter],
    note: publicNote,
  });
}
