import type { AgencyFacts } from '../../schema/events.js';
import type { ComplaintRow } from './complaint.entity.js';
import type { ComplaintDeadlineRow } from './complaint-deadline.entity.js';
import {
  addDeadline,
  type Circumstances,
  type ComplaintFile,
  closeDeadlines,
  entryOf,
  type FileChange,
  type FileEvent,
  nextVersion,
} from './complaint-file.js';
import { limitDeadline } from './deadlines.js';
import { nextState } from './life-cycle.js';
import { limitOf } from './regulation.js';

/** What is written beside an action. */
export interface Notes {
  note: string | null;
  publicNote: string | null;
}

function eventOf(kind: FileEvent['kind'], complaint: ComplaintRow, holder: AgencyFacts): FileEvent {
  return { kind, payload: { complaintId: complaint.id, statusAfter: complaint.state }, concerns: [holder] };
}

/** With the limit of a complaint that needs an inspection, or of one that does not, on the overall clock. */
function relimit(
  deadlines: readonly ComplaintDeadlineRow[],
  complaint: ComplaintRow,
  { limits, calendar }: Circumstances,
): ComplaintDeadlineRow[] {
  const limit = limitOf(limits, complaint, 'FOLLOW_UP');
  return deadlines.map((deadline) =>
    limit && deadline.kind === 'FOLLOW_UP' && deadline.closedAt === null
      ? limitDeadline(deadline, limit, calendar)
      : deadline,
  );
}

/** Checked by its holder: whether it needs an inspection decides how long its follow-up may take. */
export function verifyComplaint(
  file: ComplaintFile,
  { holder, needsInspection, ...notes }: Notes & { holder: AgencyFacts; needsInspection: boolean },
  circumstances: Circumstances,
): FileChange {
  const verified = { ...file.complaint, state: nextState('VERIFY', file.complaint.state), needsInspection };
  const deadlines = relimit(file.deadlines, verified, circumstances);
  const complaint = nextVersion(verified, {}, deadlines);
  return {
    complaint,
    hops: file.hops,
    deadlines,
    entry: entryOf(complaint, { kind: 'VERIFIED', ...notes }, circumstances),
    event: eventOf('COMPLAINT_VERIFIED', complaint, holder),
  };
}

/** Taken up by its holder, whose time for a first response runs on, or begins where it came from the reporter. */
export function acceptComplaint(
  file: ComplaintFile,
  { holder, ...notes }: Notes & { holder: AgencyFacts },
  circumstances: Circumstances,
): FileChange {
  const { now } = circumstances;
  const state = nextState('ACCEPT', file.complaint.state);
  const left = closeDeadlines(file.deadlines, ['VERIFICATION'], now);
  const responds = left.some(({ kind, closedAt }) => kind === 'FIRST_RESPONSE' && closedAt === null);
  const start = { complaint: file.complaint, holder, from: now };
  const deadlines = responds ? left : addDeadline(left, 'FIRST_RESPONSE', start, circumstances);
  const complaint = nextVersion(file.complaint, { state }, deadlines);
  return {
    complaint,
    hops: file.hops.map((hop) => (hop.seq === complaint.hop ? { ...hop, acceptedAt: now } : hop)),
    deadlines,
    entry: entryOf(complaint, { kind: 'ACCEPTED', ...notes }, circumstances),
    event: eventOf('COMPLAINT_ACCEPTED', complaint, holder),
  };
}

/** Answered with text and evidence; the reporter's time to answer back begins anew. */
export function respondToComplaint(
  file: ComplaintFile,
  { holder, text, evidence, ...notes }: Notes & { holder: AgencyFacts; text: string; evidence: string[] },
  circumstances: Circumstances,
): FileChange {
  const { now, newId } = circumstances;
  const state = nextState('RESPOND', file.complaint.state);
  const left = closeDeadlines(file.deadlines, ['FIRST_RESPONSE', 'REPORTER_REPLY'], now);
  const start = { complaint: file.complaint, holder, from: now };
  const deadlines = addDeadline(left, 'REPORTER_REPLY', start, circumstances);
  const complaint = nextVersion(file.complaint, { state }, deadlines);
  return {
    complaint,
    hops: file.hops,
    deadlines,
    answer: { id: newId(), complaintId: complaint.id, agencyId: holder.id, at: now, text, evidence },
    entry: entryOf(complaint, { kind: 'ANSWERED', ...notes }, circumstances),
    event: eventOf('COMPLAINT_ANSWERED', complaint, holder),
  };
}

/** Done: every clock of the agencies ends. */
export function closeComplaint(
  file: ComplaintFile,
  { holder, ...notes }: Notes & { holder: AgencyFacts },
  circumstances: Circumstances,
): FileChange {
  const state = nextState('CLOSE', file.complaint.state);
  const deadlines = closeDeadlines(file.deadlines, ['VERIFICATION', 'FIRST_RESPONSE', 'FOLLOW_UP'], circumstances.now);
  const complaint = nextVersion(file.complaint, { state }, deadlines);
  return {
    complaint,
    hops: file.hops,
    deadlines,
    entry: entryOf(complaint, { kind: 'CLOSED', ...notes }, circumstances),
    event: eventOf('COMPLAINT_CLOSED', complaint, holder),
  };
}

/** Privacy flags, which an agency may set and never clear: a forgotten one has brought reporters to the police. */
export function setFlags(
  file: ComplaintFile,
  { anonymous, secret, ...notes }: Notes & { anonymous: boolean; secret: boolean },
  circumstances: Circumstances,
): FileChange {
  const { complaint: before } = file;
  const flags = { anonymous: before.anonymous || anonymous, secret: before.secret || secret };
  const complaint = nextVersion(before, flags, file.deadlines);
  const { hops, deadlines } = file;
  return { complaint, hops, deadlines, entry: entryOf(complaint, { kind: 'FLAGS_SET', ...notes }, circumstances) };
}
