import { ComplaintState, ComplaintStatus, STATUS_OF_STATE } from './complaint.enum.js';
import {
  type AnyAction,
  LIFE_CYCLE,
  LIFE_CYCLE_ACTIONS,
  nextState,
  REPORTER_ACTIONS,
  SYSTEM_ACTIONS,
} from './life-cycle.js';

const ALL_ACTIONS: readonly AnyAction[] = [...LIFE_CYCLE_ACTIONS, ...REPORTER_ACTIONS, ...SYSTEM_ACTIONS];

/**
 * What each action makes of each state that it is allowed in; `BEFORE` is the state before a deferral, `BEFORE_MERGE` the one
 * before a merge, `SAME` that state.
 */
const TABLE: Record<AnyAction, readonly [from: string, to: ComplaintState | 'BEFORE' | 'BEFORE_MERGE' | 'SAME']> = {
  VERIFY: ['RECEIVED', 'VERIFIED'],
  FORWARD: ['VERIFIED RETURNED ACCEPTED IN_PROCESS', 'FORWARDED'],
  RECALL: ['RECEIVED VERIFIED FORWARDED RETURNED ACCEPTED IN_PROCESS DEFERRED', 'FORWARDED'],
  CONFIRM_RECEIPT: ['FORWARDED RETURNED', 'SAME'],
  ACCEPT: ['VERIFIED FORWARDED RETURNED', 'ACCEPTED'],
  START: ['ACCEPTED', 'IN_PROCESS'],
  RETURN: ['VERIFIED FORWARDED RETURNED ACCEPTED IN_PROCESS', 'RETURNED'],
  DEFER: ['RECEIVED VERIFIED RETURNED ACCEPTED IN_PROCESS', 'DEFERRED'],
  RESUME: ['DEFERRED', 'BEFORE'],
  RESPOND_INTERIM: ['ACCEPTED IN_PROCESS', 'IN_PROCESS'],
  RESPOND: ['ACCEPTED IN_PROCESS ANSWERED', 'ANSWERED'],
  ARCHIVE: ['RECEIVED VERIFIED RETURNED DEFERRED', 'ARCHIVED'],
  CLOSE: ['ANSWERED', 'CLOSED'],
  SUPPLEMENT: ['DEFERRED', 'BEFORE'],
  REPLY: ['ANSWERED CLOSED', 'IN_PROCESS'],
  WITHDRAW: ['RECEIVED VERIFIED FORWARDED RETURNED ACCEPTED IN_PROCESS DEFERRED ANSWERED', 'ARCHIVED'],
  CLOSE_UNANSWERED: ['ANSWERED', 'CLOSED'],
  ARCHIVE_UNCLEAR: ['DEFERRED', 'ARCHIVED'],
  MERGE: ['RECEIVED VERIFIED RETURNED ACCEPTED IN_PROCESS DEFERRED', 'ARCHIVED'],
  UNMERGE: ['ARCHIVED', 'BEFORE_MERGE'],
  SEPARATE: ['ARCHIVED', 'BEFORE_MERGE'],
};
const DEFERRABLE = ['RECEIVED', 'VERIFIED', 'RETURNED', 'ACCEPTED', 'IN_PROCESS'] as const;
/** Of what is archived: what was merged, and what was not. */
const MERGEABLE = [...DEFERRABLE, 'DEFERRED', null] as const;

it.each(ALL_ACTIONS)('%s takes to its state from those that allow it, and is refused in all others', (action) => {
  const [from, to] = TABLE[action];
  for (const state of ComplaintState.names) {
    for (const stateBefore of state === 'DEFERRED' ? DEFERRABLE : [null]) {
      for (const mergedFrom of state === 'ARCHIVED' ? MERGEABLE : [null]) {
        const standing = { state, stateBefore, mergedFrom };
        const isMerged = to !== 'BEFORE_MERGE' || mergedFrom !== null;
        const after = { BEFORE: stateBefore, BEFORE_MERGE: mergedFrom, SAME: state }[to as string] ?? to;
        if (from.split(' ').includes(state) && isMerged) expect(nextState(action, standing)).toBe(after);
        else {
          expect(() => nextState(action, standing)).toThrow(
            expect.objectContaining({ extensions: expect.objectContaining({ code: 'TRANSITION_NOT_ALLOWED' }) }),
          );
        }
      }
    }
  }
});

it('never ends a complaint by returning it, and lets only the reporter, or a separation, follow the end', () => {
  expect(LIFE_CYCLE.RETURN.to).toBe('RETURNED');
  expect(STATUS_OF_STATE.RETURNED).toBe('NOT_FOLLOWED_UP');
  const following = (state: ComplaintState) => ALL_ACTIONS.filter((action) => LIFE_CYCLE[action].from.includes(state));
  expect(following('CLOSED')).toEqual(['REPLY']);
  expect(following('ARCHIVED')).toEqual(['UNMERGE', 'SEPARATE']);
});

it('gives each state the public name that SP4N-LAPOR! uses', () => {
  const names = ComplaintState.names.map((state) => [state, ComplaintStatus.label(STATUS_OF_STATE[state], 'id')]);
  expect(Object.fromEntries(names)).toEqual({
    RECEIVED: 'belum terverifikasi',
    VERIFIED: 'belum ditindaklanjuti',
    FORWARDED: 'belum ditindaklanjuti',
    RETURNED: 'belum ditindaklanjuti',
    ACCEPTED: 'proses',
    IN_PROCESS: 'proses',
    DEFERRED: 'tunda',
    ANSWERED: 'proses',
    CLOSED: 'selesai',
    ARCHIVED: 'arsip',
  });
});
