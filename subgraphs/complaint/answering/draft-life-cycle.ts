import { CodedError } from '../../kit/errors.js';
import type { ComplaintAction } from '../access.js';
import { REFUSALS } from '../refusals.js';
import type { AnswerDraftAction, AnswerDraftState } from './draft.enum.js';

/** What a step of a draft is refused without. */
export type DraftNeed =
  /** The words of an answer. */
  | 'TEXT'
  /** Why it is given back. */
  | 'REASON'
  /** Where its agency needs one: a signature of exactly what is sent. */
  | 'SIGNATURE';

export interface DraftTransition {
  from: readonly AnswerDraftState[];
  to: AnswerDraftState;
  /** What somebody must be allowed to do with a complaint of the agency that writes it; null: nobody does it, the complaint's way does. */
  by: ComplaintAction | null;
  needs: readonly DraftNeed[];
}

/** The states that something may still become of. */
export const OPEN_DRAFT_STATES: readonly AnswerDraftState[] = ['DRAFT', 'SUBMITTED', 'RETURNED', 'SIGNED'];

/**
 * The life cycle of the draft of an answer (domain: "draft → sign or return → send"). A text that was submitted, returned
 * or signed is a draft again as soon as somebody changes it, and nobody's signature stands under what its head did not
 * see. A draft belongs to the agency that held the complaint when it was written: it lapses where the complaint moves on
 * or ends.
 */
export const DRAFT_LIFE_CYCLE: Readonly<Record<AnswerDraftAction, DraftTransition>> = {
  SAVE: { from: OPEN_DRAFT_STATES, to: 'DRAFT', by: 'DRAFT', needs: ['TEXT'] },
  SUBMIT: { from: ['DRAFT'], to: 'SUBMITTED', by: 'DRAFT', needs: [] },
  SIGN: { from: ['SUBMITTED'], to: 'SIGNED', by: 'SIGN', needs: [] },
  RETURN: { from: ['SUBMITTED'], to: 'RETURNED', by: 'SIGN', needs: ['REASON'] },
  SEND: { from: ['DRAFT', 'SIGNED'], to: 'SENT', by: 'RESPOND', needs: ['SIGNATURE'] },
  DISCARD: { from: OPEN_DRAFT_STATES, to: 'DISCARDED', by: 'DRAFT', needs: [] },
  LAPSE: { from: OPEN_DRAFT_STATES, to: 'LAPSED', by: null, needs: [] },
};

/** The state after `action` on a draft. Throws `TRANSITION_NOT_ALLOWED`. */
export function nextDraftState(action: AnswerDraftAction, state: AnswerDraftState): AnswerDraftState {
  const { from, to } = DRAFT_LIFE_CYCLE[action];
  if (!from.includes(state)) throw new CodedError('TRANSITION_NOT_ALLOWED', { words: REFUSALS.draftState });
  return to;
}
