import type { AgencyFacts, ComplaintMovement } from '../../schema/events.js';
import type { ComplaintState } from './complaint.enum.js';
import {
  addDeadline,
  type Circumstances,
  type ComplaintFile,
  closeDeadlines,
  entryOf,
  type FileChange,
  heldBy,
  moveDeadlines,
  nextVersion,
  receiptOnRecord,
} from './complaint-file.js';
import { type ComplaintHopRow, heldAt } from './complaint-hop.entity.js';
import { type Dispatch, NOTHING_SENT } from './forwarding/dispatch.js';
import { addRequestedDeadline } from './forwarding/requested-deadline.js';
import { nextState } from './life-cycle.js';
import type { ComplaintParticipantRow } from './participants/participant.entity.js';
import { addParticipant, endParticipants, findParticipant, leaveBody } from './participants/participation.js';

/** Where a complaint goes and what goes with it. */
export interface Movement {
  from: AgencyFacts;
  to: AgencyFacts;
  note: string | null;
  publicNote: string | null;
  /** What its sender gives with it; nothing goes with a return. */
  dispatch?: Dispatch;
  /** The provincial agency that checks the follow-up from now on, if any. */
  supervisor?: AgencyFacts;
}

/** The hop that holds the complaint now. */
export function currentHop({ complaint, hops }: ComplaintFile): ComplaintHopRow {
  return hopAt(hops, complaint.hop);
}

function hopAt(hops: readonly ComplaintHopRow[], seq: number): ComplaintHopRow {
  const hop = hops.find((candidate) => candidate.seq === seq);
  if (!hop) throw new Error(`The complaint has no hop ${seq}.`);
  return hop;
}

/** The hop of whoever sent the complaint to its holder; undefined where the reporter did. */
export function senderHop(file: ComplaintFile): ComplaintHopRow | undefined {
  const { senderHop: seq } = currentHop(file);
  return seq === null ? undefined : hopAt(file.hops, seq);
}

/** What the event of a movement tells: between whom, and where they stood then. */
export function movementOf(
  complaintId: string,
  statusAfter: ComplaintState,
  { from, to }: Pick<Movement, 'from' | 'to'>,
): ComplaintMovement {
  return {
    complaintId,
    statusAfter,
    fromAgencyId: from.id,
    toAgencyId: to.id,
    fromLevel: from.level,
    toLevel: to.level,
    fromOrganisation: from.organisation,
    toOrganisation: to.organisation,
    fromTerritory: from.supervision,
    toTerritory: to.supervision,
  };
}

/** Who takes part after the movement: who was asked inside a body that it leaves no more, and of supervisors the one that is meant. */
function participantsAfter(
  { complaint, participants }: ComplaintFile,
  { to, supervisor: agency }: Movement,
  circumstances: Circumstances,
): ComplaintParticipantRow[] {
  const { now } = circumstances;
  const left = leaveBody(participants, to, now);
  const isFormer = ({ kind, agencyId }: ComplaintParticipantRow) => kind === 'SUPERVISOR' && agencyId !== agency?.id;
  const unsupervised = endParticipants(left, isFormer, now);
  if (!agency || findParticipant(unsupervised, 'SUPERVISOR')) return unsupervised;
  const added = { complaintId: complaint.id, kind: 'SUPERVISOR' as const, agency, note: null };
  return addParticipant(unsupervised, added, circumstances);
}

/** How a complaint is moved, and to whose hop its new holder would return it; null is the national desk. */
interface Manner {
  action: 'FORWARD' | 'RECALL' | 'RETURN';
  nextSender: number | null;
}

/** Moves a complaint as its life cycle allows. Throws `TRANSITION_NOT_ALLOWED`. */
export function move(
  file: ComplaintFile,
  movement: Movement,
  { action, nextSender }: Manner,
  circumstances: Circumstances,
): FileChange {
  const { from, to, note, publicNote, dispatch } = movement;
  const isRecall = action === 'RECALL';
  const { now } = circumstances;
  const urgency = dispatch?.urgency ?? file.complaint.urgency;
  const sent = { ...NOTHING_SENT, ...dispatch, urgency, note };
  const state = nextState(action, file.complaint);
  const hop: ComplaintHopRow = {
    complaintId: file.complaint.id,
    seq: file.hops.length + 1,
    ...heldAt(to),
    sentById: isRecall ? circumstances.actor.agencyId : from.id,
    senderHop: nextSender,
    since: now,
    receivedAt: null,
    acceptedAt: null,
    until: null,
    ...sent,
  };
  const left = moveDeadlines(closeDeadlines(file.deadlines, 'HOLDER', now), to, circumstances);
  const start = { complaint: file.complaint, holder: to, from: now };
  const regulated = addDeadline(left, action === 'RETURN' ? 'VERIFICATION' : 'FIRST_RESPONSE', start, circumstances);
  const deadlines = addRequestedDeadline(regulated, sent.respondWithinWorkingDays, start, circumstances);
  const changes = { state, ...heldBy(to), hop: hop.seq, receiptAt: null, urgency };
  // Only what its holder does says that it had arrived there.
  const held = isRecall ? file.hops : receiptOnRecord(file, now);
  const complaint = nextVersion(file.complaint, changes, deadlines);
  const kind = action === 'RETURN' ? 'RETURNED' : 'FORWARDED';
  return {
    complaint,
    hops: [...held.map((past) => (past.until === null ? { ...past, until: now } : past)), hop],
    deadlines,
    participants: participantsAfter(file, movement, circumstances),
    entry: entryOf(complaint, { kind, fromAgencyId: from.id, toAgencyId: to.id, note, publicNote }, circumstances),
    event: {
      kind: `COMPLAINT_${kind}`,
      payload: movementOf(complaint.id, state, movement),
      concerns: [from, to],
    },
  };
}

/** To another agency, which has its own time for a first response. Throws `TRANSITION_NOT_ALLOWED`. */
export function forwardComplaint(file: ComplaintFile, movement: Movement, circumstances: Circumstances): FileChange {
  return move(file, movement, { action: 'FORWARD', nextSender: file.complaint.hop }, circumstances);
}

/**
 * Back to whoever sent it ("bukan wewenang"), who has the time of a verification to find the right agency. A return from
 * there leads one further back. Throws `TRANSITION_NOT_ALLOWED`.
 */
export function returnComplaint(file: ComplaintFile, movement: Movement, circumstances: Circumstances): FileChange {
  return move(file, movement, { action: 'RETURN', nextSender: senderHop(file)?.senderHop ?? null }, circumstances);
}
