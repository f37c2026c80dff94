import type { AgencyFacts } from '../../schema/events.js';
import { dueDate, endOfDay, localDate, type WorkingCalendar, workingDaysBetween } from '../kit/working-days.js';
import { NEVER_DUE } from './complaint.entity.js';
import type { ComplaintDeadlineRow } from './complaint-deadline.entity.js';
import type { LimitStage } from './regulation.js';

/** The clocks of whoever holds a complaint; they end with its time. The others are of the complaint as a whole. */
const HOLDER_STAGES: readonly LimitStage[] = ['VERIFICATION', 'FIRST_RESPONSE'];

type Clock = Pick<
  ComplaintDeadlineRow,
  'countedFrom' | 'workingDays' | 'timeZone' | 'region' | 'dueOn' | 'dueAt' | 'provisional'
>;

function startClock(
  countedFrom: Date,
  workingDays: number,
  place: { timeZone: string; region: string | null },
  calendar: WorkingCalendar,
): Clock {
  const { timeZone, region } = place;
  const due = dueDate({ receivedAt: countedFrom, workingDays, timeZone, region: region ?? undefined, calendar });
  return { countedFrom, workingDays, timeZone, region, ...due };
}

export interface NewDeadline {
  id: string;
  complaintId: string;
  kind: LimitStage;
  /** Day 0 is the local day of this instant. */
  from: Date;
  openedAt: Date;
  holder: AgencyFacts;
  limit: { workingDays: number; legalBasis: string };
}

/** A deadline that begins to run in the zone and the calendar of `holder`. */
export function openDeadline(
  { id, complaintId, kind, from, openedAt, holder, limit }: NewDeadline,
  calendar: WorkingCalendar,
): ComplaintDeadlineRow {
  const place = { timeZone: holder.timeZone, region: holder.supervision };
  const clock = startClock(from, limit.workingDays, place, calendar);
  return { id, complaintId, kind, ...clock, legalBasis: limit.legalBasis, openedAt, closedAt: null };
}

/**
 * The overall clock when the complaint moves to another agency: each working day is counted once, in the calendar and the
 * zone of whoever holds the complaint at local midnight, so the days that were used stay used and the rest is counted by
 * the new holder. A clock that has run out stays as it is.
 */
export function moveDeadline(
  deadline: ComplaintDeadlineRow,
  holder: AgencyFacts,
  now: Date,
  calendar: WorkingCalendar,
): ComplaintDeadlineRow {
  const today = localDate(now, deadline.timeZone);
  const began = localDate(deadline.countedFrom, deadline.timeZone);
  const region = deadline.region ?? undefined;
  // A complaint keyed in late may move before the day it is counted from in its zone; no day is used then.
  const used = Math.max(workingDaysBetween(began, today, { calendar, region }), 0);
  const left = deadline.workingDays - used;
  if (left < 0) return deadline;
  const place = { timeZone: holder.timeZone, region: holder.supervision };
  // The old holder's day goes on as the new holder's day 0, also where it is already tomorrow there.
  return { ...deadline, ...startClock(endOfDay(today, holder.timeZone), left, place, calendar) };
}

/** The same clock by a calendar that knows more years. */
export function recountDeadline(deadline: ComplaintDeadlineRow, calendar: WorkingCalendar): ComplaintDeadlineRow {
  return { ...deadline, ...startClock(deadline.countedFrom, deadline.workingDays, deadline, calendar) };
}

/** The same clock with another limit, from where it began; for a complaint that is found to need an inspection. */
export function limitDeadline(
  deadline: ComplaintDeadlineRow,
  limit: { workingDays: number; legalBasis: string },
  calendar: WorkingCalendar,
): ComplaintDeadlineRow {
  const clock = startClock(deadline.countedFrom, limit.workingDays, deadline, calendar);
  return { ...deadline, ...clock, legalBasis: limit.legalBasis };
}

export function isHolderClock(deadline: Pick<ComplaintDeadlineRow, 'kind'>): boolean {
  return HOLDER_STAGES.includes(deadline.kind);
}

/** When the agencies' next deadline ends; `NEVER_DUE` where none runs. The reporter's own window is none of theirs. */
export function nextDueAt(deadlines: readonly ComplaintDeadlineRow[]): Date {
  const running = deadlines.filter(({ closedAt, kind }) => closedAt === null && kind !== 'REPORTER_REPLY');
  return new Date(Math.min(NEVER_DUE.getTime(), ...running.map(({ dueAt }) => dueAt.getTime())));
}
