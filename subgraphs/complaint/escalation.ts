import type { AgencyFacts } from '../../schema/events.js';
import type { Directory } from '../kit/directory/directory.js';
import { regionAndAbove } from '../kit/relations.js';
import { dueDate, type WorkingCalendar } from '../kit/working-days.js';
import type { ComplaintDeadlineRow } from './complaint-deadline.entity.js';
import { findNationalDesk } from './national-desk.js';
import type { LimitStage } from './regulation/regulation.js';

/** To whom a missed deadline is brought: the body above the holder, its province, or the national desk. */
export const ESCALATION_TARGETS = ['PARENT', 'PROVINCE', 'NATIONAL'] as const;
export type EscalationTarget = (typeof ESCALATION_TARGETS)[number];

/** When what was missed is brought to somebody else's notice. The complaint stays with its agency. */
export interface EscalationRule {
  id: string;
  stage: LimitStage;
  /** Full working days after the deadline, in the calendar and the zone by which it was counted. */
  afterWorkingDays: number;
  escalatesTo: EscalationTarget;
  legalBasis: string;
}

/** When a rule applies to a deadline, if that is still open then. */
export function escalatesAt(
  { afterWorkingDays: workingDays }: EscalationRule,
  { dueAt: receivedAt, timeZone, region }: ComplaintDeadlineRow,
  calendar: WorkingCalendar,
): Date {
  return dueDate({ receivedAt, workingDays, timeZone, calendar, region: region ?? undefined }).dueAt;
}

/** Whom a rule names for a holder; undefined where there is nobody, or only the holder itself. */
export async function findEscalationTarget(
  { escalatesTo }: EscalationRule,
  holder: AgencyFacts,
  directory: Directory,
): Promise<AgencyFacts | undefined> {
  const found = await findTarget(escalatesTo, holder, directory);
  return found && found.closedAt === null && found.id !== holder.id ? found : undefined;
}

async function findTarget(
  target: EscalationTarget,
  { parentId, supervision }: AgencyFacts,
  directory: Directory,
): Promise<AgencyFacts | undefined> {
  switch (target) {
    case 'PARENT':
      return parentId === null ? undefined : directory.byId(parentId);
    case 'PROVINCE': {
      const province = supervision === null ? undefined : regionAndAbove(supervision)[0];
      const over = province === undefined ? [] : await directory.byJurisdictions([province]);
      return over.find(({ level, closedAt }) => level === 'PROVINCE' && closedAt === null);
    }
    case 'NATIONAL':
      return findNationalDesk(directory);
  }
}
