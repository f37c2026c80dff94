import type { AgencyFacts } from '../../schema/events.js';
import type { ComplaintDeadlineRow } from './complaint-deadline.entity.js';
import type { Circumstances, ComplaintFile, FileChange } from './complaint-file.js';
import { isReporterClock, isRunning } from './deadlines.js';
import { archiveUnclear, closeUnanswered } from './end-complaint.js';

/** The time of the reporter that has passed. */
function overClocks({ deadlines }: ComplaintFile, now: Date): ComplaintDeadlineRow[] {
  return deadlines.filter((deadline) => isReporterClock(deadline) && isRunning(deadline) && deadline.dueAt < now);
}

/**
 * What becomes of a complaint by itself once the reporter's time has passed: what was answered is closed, what stayed
 * unclear is archived. Undefined where its end changes nothing, as where an agency had closed it before.
 */
export function expireComplaint(
  file: ComplaintFile,
  holder: AgencyFacts,
  circumstances: Circumstances,
): FileChange | undefined {
  const { state } = file.complaint;
  const over = overClocks(file, circumstances.now).map(({ kind }) => kind);
  if (state === 'ANSWERED' && over.includes('REPORTER_REPLY')) return closeUnanswered(file, holder, circumstances);
  if (state === 'DEFERRED' && over.includes('CLARIFICATION')) return archiveUnclear(file, holder, circumstances);
  return undefined;
}

/** The deadlines with the reporter's time ended where it has passed. */
export function endReporterTime(file: ComplaintFile, now: Date): ComplaintDeadlineRow[] {
  const over = overClocks(file, now);
  return file.deadlines.map((deadline) => (over.includes(deadline) ? { ...deadline, closedAt: now } : deadline));
}
