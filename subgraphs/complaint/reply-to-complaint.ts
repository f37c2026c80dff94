import type { AgencyFacts } from '../../schema/events.js';
import { CodedError } from '../kit/errors.js';
import {
  addDeadline,
  type Circumstances,
  type ComplaintFile,
  closeDeadlines,
  entryOf,
  type FileChange,
  NO_NOTES,
  nextVersion,
  resumeDeadlines,
  takeStep,
} from './complaint-file.js';
import { openClock } from './end-complaint.js';
import type { ReporterMessageRow } from './reporter-message.entity.js';

/**
 * The reporter answers back within the window, and the follow-up goes on: its clock with what was left of it, and the
 * holder's time for a response anew. Throws `TRANSITION_NOT_ALLOWED` once the window is over.
 */
export function replyToAnswer(
  file: ComplaintFile,
  { holder, message }: { holder: AgencyFacts; message: ReporterMessageRow },
  circumstances: Circumstances,
): FileChange {
  const { now } = circumstances;
  const window = openClock(file, 'REPORTER_REPLY');
  if (!window || window.dueAt < now) throw new CodedError('TRANSITION_NOT_ALLOWED');
  const left = closeDeadlines(file.deadlines, ['REPORTER_REPLY'], now);
  // An agency that had closed it had ended the overall clock too, also one that had run out.
  const reopened = left.map((deadline) => (deadline.kind === 'FOLLOW_UP' ? { ...deadline, closedAt: null } : deadline));
  const resumed = resumeDeadlines(reopened, holder, circumstances);
  const start = { complaint: file.complaint, holder, from: now };
  const deadlines = addDeadline(resumed, 'FIRST_RESPONSE', start, circumstances);
  return takeStep('REPLY', file, { holder, notes: NO_NOTES, message, deadlines }, circumstances);
}

/** How the reporter found what was done, once it is done. Throws `TRANSITION_NOT_ALLOWED` before. */
export function rateComplaint(
  file: ComplaintFile,
  { holder, score, comment }: { holder: AgencyFacts; score: number; comment: string | null },
  circumstances: Circumstances,
): FileChange {
  const { hops, deadlines, participants } = file;
  if (file.complaint.state !== 'CLOSED') throw new CodedError('TRANSITION_NOT_ALLOWED');
  const complaint = nextVersion(file.complaint, {}, deadlines);
  const { id: complaintId, state: statusAfter } = complaint;
  return {
    complaint,
    hops,
    deadlines,
    participants,
    rating: { complaintId, score, comment, at: circumstances.now },
    entry: entryOf(complaint, { kind: 'RATED' }, circumstances),
    event: { kind: 'COMPLAINT_RATED', payload: { complaintId, statusAfter }, concerns: [holder] },
  };
}
