import type { AgencyFacts } from '../../schema/events.js';
import type { DeadlineKind } from '../kit/deadline.type.js';
import { type ClockTime, clockTimeOf, endOfClock, restOfClock, startOfClock } from '../kit/limit.js';
import { addDays, endOfDay, localDate } from '../kit/working-days.js';
import { type ClockCalendar, clockPlaceOf, countingPlace, type Place } from './clock-place.js';
import { type EarlierRun, endInRuns, recountRuns, usedBy } from './clock-runs.js';
import { NEVER_DUE } from './complaint.entity.js';
import type { ComplaintDeadlineRow } from './complaint-deadline.entity.js';
import { DEFAULT_LEAD, type LimitInForce, type LimitStage } from './regulation/regulation.js';

/** The clocks of whoever holds a complaint; they end with its time. The others are of the complaint as a whole. */
const HOLDER_STAGES: readonly LimitStage[] = ['VERIFICATION', 'FIRST_RESPONSE', 'SERVICE_PROMISE', 'REQUESTED'];
/** The clocks of the reporter: they are not the agencies' to keep. */
export const REPORTER_STAGES: readonly LimitStage[] = ['REPORTER_REPLY', 'CLARIFICATION'];

type Clock = Pick<
  ComplaintDeadlineRow,
  'countedFrom' | 'quantity' | 'unit' | 'lead' | keyof Place | 'dueOn' | 'dueAt' | 'provisional' | 'actAt'
>;

/** The time of a clock, and how much of it is left when it approaches its end. */
interface TimeWithLead extends ClockTime {
  lead: number;
}

function startClock(countedFrom: Date, time: TimeWithLead, place: Place, calendar: ClockCalendar): Clock {
  const { timeZone, region, organisation } = place;
  const counted = { countedFrom, ...time, timeZone, region, organisation };
  const end = endOfClock(time, countedFrom, countingPlace(place, calendar));
  // What was told of it before is passed over by whoever looks.
  return { ...counted, ...end, actAt: approachesAt(counted, calendar) };
}

/** When no more than its lead is left of a clock: at the end of the day before, where days are counted. */
export function approachesAt(
  { countedFrom, quantity, unit, lead, ...place }: Place & TimeWithLead & Pick<Clock, 'countedFrom'>,
  calendar: ClockCalendar,
): Date {
  const time = { quantity: Math.max(0, quantity - lead), unit };
  return endOfClock(time, countedFrom, countingPlace(place, calendar)).dueAt;
}

function timeOfLimit({ quantity, unit, lead = DEFAULT_LEAD }: LimitInForce): TimeWithLead {
  return { ...clockTimeOf({ quantity, unit }), lead: clockTimeOf({ quantity: lead, unit }).quantity };
}

function dayBefore(instant: Date, timeZone: string): string {
  return addDays(localDate(instant, timeZone), -1);
}

export interface NewDeadline {
  id: string;
  complaintId: string;
  kind: LimitStage;
  /** When its time begins; the limit says whether this local day is counted. */
  from: Date;
  openedAt: Date;
  holder: AgencyFacts;
  limit: LimitInForce;
}

/** A deadline that begins to run in the zone and the calendar of `holder`. */
export function openDeadline(
  { id, complaintId, kind, from, openedAt, holder, limit }: NewDeadline,
  calendar: ClockCalendar,
): ComplaintDeadlineRow {
  const place = clockPlaceOf(holder);
  const clock = startClock(startOfClock(limit, from, place.timeZone), timeOfLimit(limit), place, calendar);
  const untold = { approachingToldAt: null, missedToldAt: null };
  const { legalBasis } = limit;
  return {
    id,
    complaintId,
    kind,
    ...clock,
    earlier: null,
    legalBasis,
    openedAt,
    pausedAt: null,
    closedAt: null,
    ...untold,
  };
}

/** The runs of a clock with the present one, which ends. */
function withRun(
  { earlier, countedFrom, timeZone, region, organisation }: ComplaintDeadlineRow,
  until: Date,
  used: number,
): EarlierRun[] {
  const run = {
    countedFrom: countedFrom.toISOString(),
    until: until.toISOString(),
    timeZone,
    region,
    organisation,
    used,
  };
  return [...(earlier ?? []), run];
}

/** The clock from where it stands at `now`, by another place's days; one that has run out stays as it is. */
function goOn(deadline: ComplaintDeadlineRow, place: Place, now: Date, calendar: ClockCalendar): ComplaintDeadlineRow {
  const { unit, lead } = deadline;
  const rest = restOfClock(deadline, deadline.countedFrom, now, countingPlace(deadline, calendar));
  if (rest.quantity < 1) return deadline;
  const from = unit === 'OFFICE_MINUTE' ? now : endOfDay(rest.lastCounted, place.timeZone);
  const earlier = withRun(deadline, now, deadline.quantity - rest.quantity);
  return { ...deadline, earlier, ...startClock(from, { quantity: rest.quantity, unit, lead }, place, calendar) };
}

/**
 * The overall clock when the complaint moves to another agency: each working day is counted once, in the calendar and the
 * zone of whoever holds the complaint at local midnight. What the old holder's midnights have used stays used; the day on
 * which it moves and all after it are counted by the new holder. One that stands still moves when it goes on.
 */
export function moveDeadline(
  deadline: ComplaintDeadlineRow,
  holder: AgencyFacts,
  now: Date,
  calendar: ClockCalendar,
): ComplaintDeadlineRow {
  return deadline.pausedAt === null ? goOn(deadline, clockPlaceOf(holder), now, calendar) : deadline;
}

/** The clock stands still from now on: days whose midnight comes meanwhile are not counted. One that has run out runs on. */
export function pauseDeadline(
  deadline: ComplaintDeadlineRow,
  now: Date,
  calendar: ClockCalendar,
): ComplaintDeadlineRow {
  if (deadline.pausedAt !== null) return deadline;
  return hasRunOut(deadline, now, calendar) ? deadline : { ...deadline, pausedAt: now };
}

/** The clock stands still from now on, also where it has run out: nobody is late with what is done. */
export function haltDeadline(deadline: ComplaintDeadlineRow, now: Date): ComplaintDeadlineRow {
  return isRunning(deadline) ? { ...deadline, pausedAt: now } : deadline;
}

/** Whether nothing is left of the clock at `now`. */
export function hasRunOut(deadline: ComplaintDeadlineRow, now: Date, calendar: ClockCalendar): boolean {
  return restOfClock(deadline, deadline.countedFrom, now, countingPlace(deadline, calendar)).quantity < 1;
}

/**
 * A clock that stood still goes on with what was left of it, in the calendar and the zone of `holder`. One of which nothing
 * was left keeps its end, and what it has overrun, so that another limit does not count the days on which it stood still.
 */
export function resumeDeadline(
  deadline: ComplaintDeadlineRow,
  holder: AgencyFacts,
  now: Date,
  calendar: ClockCalendar,
): ComplaintDeadlineRow {
  const { pausedAt, unit, lead, countedFrom } = deadline;
  if (pausedAt === null) return deadline;
  const { quantity, lastCounted } = restOfClock(deadline, countedFrom, pausedAt, countingPlace(deadline, calendar));
  const place = clockPlaceOf(holder);
  const yesterday = dayBefore(now, place.timeZone);
  // The day on which it goes on is counted, its midnight is still to come; but never day 0, nor a day twice.
  const isAhead = lastCounted > yesterday;
  const from = unit === 'OFFICE_MINUTE' ? now : endOfDay(isAhead ? lastCounted : yesterday, place.timeZone);
  const goesOn =
    quantity < 1
      ? { countedFrom: from, quantity, ...place }
      : startClock(from, { quantity, unit, lead }, place, calendar);
  const earlier = withRun(deadline, pausedAt, deadline.quantity - quantity);
  return { ...deadline, ...goesOn, earlier, pausedAt: null };
}

/** The clock with so much time in all, counted from its beginning on: what its earlier runs used is counted again, too. */
function countAgain(deadline: ComplaintDeadlineRow, time: TimeWithLead, calendar: ClockCalendar): ComplaintDeadlineRow {
  const { unit, lead } = time;
  const earlier = deadline.earlier && recountRuns(deadline.earlier, unit, calendar);
  const quantity = time.quantity - usedBy(earlier ?? []);
  const ended = endInRuns(earlier ?? [], time, calendar);
  if (ended) return { ...deadline, earlier, quantity, unit, lead, ...ended, actAt: ended.dueAt };
  return { ...deadline, earlier, ...startClock(deadline.countedFrom, { quantity, unit, lead }, deadline, calendar) };
}

/** The same clock by a calendar that knows more. */
export function recountDeadline(deadline: ComplaintDeadlineRow, calendar: ClockCalendar): ComplaintDeadlineRow {
  const { quantity, unit, lead, earlier } = deadline;
  return countAgain(deadline, { quantity: quantity + usedBy(earlier ?? []), unit, lead }, calendar);
}

/**
 * The same clock, whose time began at `from`, with another limit, for a complaint that is found to need an inspection: what
 * it has used stays used.
 */
export function limitDeadline(
  deadline: ComplaintDeadlineRow,
  { limit, from }: Pick<NewDeadline, 'limit' | 'from'>,
  calendar: ClockCalendar,
): ComplaintDeadlineRow {
  const begun = beginAt(deadline, startOfClock(limit, from, (deadline.earlier?.[0] ?? deadline).timeZone));
  return { ...countAgain(begun, timeOfLimit(limit), calendar), legalBasis: limit.legalBasis };
}

function beginAt(deadline: ComplaintDeadlineRow, countedFrom: Date): ComplaintDeadlineRow {
  const [first, ...rest] = deadline.earlier ?? [];
  if (!first) return { ...deadline, countedFrom };
  return { ...deadline, earlier: [{ ...first, countedFrom: countedFrom.toISOString() }, ...rest] };
}

/**
 * The same clock given anew: so many working days from the day of `now` on, which is day 0. It is told of as a new one, for
 * what was told is of another day.
 */
export function renewDeadline(
  deadline: ComplaintDeadlineRow,
  workingDays: number,
  now: Date,
  calendar: ClockCalendar,
): ComplaintDeadlineRow {
  const time = { quantity: workingDays, unit: 'WORKING_DAY' as const, lead: deadline.lead };
  const clock = startClock(now, time, deadline, calendar);
  return { ...deadline, ...clock, earlier: null, approachingToldAt: null, missedToldAt: null };
}

export function isHolderClock(deadline: Pick<ComplaintDeadlineRow, 'kind'>): boolean {
  return HOLDER_STAGES.includes(deadline.kind);
}

/** Whether it is time that the reporter has. */
export function isReporterClock({ kind }: { kind: `${DeadlineKind}` }): boolean {
  return REPORTER_STAGES.some((stage) => stage === kind);
}

/** Whether it is agreed between agencies, so that neither the reporter nor the portal is told of it. */
export function isBetweenAgencies({ kind }: { kind: `${DeadlineKind}` }): boolean {
  return kind === 'REQUESTED';
}

/** Whether it runs now: it has neither ended nor does it stand still. */
export function isRunning({ closedAt, pausedAt }: Pick<ComplaintDeadlineRow, 'closedAt' | 'pausedAt'>): boolean {
  return closedAt === null && pausedAt === null;
}

/** When the agencies' next deadline ends; `NEVER_DUE` where none runs. What the reporter has time for is none of theirs. */
export function nextDueAt(deadlines: readonly ComplaintDeadlineRow[]): Date {
  const running = deadlines.filter((deadline) => isRunning(deadline) && !isReporterClock(deadline));
  return new Date(Math.min(NEVER_DUE.getTime(), ...running.map(({ dueAt }) => dueAt.getTime())));
}
