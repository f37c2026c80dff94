import { addDays } from '../../kit/working-days.js';

/** How a promise stands: open until the letter comes, overdue after its last day, kept. */
export enum CommitmentState {
  OPEN = 'OPEN',
  OVERDUE = 'OVERDUE',
  KEPT = 'KEPT',
}

/**
 * How many days before the due day its reminder comes unless another day is named: two weeks, in which a letter that was
 * forgotten can still be drafted, pass the legal bureau and be signed. No regulation says how many.
 */
const REMINDED_DAYS_BEFORE = 14;

/** Calendar dates by the agency's calendar. */
export interface CommitmentDates {
  signedOn: string;
  dueOn: string;
  /** Null for none. */
  remindOn: string | null;
  /** Null while it is not kept. */
  keptOn: string | null;
}

export function commitmentStateOn({ dueOn, keptOn }: CommitmentDates, today: string): CommitmentState {
  if (keptOn !== null) return CommitmentState.KEPT;
  return dueOn < today ? CommitmentState.OVERDUE : CommitmentState.OPEN;
}

/** The day of the reminder: two weeks before the due day, and not before the promise was signed. */
export function usualRemindOn({ signedOn, dueOn }: Pick<CommitmentDates, 'signedOn' | 'dueOn'>): string {
  const usual = addDays(dueOn, -REMINDED_DAYS_BEFORE);
  return usual < signedOn ? signedOn : usual;
}

export type CommitmentReminder = 'COMMITMENT_DUE_SOON' | 'COMMITMENT_OVERDUE';

/** What was told of a promise so far. */
export interface CommitmentTold extends CommitmentDates {
  dueSoonToldAt: Date | null;
  overdueToldAt: Date | null;
}

/** What is to be told of a promise on `today`: each once, and what is overdue is not announced any more. */
export function reminderOn(commitment: CommitmentTold, today: string): CommitmentReminder | undefined {
  const { remindOn, dueSoonToldAt, overdueToldAt } = commitment;
  switch (commitmentStateOn(commitment, today)) {
    case CommitmentState.KEPT:
      return undefined;
    case CommitmentState.OVERDUE:
      return overdueToldAt === null ? 'COMMITMENT_OVERDUE' : undefined;
    case CommitmentState.OPEN: {
      const isTime = remindOn !== null && remindOn <= today;
      return isTime && dueSoonToldAt === null ? 'COMMITMENT_DUE_SOON' : undefined;
    }
  }
}
