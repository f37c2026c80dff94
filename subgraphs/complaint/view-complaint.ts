import { allowingGrant } from '../kit/access.js';
import type { Viewer, ViewerGrant } from '../kit/viewer.js';
import { ACCESS, type ComplaintAction, NEVER_FOR_ITSELF } from './access.js';
import { agencyOf } from './agency.type.js';
import { type ComplaintRow, NEVER_DUE } from './complaint.entity.js';
import { STATUS_OF_STATE } from './complaint.enum.js';
import { Complaint } from './complaint.type.js';
import { regionOf } from './region.type.js';
import type { TimelineEntryRow } from './timeline-entry.entity.js';
import { TrackedComplaint, TrackedTimelineEntry } from './tracked-complaint.type.js';

/** The first of the viewer's grants by which it may do `action` with the complaint as it stands; undefined where none allows it. */
export function grantFor(viewer: Viewer, action: ComplaintAction, row: ComplaintRow): ViewerGrant | undefined {
  const isItself = ({ agency }: ViewerGrant) => agency.id === row.handlerId;
  const grants = viewer.grants.filter((grant) => !(NEVER_FOR_ITSELF.includes(action) && isItself(grant)));
  return allowingGrant({ grants }, action, standingOf(row), ACCESS);
}

/** Whether the viewer may do `action` with the complaint as it stands. */
export function mayDo(viewer: Viewer, action: ComplaintAction, row: ComplaintRow): boolean {
  return grantFor(viewer, action, row) !== undefined;
}

/** What of a complaint decides access to it. */
export function standingOf({ handlerOrganisation, handlerSupervision, originId }: ComplaintRow) {
  return { organisation: handlerOrganisation, supervision: handlerSupervision, originId };
}

/** A complaint that the viewer may see, without what it may not see of it. */
export function viewComplaint(row: ComplaintRow, viewer: Viewer, now: Date): Complaint {
  const content = !row.secret || mayDo(viewer, 'READ_SECRET', row);
  return Object.assign(new Complaint(), {
    sight: { content, internal: content && mayDo(viewer, 'READ_INTERNAL', row) },
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
    overdue: row.dueAt < now,
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
