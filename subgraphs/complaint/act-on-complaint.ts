import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { AgencyFacts } from '../../schema/events.js';
import { Directory } from '../kit/directory/directory.js';
import { CodedError } from '../kit/errors.js';
import type { Circumstances, ComplaintFile, FileEvent } from './complaint-file.js';
import type { ComplaintStore } from './complaint-store.js';
import { actOn, type DeadlineActs, deadlineTold, escalationTold } from './deadline-acts.js';
import { ComplaintEscalationRow, EscalationRuleRow } from './escalation.entity.js';
import { findEscalationTarget } from './escalation.js';
import { endReporterTime, expireComplaint } from './expire-complaint.js';

/** Nobody does it: time does. */
export const BY_TIME: Pick<Circumstances, 'actor' | 'newId'> = {
  actor: { subject: null, role: null, agencyId: null },
  newId: randomUUID,
};

/** A missed deadline that is brought to somebody's notice, with its event. */
interface Raised {
  row: ComplaintEscalationRow;
  event: FileEvent;
}

/**
 * Does what the deadlines of a complaint give cause for by now, in the caller's transaction; nothing where somebody has
 * done it before. Throws `NOT_READY` where the directory does not know its holder.
 */
export async function actOnComplaint(
  manager: EntityManager,
  complaintId: string,
  store: ComplaintStore,
  circumstances: Circumstances,
): Promise<void> {
  const file = await store.load(manager, complaintId);
  if (!file) return;
  const directory = new Directory(manager);
  const holder = await directory.byId(file.complaint.handlerId);
  if (!holder) throw new CodedError('NOT_READY');
  const { now } = circumstances;
  const acts = await findActs(manager, file, circumstances);
  const told = { ...file, deadlines: acts.map(({ deadline }) => deadline) };
  const raised = await raise(acts, holder, directory, now);
  const events = [
    ...acts.flatMap(({ tells, deadline }) => (tells ? [deadlineTold(tells, deadline, holder)] : [])),
    ...raised.map(({ event }) => event),
  ];
  const expired = expireComplaint(told, holder, circumstances);
  // What expires has its clocks ended with it.
  const deadlines = expired ? told.deadlines : endReporterTime(told, now);
  const escalations = raised.map(({ row }) => row);
  await store.tell(manager, file, { at: now, deadlines, escalations, events }, directory);
  if (expired) await store.update(manager, told, expired, directory);
}

async function findActs(
  manager: EntityManager,
  { complaint, deadlines }: ComplaintFile,
  { now, calendar }: Circumstances,
): Promise<DeadlineActs[]> {
  const rules = await manager.findBy(EscalationRuleRow, { active: true });
  const raised = await manager.findBy(ComplaintEscalationRow, { complaintId: complaint.id });
  return deadlines.map((deadline) => {
    const ofDeadline = raised.filter(({ deadlineId }) => deadlineId === deadline.id);
    return actOn(deadline, { now, calendar, rules, applied: new Set(ofDeadline.map(({ ruleId }) => ruleId)) });
  });
}

/** The escalations of the acts, but for those for which there is nobody to bring it to. */
async function raise(
  acts: readonly DeadlineActs[],
  holder: AgencyFacts,
  directory: Directory,
  at: Date,
): Promise<Raised[]> {
  const raised: Raised[] = [];
  for (const { deadline, escalates } of acts) {
    for (const rule of escalates) {
      const to = await findEscalationTarget(rule, holder, directory);
      if (!to) continue;
      const { id: deadlineId, complaintId, kind: stage } = deadline;
      const { id: ruleId, legalBasis } = rule;
      raised.push({
        row: { deadlineId, ruleId, complaintId, stage, at, toAgencyId: to.id, legalBasis },
        event: escalationTold(deadline, holder, to),
      });
    }
  }
  return raised;
}
