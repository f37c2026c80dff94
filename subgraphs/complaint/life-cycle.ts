import { CodedError } from '../kit/errors.js';
import type { ComplaintEventKind, ComplaintState, TimelineKind } from './complaint.enum.js';

/** What agencies do with a complaint; who may is decided by the same names in `access.ts`. */
export const LIFE_CYCLE_ACTIONS = [
  'VERIFY',
  'FORWARD',
  'RECALL',
  'CONFIRM_RECEIPT',
  'ACCEPT',
  'START',
  'RETURN',
  'DEFER',
  'RESUME',
  'RESPOND_INTERIM',
  'RESPOND',
  'ARCHIVE',
  'CLOSE',
  'MERGE',
  'UNMERGE',
] as const;
export type LifeCycleAction = (typeof LIFE_CYCLE_ACTIONS)[number];

/** What the reporter does with the tracking number and the secret. */
export const REPORTER_ACTIONS = ['SUPPLEMENT', 'REPLY', 'WITHDRAW'] as const;
export type ReporterAction = (typeof REPORTER_ACTIONS)[number];

/** What time does, and what follows from the end of another complaint. */
export const SYSTEM_ACTIONS = ['CLOSE_UNANSWERED', 'ARCHIVE_UNCLEAR', 'SEPARATE'] as const;
export type SystemAction = (typeof SYSTEM_ACTIONS)[number];

export type AnyAction = LifeCycleAction | ReporterAction | SystemAction;

/** What a transition is refused without. */
export type Need =
  | 'TARGET'
  | 'REASON'
  | 'QUESTION'
  | 'ANSWER'
  | 'ARCHIVE_REASON'
  /** What was sent to its holder has not been confirmed to have arrived. */
  | 'NO_RECEIPT'
  /** Another complaint that tells of the same, whose course its reporter can follow: neither secret nor ended. */
  | 'ORIGINAL'
  /** It was merged into another one: what else was archived stays so. */
  | 'MERGED'
  /** The one into which it was merged is archived. */
  | 'ARCHIVED_ORIGINAL'
  /** Words of the reporter. */
  | 'WORDS'
  /** The reporter's time to answer back is not over. */
  | 'OPEN_WINDOW'
  /** It is over. */
  | 'CLOSED_WINDOW'
  /** The time to clear up an unclear origin is over. */
  | 'MISSED_CLARIFICATION';

export interface Transition {
  from: readonly ComplaintState[];
  /** `BEFORE`: the state that it had when it was deferred; `BEFORE_MERGE`: when it was merged; `SAME`: the one that it has. */
  to: ComplaintState | 'BEFORE' | 'BEFORE_MERGE' | 'SAME';
  needs: readonly Need[];
  entry: TimelineKind;
  event: ComplaintEventKind;
}

/**
 * The life cycle of a complaint (PermenPANRB 5/2025: write → verify and forward → reply → done). *Return* is "bukan
 * wewenang": it goes back to whoever sent it and never ends the complaint. *Recall* is the national desk's, which sends on
 * what is with an agency that nobody reads any more, and hangs wherever it was. What was forwarded is accepted or returned
 * before anything else is done with it. *Confirm receipt* (tanda terima) says only that it arrived, which whatever its
 * holder does with it says too. *Defer* (tunda) asks the reporter for what is
 * missing, and *archive* (arsip) ends without a follow-up what a regulation lists a reason for. The reporter answers back
 * within the window; after it the complaint is closed by itself. *Merge* archives what tells of the same as another complaint,
 * and *unmerge* takes that back; meanwhile neither the agencies nor the reporter do anything else with it. Where the other
 * one is archived, it is *separated* by itself: nobody's complaint ends with somebody else's.
 */
export const LIFE_CYCLE: Readonly<Record<AnyAction, Transition>> = {
  VERIFY: { from: ['RECEIVED'], to: 'VERIFIED', needs: [], entry: 'VERIFIED', event: 'COMPLAINT_VERIFIED' },
  FORWARD: {
    from: ['VERIFIED', 'RETURNED', 'ACCEPTED', 'IN_PROCESS'],
    to: 'FORWARDED',
    needs: ['TARGET'],
    entry: 'FORWARDED',
    event: 'COMPLAINT_FORWARDED',
  },
  RECALL: {
    from: ['RECEIVED', 'VERIFIED', 'FORWARDED', 'RETURNED', 'ACCEPTED', 'IN_PROCESS', 'DEFERRED'],
    to: 'FORWARDED',
    needs: ['TARGET'],
    entry: 'FORWARDED',
    event: 'COMPLAINT_FORWARDED',
  },
  CONFIRM_RECEIPT: {
    from: ['FORWARDED', 'RETURNED'],
    to: 'SAME',
    needs: ['NO_RECEIPT'],
    entry: 'RECEIPT_CONFIRMED',
    event: 'COMPLAINT_RECEIPT_CONFIRMED',
  },
  ACCEPT: {
    from: ['VERIFIED', 'FORWARDED', 'RETURNED'],
    to: 'ACCEPTED',
    needs: [],
    entry: 'ACCEPTED',
    event: 'COMPLAINT_ACCEPTED',
  },
  START: { from: ['ACCEPTED'], to: 'IN_PROCESS', needs: [], entry: 'STARTED', event: 'COMPLAINT_STARTED' },
  RETURN: {
    from: ['VERIFIED', 'FORWARDED', 'RETURNED', 'ACCEPTED', 'IN_PROCESS'],
    to: 'RETURNED',
    needs: ['REASON'],
    entry: 'RETURNED',
    event: 'COMPLAINT_RETURNED',
  },
  DEFER: {
    from: ['RECEIVED', 'VERIFIED', 'RETURNED', 'ACCEPTED', 'IN_PROCESS'],
    to: 'DEFERRED',
    needs: ['QUESTION'],
    entry: 'DEFERRED',
    event: 'COMPLAINT_DEFERRED',
  },
  RESUME: { from: ['DEFERRED'], to: 'BEFORE', needs: [], entry: 'RESUMED', event: 'COMPLAINT_RESUMED' },
  SUPPLEMENT: { from: ['DEFERRED'], to: 'BEFORE', needs: ['WORDS'], entry: 'RESUMED', event: 'COMPLAINT_RESUMED' },
  RESPOND_INTERIM: {
    from: ['ACCEPTED', 'IN_PROCESS'],
    to: 'IN_PROCESS',
    needs: ['ANSWER'],
    entry: 'ANSWERED',
    event: 'COMPLAINT_ANSWERED',
  },
  RESPOND: {
    from: ['ACCEPTED', 'IN_PROCESS', 'ANSWERED'],
    to: 'ANSWERED',
    needs: ['ANSWER'],
    entry: 'ANSWERED',
    event: 'COMPLAINT_ANSWERED',
  },
  REPLY: {
    from: ['ANSWERED', 'CLOSED'],
    to: 'IN_PROCESS',
    needs: ['WORDS', 'OPEN_WINDOW'],
    entry: 'REOPENED',
    event: 'COMPLAINT_REOPENED',
  },
  ARCHIVE: {
    from: ['RECEIVED', 'VERIFIED', 'RETURNED', 'DEFERRED'],
    to: 'ARCHIVED',
    needs: ['ARCHIVE_REASON'],
    entry: 'ARCHIVED',
    event: 'COMPLAINT_ARCHIVED',
  },
  WITHDRAW: {
    from: ['RECEIVED', 'VERIFIED', 'FORWARDED', 'RETURNED', 'ACCEPTED', 'IN_PROCESS', 'DEFERRED', 'ANSWERED'],
    to: 'ARCHIVED',
    needs: [],
    entry: 'ARCHIVED',
    event: 'COMPLAINT_ARCHIVED',
  },
  ARCHIVE_UNCLEAR: {
    from: ['DEFERRED'],
    to: 'ARCHIVED',
    needs: ['MISSED_CLARIFICATION'],
    entry: 'ARCHIVED',
    event: 'COMPLAINT_ARCHIVED',
  },
  CLOSE: { from: ['ANSWERED'], to: 'CLOSED', needs: [], entry: 'CLOSED', event: 'COMPLAINT_CLOSED' },
  CLOSE_UNANSWERED: {
    from: ['ANSWERED'],
    to: 'CLOSED',
    needs: ['CLOSED_WINDOW'],
    entry: 'CLOSED',
    event: 'COMPLAINT_CLOSED',
  },
  MERGE: {
    from: ['RECEIVED', 'VERIFIED', 'RETURNED', 'ACCEPTED', 'IN_PROCESS', 'DEFERRED'],
    to: 'ARCHIVED',
    needs: ['ORIGINAL'],
    entry: 'MERGED',
    event: 'COMPLAINT_MERGED',
  },
  UNMERGE: {
    from: ['ARCHIVED'],
    to: 'BEFORE_MERGE',
    needs: ['MERGED'],
    entry: 'UNMERGED',
    event: 'COMPLAINT_UNMERGED',
  },
  SEPARATE: {
    from: ['ARCHIVED'],
    to: 'BEFORE_MERGE',
    needs: ['MERGED', 'ARCHIVED_ORIGINAL'],
    entry: 'UNMERGED',
    event: 'COMPLAINT_UNMERGED',
  },
};

/** Whether it is an agency's to do. */
export function isHandling(action: AnyAction): action is LifeCycleAction {
  return (LIFE_CYCLE_ACTIONS as readonly string[]).includes(action);
}

/** The states in which a complaint waits for whoever holds it. */
export const WAITING_STATES: readonly ComplaintState[] = [
  'RECEIVED',
  'VERIFIED',
  'FORWARDED',
  'RETURNED',
  'ACCEPTED',
  'IN_PROCESS',
];

/** The state after `action` on a complaint. Throws `TRANSITION_NOT_ALLOWED`. */
export function nextState(
  action: AnyAction,
  {
    state,
    stateBefore,
    mergedFrom,
  }: { state: ComplaintState; stateBefore: ComplaintState | null; mergedFrom: ComplaintState | null },
): ComplaintState {
  const { from, to } = LIFE_CYCLE[action];
  if (!from.includes(state)) throw new CodedError('TRANSITION_NOT_ALLOWED');
  if (to === 'SAME') return state;
  if (to === 'BEFORE_MERGE') {
    if (mergedFrom === null) throw new CodedError('TRANSITION_NOT_ALLOWED');
    return mergedFrom;
  }
  if (to !== 'BEFORE') return to;
  if (stateBefore === null) throw new Error('A deferred complaint does not say which state it had before.');
  return stateBefore;
}
