import { CodedError } from '../kit/errors.js';
import type { ComplaintState } from './complaint.enum.js';

/** What agencies do with a complaint; who may is decided by the same names in `access.ts`. */
export const LIFE_CYCLE_ACTIONS = ['VERIFY', 'FORWARD', 'ACCEPT', 'RETURN', 'RESPOND', 'CLOSE'] as const;
export type LifeCycleAction = (typeof LIFE_CYCLE_ACTIONS)[number];

export interface Transition {
  from: readonly ComplaintState[];
  to: ComplaintState;
  /** What the action is refused without. */
  needs: readonly ('TARGET' | 'REASON' | 'ANSWER')[];
}

/**
 * The life cycle of a complaint (PermenPANRB 5/2025: write → verify and forward → reply → done). *Return* is "bukan
 * wewenang": it goes back to whoever sent it and never ends the complaint. What was forwarded is accepted or returned
 * before anything else is done with it, so that receipt is on record.
 */
export const LIFE_CYCLE: Readonly<Record<LifeCycleAction, Transition>> = {
  VERIFY: { from: ['RECEIVED'], to: 'VERIFIED', needs: [] },
  FORWARD: { from: ['VERIFIED', 'RETURNED', 'ACCEPTED'], to: 'FORWARDED', needs: ['TARGET'] },
  ACCEPT: { from: ['VERIFIED', 'FORWARDED', 'RETURNED'], to: 'ACCEPTED', needs: [] },
  RETURN: { from: ['VERIFIED', 'FORWARDED', 'RETURNED', 'ACCEPTED'], to: 'RETURNED', needs: ['REASON'] },
  RESPOND: { from: ['ACCEPTED', 'ANSWERED'], to: 'ANSWERED', needs: ['ANSWER'] },
  CLOSE: { from: ['ANSWERED'], to: 'CLOSED', needs: [] },
};

/** The states in which a complaint waits for whoever holds it. */
export const WAITING_STATES: readonly ComplaintState[] = ['RECEIVED', 'VERIFIED', 'FORWARDED', 'RETURNED', 'ACCEPTED'];

/** The state after `action`. Throws `TRANSITION_NOT_ALLOWED`. */
export function nextState(action: LifeCycleAction, from: ComplaintState): ComplaintState {
  const transition = LIFE_CYCLE[action];
  if (!transition.from.includes(from)) throw new CodedError('TRANSITION_NOT_ALLOWED');
  return transition.to;
}
