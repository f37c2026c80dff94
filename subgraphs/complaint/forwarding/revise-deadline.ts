import type { AgencyFacts } from '../../../schema/events.js';
import { type Circumstances, type ComplaintFile, entryOf, type FileChange, nextVersion } from '../complaint-file.js';
import { deadlineTold } from '../deadline-acts.js';
import type { DeadlineRevisionRow } from './deadline-revision.entity.js';
import { reviseRequestedDeadline } from './requested-deadline.js';

interface Revising {
  holder: AgencyFacts;
  workingDays: number;
  reason: string;
}

/** The complaint with its sender's deadline given anew, and the record of it. Throws `BAD_USER_INPUT`. */
export function reviseDeadline(
  file: ComplaintFile,
  { holder, workingDays, reason }: Revising,
  circumstances: Circumstances,
): { change: FileChange; revision: DeadlineRevisionRow } {
  const { now, actor, newId } = circumstances;
  const { former, revised } = reviseRequestedDeadline(file.deadlines, workingDays, circumstances);
  const deadlines = file.deadlines.map((deadline) => (deadline === former ? revised : deadline));
  const complaint = nextVersion(file.complaint, {}, deadlines);
  return {
    change: {
      ...file,
      complaint,
      deadlines,
      entry: entryOf(complaint, { kind: 'DEADLINE_REVISED', note: reason }, circumstances),
      event: deadlineTold('COMPLAINT_DEADLINE_REVISED', revised, holder),
    },
    revision: {
      id: newId(),
      complaintId: complaint.id,
      deadlineId: former.id,
      at: now,
      byAgencyId: actor.agencyId as string,
      formerDueOn: former.dueOn,
      formerDueAt: former.dueAt,
      dueOn: revised.dueOn,
      dueAt: revised.dueAt,
      reason,
    },
  };
}
