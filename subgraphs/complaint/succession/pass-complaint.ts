import type { AgencyFacts } from '../../../schema/events.js';
import type { ComplaintRow } from '../complaint.entity.js';
import type { ComplaintDeadlineRow } from '../complaint-deadline.entity.js';
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
} from '../complaint-file.js';
import { type ComplaintHopRow, heldAt } from '../complaint-hop.entity.js';
import { moveDeadline } from '../deadlines.js';
import { currentHop, movementOf } from '../move-complaint.js';
import { leaveBody } from '../participants/participation.js';
import type { LimitStage } from '../regulation/regulation.js';

/** The holder's own clocks, which begin anew with whoever comes next; what a sender asked for goes on. */
const RENEWED: readonly LimitStage[] = ['VERIFICATION', 'FIRST_RESPONSE', 'SERVICE_PROMISE'];

/** From whom to whom responsibility goes: the same agency, where it went with its unit from one body to another. */
export interface Passage {
  from: AgencyFacts;
  to: AgencyFacts;
}

/**
 * Whether something may yet be done with a complaint: it is not over, it was merged and can be separated again, or its
 * reporter can still answer back.
 */
export function mayGoOn({
  complaint: { state, mergedIntoId },
  deadlines,
}: Pick<ComplaintFile, 'complaint' | 'deadlines'>) {
  if (mergedIntoId !== null) return true;
  if (state === 'ARCHIVED') return false;
  return state !== 'CLOSED' || deadlines.some(({ kind, closedAt }) => kind === 'REPORTER_REPLY' && closedAt === null);
}

/** `mayGoOn` as a condition on the query's `complaint`. */
export const MAY_GO_ON =
  "(complaint.mergedIntoId IS NOT NULL OR complaint.state NOT IN ('ARCHIVED', 'CLOSED') OR (complaint.state = 'CLOSED' " +
  'AND EXISTS (SELECT 1 FROM complaint_deadline reply WHERE reply.complaintId = complaint.id ' +
  "AND reply.kind = 'REPORTER_REPLY' AND reply.closedAt IS NULL)))";

/**
 * A complaint in the hands of whoever carries on the tasks of its holder, in the state in which it was, with what its sender
 * gave along; a return leads back to that sender. The overall clock goes on in the calendar and the zone of the new holder,
 * the holder's own begin anew there, standing still where the former one's did. With the same agency, which went to another
 * body, all clocks go on.
 */
export function passComplaint(file: ComplaintFile, { from, to }: Passage, circumstances: Circumstances): FileChange {
  const { now } = circumstances;
  const { complaint: before } = file;
  const isSame = to.id === before.handlerId;
  const held = currentHop(file);
  const hop: ComplaintHopRow = {
    ...held,
    ...heldAt(to),
    seq: file.hops.length + 1,
    sentById: from.id,
    since: now,
    receivedAt: isSame ? held.receivedAt : null,
    acceptedAt: isSame ? held.acceptedAt : null,
    until: null,
  };
  const deadlines = isSame ? moveAll(file, to, circumstances) : renew(file, to, circumstances);
  const receiptAt = isSame ? before.receiptAt : null;
  const complaint = nextVersion(before, { ...heldBy(to), hop: hop.seq, receiptAt }, deadlines);
  const passed = { kind: 'RESPONSIBILITY_PASSED' as const, fromAgencyId: from.id, toAgencyId: to.id };
  return {
    complaint,
    hops: [...file.hops.map((past) => (past.until === null ? { ...past, until: now } : past)), hop],
    deadlines,
    participants: leaveBody(file.participants, to, now),
    entry: entryOf(complaint, passed, circumstances),
    event: {
      kind: 'COMPLAINT_RESPONSIBILITY_PASSED',
      payload: movementOf(complaint.id, complaint.state, { from, to }),
      concerns: [from, to],
    },
  };
}

function moveAll({ deadlines }: ComplaintFile, to: AgencyFacts, { now, calendar }: Circumstances) {
  return deadlines.map((deadline) =>
    deadline.closedAt === null ? moveDeadline(deadline, to, now, calendar) : deadline,
  );
}

function renew(file: ComplaintFile, to: AgencyFacts, circumstances: Circumstances): ComplaintDeadlineRow[] {
  const { now, calendar } = circumstances;
  const ran = file.deadlines.filter(({ kind, closedAt }) => closedAt === null && RENEWED.includes(kind));
  const left = moveDeadlines(closeDeadlines(file.deadlines, RENEWED, now), to, circumstances).map((deadline) =>
    deadline.kind === 'REQUESTED' && deadline.closedAt === null ? moveDeadline(deadline, to, now, calendar) : deadline,
  );
  return ran.reduce((deadlines, former) => renewed(deadlines, former, file.complaint, to, circumstances), left);
}

function renewed(
  deadlines: ComplaintDeadlineRow[],
  { kind, pausedAt }: ComplaintDeadlineRow,
  complaint: ComplaintRow,
  holder: AgencyFacts,
  circumstances: Circumstances,
): ComplaintDeadlineRow[] {
  const { now } = circumstances;
  const more = addDeadline(deadlines, kind, { complaint, holder, from: now }, circumstances);
  return more.map((deadline) =>
    pausedAt !== null && !deadlines.includes(deadline) ? { ...deadline, pausedAt: now } : deadline,
  );
}
