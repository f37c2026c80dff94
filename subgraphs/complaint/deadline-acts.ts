import type { AgencyFacts, ComplaintDeadlineNotice } from '../../schema/events.js';
import type { ClockCalendar } from './clock-place.js';
import type { ComplaintDeadlineRow } from './complaint-deadline.entity.js';
import type { FileEvent } from './complaint-file.js';
import { approachesAt, isBetweenAgencies, isRunning } from './deadlines.js';
import { type EscalationRule, escalatesAt } from './escalation.js';
import { holdingOf } from './holding.js';

/** The events that tell of a deadline and of nothing else. */
type DeadlineNoticeKind =
  | 'COMPLAINT_DEADLINE_APPROACHING'
  | 'COMPLAINT_DEADLINE_MISSED'
  | 'COMPLAINT_DEADLINE_RECOUNTED'
  | 'COMPLAINT_DEADLINE_REVISED';

/** What is to be done about a deadline by now. */
export interface DeadlineActs {
  /** The deadline with what is told of it, and when to look at it again; the same object where nothing changes. */
  deadline: ComplaintDeadlineRow;
  tells: 'COMPLAINT_DEADLINE_APPROACHING' | 'COMPLAINT_DEADLINE_MISSED' | undefined;
  /** The rules that apply by now and have not been applied yet, the first to apply first. */
  escalates: EscalationRule[];
}

export interface DeadlineSight {
  now: Date;
  calendar: ClockCalendar;
  rules: readonly EscalationRule[];
  /** Ids of the rules that were applied to this deadline. */
  applied: ReadonlySet<string>;
}

/**
 * What a deadline that runs gives cause for. That it approaches and that it has passed is told once each, also where it
 * moves later; what is looked at only after its end has passed is not told to approach. One that has ended or stands still
 * is left alone.
 */
export function actOn(deadline: ComplaintDeadlineRow, sight: DeadlineSight): DeadlineActs {
  if (!isRunning(deadline)) return { deadline, tells: undefined, escalates: [] };
  return deadline.dueAt < sight.now ? actOnMissed(deadline, sight) : actOnComing(deadline, sight);
}

function actOnComing(deadline: ComplaintDeadlineRow, { now, calendar }: DeadlineSight): DeadlineActs {
  const { approachingToldAt, dueAt } = deadline;
  const approaches = approachesAt(deadline, calendar);
  if (approachingToldAt === null && approaches <= now) {
    const told = { ...deadline, approachingToldAt: now, actAt: dueAt };
    return { deadline: told, tells: 'COMPLAINT_DEADLINE_APPROACHING', escalates: [] };
  }
  const waits = actingAt(deadline, approachingToldAt === null ? approaches : dueAt);
  return { deadline: waits, tells: undefined, escalates: [] };
}

function actOnMissed(deadline: ComplaintDeadlineRow, { now, calendar, rules, applied }: DeadlineSight): DeadlineActs {
  const left = rules
    .filter(({ id, stage }) => stage === deadline.kind && !applied.has(id))
    .map((rule) => ({ rule, at: escalatesAt(rule, deadline, calendar) }))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  const next = left.find(({ at }) => at > now);
  const looked = actingAt(deadline, next?.at ?? null);
  const escalates = left.filter(({ at }) => at <= now).map(({ rule }) => rule);
  if (deadline.missedToldAt !== null) return { deadline: looked, tells: undefined, escalates };
  return { deadline: { ...looked, missedToldAt: now }, tells: 'COMPLAINT_DEADLINE_MISSED', escalates };
}

function actingAt(deadline: ComplaintDeadlineRow, actAt: Date | null): ComplaintDeadlineRow {
  return deadline.actAt?.getTime() === actAt?.getTime() ? deadline : { ...deadline, actAt };
}

function noticeOf({ complaintId, kind, dueAt }: ComplaintDeadlineRow, holder: AgencyFacts): ComplaintDeadlineNotice {
  return { ...holdingOf(complaintId, holder), stage: kind, dueAt: dueAt.toISOString() };
}

/** The event that tells of a deadline of a complaint that `holder` holds. */
export function deadlineTold(kind: DeadlineNoticeKind, deadline: ComplaintDeadlineRow, holder: AgencyFacts): FileEvent {
  return {
    kind,
    payload: noticeOf(deadline, holder),
    concerns: [holder],
    isInternal: isBetweenAgencies(deadline),
  };
}

/** The event that tells `to` of a deadline which an escalation rule brings to it. */
export function escalationTold(deadline: ComplaintDeadlineRow, holder: AgencyFacts, to: AgencyFacts): FileEvent {
  return {
    kind: 'COMPLAINT_ESCALATED',
    payload: { ...noticeOf(deadline, holder), toAgencyId: to.id },
    concerns: [holder, to],
    isInternal: isBetweenAgencies(deadline),
  };
}
