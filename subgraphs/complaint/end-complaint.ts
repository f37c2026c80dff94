import type { AgencyFacts } from '../../schema/events.js';
import { CodedError } from '../kit/errors.js';
import type { ComplaintDeadlineRow } from './complaint-deadline.entity.js';
import {
  type Circumstances,
  type ComplaintFile,
  closeDeadlines,
  type FileChange,
  NO_NOTES,
  type Notes,
  takeStep,
} from './complaint-file.js';
import type { AnyAction } from './life-cycle.js';
import { ORIGIN_UNCLEAR, WITHDRAWN } from './regulation/archive-reasons.js';
import type { LimitStage } from './regulation/regulation.js';

function archive(
  action: AnyAction,
  file: ComplaintFile,
  { holder, reason, ...notes }: Notes & { holder: AgencyFacts; reason: string },
  circumstances: Circumstances,
): FileChange {
  const deadlines = closeDeadlines(file.deadlines, 'ALL', circumstances.now);
  const changes = { archiveReason: reason, stateBefore: null };
  return takeStep(action, file, { holder, notes, changes, deadlines }, circumstances);
}

/** Not followed up (arsip), for a reason of its regulation. */
export function archiveComplaint(
  file: ComplaintFile,
  archived: Notes & { holder: AgencyFacts; reason: string },
  circumstances: Circumstances,
): FileChange {
  return archive('ARCHIVE', file, archived, circumstances);
}

/** The reporter takes it back. */
export function withdrawComplaint(
  file: ComplaintFile,
  { holder, ...notes }: Notes & { holder: AgencyFacts },
  circumstances: Circumstances,
): FileChange {
  return archive('WITHDRAW', file, { holder, reason: WITHDRAWN, ...notes }, circumstances);
}

/** The time to clear up an unclear origin has passed. Throws `TRANSITION_NOT_ALLOWED` before. */
export function archiveUnclear(file: ComplaintFile, holder: AgencyFacts, circumstances: Circumstances): FileChange {
  if (!isMissed(file, 'CLARIFICATION', circumstances)) throw new CodedError('TRANSITION_NOT_ALLOWED');
  return archive('ARCHIVE_UNCLEAR', file, { holder, reason: ORIGIN_UNCLEAR, ...NO_NOTES }, circumstances);
}

/** The reporter's time to answer back has passed. Throws `TRANSITION_NOT_ALLOWED` before. */
export function closeUnanswered(file: ComplaintFile, holder: AgencyFacts, circumstances: Circumstances): FileChange {
  if (!isMissed(file, 'REPORTER_REPLY', circumstances)) throw new CodedError('TRANSITION_NOT_ALLOWED');
  const deadlines = closeDeadlines(file.deadlines, 'ALL', circumstances.now);
  return takeStep('CLOSE_UNANSWERED', file, { holder, notes: NO_NOTES, deadlines }, circumstances);
}

/** The clock of a stage that has not ended. */
export function openClock(file: ComplaintFile, stage: LimitStage): ComplaintDeadlineRow | undefined {
  return file.deadlines.find(({ kind, closedAt }) => kind === stage && closedAt === null);
}

function isMissed(file: ComplaintFile, stage: LimitStage, { now }: Circumstances): boolean {
  const clock = openClock(file, stage);
  return clock !== undefined && clock.dueAt < now;
}
