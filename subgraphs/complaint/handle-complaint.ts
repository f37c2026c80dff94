import type { AgencyFacts } from '../../schema/events.js';
import { badInput } from '../kit/errors.js';
import { type RecordedSignature, UNSIGNED } from './answering/signature.js';
import type { ComplaintRow } from './complaint.entity.js';
import type { ComplaintDeadlineRow } from './complaint-deadline.entity.js';
import {
  addDeadline,
  type Circumstances,
  type ComplaintFile,
  closeDeadlines,
  entryOf,
  type FileChange,
  haltDeadlines,
  type Notes,
  nextVersion,
  takeStep,
} from './complaint-file.js';
import { limitDeadline } from './deadlines.js';
import { REFUSALS } from './refusals.js';
import { limitOf } from './regulation/regulation.js';

type Handled = Notes & { holder: AgencyFacts };

interface WrittenAnswer {
  text: string;
  evidence: string[];
  isFinal: boolean;
  signature?: RecordedSignature;
}

/** With the limit of a complaint that needs an inspection, or of one that does not, on the overall clock. */
function relimit(
  { complaint, deadlines }: ComplaintFile,
  changes: Pick<ComplaintRow, 'needsInspection'>,
  { limits, calendar }: Circumstances,
): ComplaintDeadlineRow[] {
  const limit = limitOf(limits, { ...complaint, ...changes }, 'FOLLOW_UP');
  return deadlines.map((deadline) =>
    limit && deadline.kind === 'FOLLOW_UP' && deadline.closedAt === null
      ? limitDeadline(deadline, { limit, from: complaint.receivedAt }, calendar)
      : deadline,
  );
}

/** Checked by its holder: whether it needs an inspection decides how long its follow-up may take. */
export function verifyComplaint(
  file: ComplaintFile,
  { holder, needsInspection, ...notes }: Handled & { needsInspection: boolean },
  circumstances: Circumstances,
): FileChange {
  const changes = { needsInspection };
  const deadlines = relimit(file, changes, circumstances);
  return takeStep('VERIFY', file, { holder, notes, changes, deadlines }, circumstances);
}

/**
 * Taken up by its holder, whose time for a first response runs on, or begins where it came from the reporter; with it the
 * time that the holder itself has promised.
 */
export function acceptComplaint(
  file: ComplaintFile,
  { holder, ...notes }: Handled,
  circumstances: Circumstances,
): FileChange {
  const { now } = circumstances;
  const left = closeDeadlines(file.deadlines, ['VERIFICATION'], now);
  const responds = left.some(({ kind, closedAt }) => kind === 'FIRST_RESPONSE' && closedAt === null);
  const start = { complaint: file.complaint, holder, from: now };
  const responding = responds ? left : addDeadline(left, 'FIRST_RESPONSE', start, circumstances);
  const deadlines = addDeadline(responding, 'SERVICE_PROMISE', start, circumstances);
  const hops = file.hops.map((hop) => (hop.seq === file.complaint.hop ? { ...hop, acceptedAt: now } : hop));
  return takeStep('ACCEPT', file, { holder, notes, deadlines, hops }, circumstances);
}

/** Its holder has begun to do something about it. */
export function startFollowUp(
  file: ComplaintFile,
  { holder, ...notes }: Handled,
  circumstances: Circumstances,
): FileChange {
  return takeStep('START', file, { holder, notes }, circumstances);
}

/**
 * Answered with text and evidence. A final answer lets the clock of the follow-up stand still, also a late one, and the
 * reporter's time to answer back begin anew; an interim one is a first response, and the follow-up goes on.
 */
export function respondToComplaint(
  file: ComplaintFile,
  { holder, text, evidence, isFinal, signature = UNSIGNED, ...notes }: Handled & WrittenAnswer,
  circumstances: Circumstances,
): FileChange {
  const { now, newId } = circumstances;
  const { complaint } = file;
  const answer = { id: newId(), complaintId: complaint.id, agencyId: holder.id, at: now, text, evidence, ...signature };
  if (!isFinal) {
    const deadlines = closeDeadlines(file.deadlines, ['FIRST_RESPONSE'], now);
    return takeStep('RESPOND_INTERIM', file, { holder, notes, deadlines, answer }, circumstances);
  }
  const met = closeDeadlines(file.deadlines, ['FIRST_RESPONSE', 'SERVICE_PROMISE', 'REQUESTED', 'REPORTER_REPLY'], now);
  const start = { complaint, holder, from: now };
  const deadlines = addDeadline(haltDeadlines(met, circumstances), 'REPORTER_REPLY', start, circumstances);
  return takeStep('RESPOND', file, { holder, notes, deadlines, answer }, circumstances);
}

/** Done: every clock of the agencies ends; the reporter may still answer back in time. */
export function closeComplaint(
  file: ComplaintFile,
  { holder, ...notes }: Handled,
  circumstances: Circumstances,
): FileChange {
  const left = closeDeadlines(file.deadlines, 'HOLDER', circumstances.now);
  const deadlines = closeDeadlines(left, ['FOLLOW_UP'], circumstances.now);
  return takeStep('CLOSE', file, { holder, notes, deadlines }, circumstances);
}

/** Privacy flags, which an agency may set and never clear: a forgotten one has brought reporters to the police. */
export function setFlags(
  file: ComplaintFile,
  { holder, anonymous, secret, ...notes }: Handled & { anonymous: boolean; secret: boolean },
  circumstances: Circumstances,
): FileChange {
  const { complaint: before } = file;
  const flags = { anonymous: before.anonymous || anonymous, secret: before.secret || secret };
  if (flags.anonymous === before.anonymous && flags.secret === before.secret) {
    throw badInput('input', REFUSALS.flagsSetAlready);
  }
  const complaint = nextVersion(before, flags, file.deadlines);
  const { id: complaintId, state: statusAfter } = complaint;
  return {
    ...file,
    complaint,
    entry: entryOf(complaint, { kind: 'FLAGS_SET', ...notes }, circumstances),
    event: { kind: 'COMPLAINT_FLAGS_SET', payload: { complaintId, statusAfter }, concerns: [holder] },
  };
}
