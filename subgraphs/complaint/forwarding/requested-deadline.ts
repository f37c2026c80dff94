import type { AgencyFacts } from '../../../schema/events.js';
import { badInput } from '../../kit/errors.js';
import type { ComplaintRow } from '../complaint.entity.js';
import type { ComplaintDeadlineRow } from '../complaint-deadline.entity.js';
import type { Circumstances } from '../complaint-file.js';
import { isRunning, openDeadline, renewDeadline } from '../deadlines.js';
import { REFUSALS } from '../refusals.js';

/** Whatever a regulation says, a sender may ask for an answer sooner. */
const BASIS = 'permintaan pengirim';
export const LONGEST_REQUEST_WORKING_DAYS = 60;

interface Start {
  complaint: ComplaintRow;
  holder: AgencyFacts;
  from: Date;
}

/** The overall clock is the regulation's, and nobody gives more time than it leaves; what has run out leaves nothing to keep to. */
function assertWithinOverallClock(
  requested: ComplaintDeadlineRow,
  deadlines: readonly ComplaintDeadlineRow[],
  now: Date,
  path: string,
): void {
  const overall = deadlines.find(({ kind, closedAt }) => kind === 'FOLLOW_UP' && closedAt === null);
  if (overall && overall.dueAt > now && requested.dueAt > overall.dueAt)
    throw badInput(path, REFUSALS.laterThanOverallClock);
}

/**
 * The deadlines with the one that the sender asks its new holder to keep, in the holder's zone and calendar. Throws
 * `BAD_USER_INPUT` where it would end after the overall clock of the complaint.
 */
export function addRequestedDeadline(
  deadlines: readonly ComplaintDeadlineRow[],
  workingDays: number | null,
  { complaint, holder, from }: Start,
  { now, calendar, newId }: Circumstances,
): ComplaintDeadlineRow[] {
  if (workingDays === null) return [...deadlines];
  const limit = { quantity: workingDays, unit: 'WORKING_DAY' as const, legalBasis: BASIS };
  const clock = { id: newId(), complaintId: complaint.id, kind: 'REQUESTED' as const, from, openedAt: now };
  const requested = openDeadline({ ...clock, holder, limit }, calendar);
  assertWithinOverallClock(requested, deadlines, now, 'input.respondWithinWorkingDays');
  return [...deadlines, requested];
}

/** The deadline of a sender that runs, as it is and as it is from now on. */
export interface RevisedDeadline {
  former: ComplaintDeadlineRow;
  revised: ComplaintDeadlineRow;
}

/**
 * What becomes of the deadline that the sender has set, where it is to end so many working days from today. No other
 * deadline can be revised: a regulation's limits are nobody's to lengthen. Throws `BAD_USER_INPUT` where none runs, or where
 * it would end after the overall clock.
 */
export function reviseRequestedDeadline(
  deadlines: readonly ComplaintDeadlineRow[],
  workingDays: number,
  { now, calendar }: Circumstances,
): RevisedDeadline {
  const former = deadlines.find((deadline) => deadline.kind === 'REQUESTED' && isRunning(deadline));
  if (!former) throw badInput('input.complaintId', REFUSALS.noRequestedDeadline);
  const revised = renewDeadline(former, workingDays, now, calendar);
  assertWithinOverallClock(revised, deadlines, now, 'input.workingDays');
  return { former, revised };
}
