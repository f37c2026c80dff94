import type { AgencyFacts, ComplaintEvents } from '../../schema/events.js';
import type { Role } from '../../schema/roles.js';
import type { ConcernedAgency } from '../kit/access.js';
import { localDate } from '../kit/working-days.js';
import type { ComplaintRow } from './complaint.entity.js';
import type { ComplaintAnswerRow } from './complaint-answer.entity.js';
import type { ComplaintDeadlineRow } from './complaint-deadline.entity.js';
import type { ComplaintHopRow } from './complaint-hop.entity.js';
import type { ComplaintRatingRow } from './complaint-rating.entity.js';
import {
  haltDeadline,
  isHolderClock,
  isReporterClock,
  moveDeadline,
  nextDueAt,
  openDeadline,
  pauseDeadline,
  resumeDeadline,
} from './deadlines.js';
import { type AnyAction, isHandling, LIFE_CYCLE, nextState } from './life-cycle.js';
import type { ComplaintParticipantRow } from './participants/participant.entity.js';
import { type LimitInForce, type LimitStage, limitOf, promiseOf } from './regulation/regulation.js';
import type { RuleData } from './regulation/rule-data.js';
import type { ReporterMessageRow } from './reporter-message.entity.js';
import type { TimelineEntryRow } from './timeline-entry.entity.js';

/** A complaint with what the rules look at. */
export interface ComplaintFile {
  complaint: ComplaintRow;
  hops: ComplaintHopRow[];
  deadlines: ComplaintDeadlineRow[];
  /** Who takes or took part in it. */
  participants: ComplaintParticipantRow[];
}

/** An event about to be appended, and the agencies that it concerns. */
export interface FileEvent {
  kind: keyof ComplaintEvents;
  payload: ComplaintEvents[keyof ComplaintEvents];
  concerns: readonly ConcernedAgency[];
  /** Whether it is between agencies, so that the portal through which the complaint came in is not told. */
  isInternal?: boolean;
  /** `ORGANISATION`: neither those who supervise these agencies nor where the complaint came in are told of it. */
  reach?: 'ORGANISATION';
}

/** A complaint after something was done with it, and what that adds. */
export interface FileChange extends ComplaintFile {
  entry: TimelineEntryRow;
  answer?: ComplaintAnswerRow;
  message?: ReporterMessageRow;
  rating?: ComplaintRatingRow;
  event?: FileEvent;
}

/** Who does something; without a subject it is the reporter. */
export interface Actor {
  subject: string | null;
  role: Role | null;
  agencyId: string | null;
}

/** What the rules are applied in. */
export interface Circumstances extends RuleData {
  now: Date;
  actor: Actor;
  newId: () => string;
}

/** Ends the deadlines of `stages` that have not ended, all of the holder's, or all. */
export function closeDeadlines(
  deadlines: readonly ComplaintDeadlineRow[],
  stages: readonly LimitStage[] | 'HOLDER' | 'ALL',
  now: Date,
): ComplaintDeadlineRow[] {
  const ends = (deadline: ComplaintDeadlineRow) =>
    stages === 'ALL' || (stages === 'HOLDER' ? isHolderClock(deadline) : stages.includes(deadline.kind));
  return deadlines.map((deadline) =>
    deadline.closedAt === null && ends(deadline) ? { ...deadline, closedAt: now } : deadline,
  );
}

/**
 * The deadlines with one more of `kind`, where the complaint's regulation, or its holder's promise, sets a limit for it. A
 * promise binds its holder alone: the overall clock goes on with others, and the reporter's time is not the agency's to cut.
 */
export function addDeadline(
  deadlines: readonly ComplaintDeadlineRow[],
  kind: LimitStage,
  { complaint, holder, from }: { complaint: ComplaintRow; holder: AgencyFacts; from: Date },
  { now, calendar, limits, promises, newId }: Circumstances,
): ComplaintDeadlineRow[] {
  const open = (limit: LimitInForce | undefined) =>
    limit &&
    openDeadline({ id: newId(), complaintId: complaint.id, kind, from, openedAt: now, holder, limit }, calendar);
  const on = localDate(from, holder.timeZone);
  const { organisation } = holder;
  const regulated = open(limitOf(limits, complaint, kind));
  const { classification } = complaint;
  const promised = isHolderClock({ kind })
    ? open(promiseOf(promises, { organisation, classification, on }, kind))
    : undefined;
  // A promise is kept to where it is the stricter one; it never gives more time than the regulation.
  const stricter = regulated && promised && promised.dueAt >= regulated.dueAt ? regulated : (promised ?? regulated);
  return stricter ? [...deadlines, stricter] : [...deadlines];
}

/** The overall clocks in the hands of a new holder. */
export function moveDeadlines(
  deadlines: readonly ComplaintDeadlineRow[],
  holder: AgencyFacts,
  { now, calendar }: Circumstances,
): ComplaintDeadlineRow[] {
  return deadlines.map((deadline) =>
    deadline.closedAt === null && !isHolderClock(deadline) ? moveDeadline(deadline, holder, now, calendar) : deadline,
  );
}

/** The agencies' clocks stand still, but for those that have run out; the reporter's go on. */
export function pauseDeadlines(
  deadlines: readonly ComplaintDeadlineRow[],
  { now, calendar }: Circumstances,
): ComplaintDeadlineRow[] {
  return deadlines.map((deadline) =>
    deadline.closedAt === null && !isReporterClock(deadline) ? pauseDeadline(deadline, now, calendar) : deadline,
  );
}

/** The agencies' clocks stand still, also those that have run out: what was to be done is done. The reporter's go on. */
export function haltDeadlines(
  deadlines: readonly ComplaintDeadlineRow[],
  { now }: Circumstances,
): ComplaintDeadlineRow[] {
  return deadlines.map((deadline) => (isReporterClock(deadline) ? deadline : haltDeadline(deadline, now)));
}

/** What stood still goes on, with its holder. */
export function resumeDeadlines(
  deadlines: readonly ComplaintDeadlineRow[],
  holder: AgencyFacts,
  { now, calendar }: Circumstances,
): ComplaintDeadlineRow[] {
  return deadlines.map((deadline) =>
    deadline.closedAt === null ? resumeDeadline(deadline, holder, now, calendar) : deadline,
  );
}

/** The columns by which the holder of a complaint is found. */
export function heldBy(holder: AgencyFacts) {
  return {
    handlerId: holder.id,
    handlerOrganisation: holder.organisation,
    handlerSupervision: holder.supervision,
    handlerLevel: holder.level,
  };
}

/** The complaint one version on, due when its next deadline is. */
export function nextVersion(
  complaint: ComplaintRow,
  changes: Partial<ComplaintRow>,
  deadlines: readonly ComplaintDeadlineRow[],
): ComplaintRow {
  return { ...complaint, ...changes, dueAt: nextDueAt(deadlines), version: complaint.version + 1 };
}

/** The timeline's entry for the change that led to `complaint`. */
export function entryOf(
  complaint: ComplaintRow,
  entry: Pick<TimelineEntryRow, 'kind'> &
    Partial<Pick<TimelineEntryRow, 'fromAgencyId' | 'toAgencyId' | 'note' | 'publicNote'>>,
  { now, actor }: Circumstances,
): TimelineEntryRow {
  return {
    complaintId: complaint.id,
    seq: complaint.version,
    at: now,
    actorSubject: actor.subject,
    actorRole: actor.role,
    actorAgencyId: actor.agencyId,
    fromAgencyId: entry.fromAgencyId ?? null,
    toAgencyId: entry.toAgencyId ?? null,
    stateAfter: complaint.state,
    kind: entry.kind,
    note: entry.note ?? null,
    publicNote: entry.publicNote ?? null,
  };
}

/** The hops once the holder of the complaint has done something with it, which says that it has arrived. */
export function receiptOnRecord({ complaint, hops }: ComplaintFile, now: Date): ComplaintHopRow[] {
  return hops.map((hop) => (hop.seq === complaint.hop && hop.receivedAt === null ? { ...hop, receivedAt: now } : hop));
}

/** What is written beside an action. */
export interface Notes {
  note: string | null;
  publicNote: string | null;
}

export const NO_NOTES: Notes = { note: null, publicNote: null };

/** What a step changes beside the state; what is not named stays. */
export interface Step extends Partial<Pick<FileChange, 'hops' | 'deadlines' | 'answer' | 'message'>> {
  holder: AgencyFacts;
  notes: Notes;
  changes?: Partial<ComplaintRow>;
}

/** A step of the life cycle that leaves the complaint with its holder. Throws `TRANSITION_NOT_ALLOWED`. */
export function takeStep(
  action: AnyAction,
  file: ComplaintFile,
  { holder, notes, changes, hops = file.hops, deadlines = file.deadlines, answer, message }: Step,
  circumstances: Circumstances,
): FileChange {
  const { entry: kind, event } = LIFE_CYCLE[action];
  const state = nextState(action, file.complaint);
  const { complaint: before } = file;
  const arrived = isHandling(action) ? (before.receiptAt ?? circumstances.now) : before.receiptAt;
  const complaint = nextVersion(before, { ...changes, state, receiptAt: arrived }, deadlines);
  return {
    complaint,
    hops: isHandling(action) ? receiptOnRecord({ ...file, hops }, circumstances.now) : hops,
    deadlines,
    participants: file.participants,
    answer,
    message,
    entry: entryOf(complaint, { kind, ...notes }, circumstances),
    event: { kind: event, payload: { complaintId: complaint.id, statusAfter: state }, concerns: [holder] },
  };
}
