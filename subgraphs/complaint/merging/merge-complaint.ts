import type { AgencyFacts, ComplaintEvents } from '../../../schema/events.js';
import { badInput } from '../../kit/errors.js';
import type { ComplaintRow } from '../complaint.entity.js';
import type { ComplaintDeadlineRow } from '../complaint-deadline.entity.js';
import {
  type Circumstances,
  type ComplaintFile,
  type FileChange,
  type Notes,
  resumeDeadlines,
  takeStep,
} from '../complaint-file.js';
import { haltDeadline, hasRunOut, isReporterClock } from '../deadlines.js';
import { REFUSALS } from '../refusals.js';
import { DUPLICATE } from '../regulation/archive-reasons.js';

/** The complaint that another one is merged into, and who holds it. It gets no new version by that. */
export interface Original {
  complaint: ComplaintRow;
  holder: AgencyFacts;
}

type Merged = Notes & { holder: AgencyFacts; original: Original };

/** Throws `BAD_USER_INPUT` where nothing can be merged into `original`, or not `complaint`. */
export function assertMergeable(complaint: ComplaintRow, original: ComplaintRow, hasDuplicates: boolean): void {
  const refuse = (words: (typeof REFUSALS)[keyof typeof REFUSALS]) => badInput('input.intoComplaintId', words);
  if (original.id === complaint.id) throw refuse(REFUSALS.mergedIntoItself);
  if (original.mergedIntoId === complaint.id) throw refuse(REFUSALS.originalMergedHere);
  if (original.mergedIntoId !== null) throw refuse(REFUSALS.originalMerged);
  if (original.state === 'ARCHIVED') throw refuse(REFUSALS.originalArchived);
  if (original.state === 'CLOSED') throw refuse(REFUSALS.originalClosed);
  if (original.secret) throw refuse(REFUSALS.originalSecret);
  if (hasDuplicates) throw badInput('input.complaintId', REFUSALS.hasDuplicates);
}

/** What ran before goes on; what a deferral had stopped stands still until it is resumed. */
function goOnAfterMerge(
  { complaint, deadlines }: ComplaintFile,
  holder: AgencyFacts,
  circumstances: Circumstances,
): ComplaintDeadlineRow[] {
  if (complaint.mergedFrom !== 'DEFERRED') return resumeDeadlines(deadlines, holder, circumstances);
  const { calendar } = circumstances;
  const ran = (deadline: ComplaintDeadlineRow) =>
    isReporterClock(deadline) || (deadline.pausedAt !== null && hasRunOut(deadline, deadline.pausedAt, calendar));
  return deadlines.flatMap((deadline) =>
    ran(deadline) ? resumeDeadlines([deadline], holder, circumstances) : [deadline],
  );
}

function tellBoth(
  change: FileChange,
  kind: keyof ComplaintEvents,
  holder: AgencyFacts,
  original: Original,
): FileChange {
  const { id: complaintId, state: statusAfter } = change.complaint;
  const payload = { complaintId, statusAfter, intoComplaintId: original.complaint.id };
  return { ...change, event: { kind, payload, concerns: [holder, original.holder] } };
}

/** Archived as telling of the same as another complaint; what it had before is kept, so that it can be taken back. */
export function mergeComplaint(
  file: ComplaintFile,
  { holder, original, ...notes }: Merged,
  circumstances: Circumstances,
): FileChange {
  const changes = {
    archiveReason: DUPLICATE,
    mergedIntoId: original.complaint.id,
    mergedFrom: file.complaint.state,
  };
  // Also the reporter's: what is done elsewhere is nobody's to be late with.
  const deadlines = file.deadlines.map((deadline) => haltDeadline(deadline, circumstances.now));
  const change = takeStep('MERGE', file, { holder, notes, changes, deadlines }, circumstances);
  return tellBoth(change, 'COMPLAINT_MERGED', holder, original);
}

function goOnBy(
  action: 'UNMERGE' | 'SEPARATE',
  file: ComplaintFile,
  { holder, original, ...notes }: Merged,
  circumstances: Circumstances,
): FileChange {
  const changes = { archiveReason: null, mergedIntoId: null, mergedFrom: null };
  const deadlines = goOnAfterMerge(file, holder, circumstances);
  const change = takeStep(action, file, { holder, notes, changes, deadlines }, circumstances);
  return tellBoth(change, 'COMPLAINT_UNMERGED', holder, original);
}

/** It goes on where it stood when it was merged, with what was left of its clocks. */
export function unmergeComplaint(file: ComplaintFile, merged: Merged, circumstances: Circumstances): FileChange {
  return goOnBy('UNMERGE', file, merged, circumstances);
}

/** The same by itself: the original is archived, and this one is handled for its own sake. */
export function separateComplaint(file: ComplaintFile, merged: Merged, circumstances: Circumstances): FileChange {
  return goOnBy('SEPARATE', file, merged, circumstances);
}
