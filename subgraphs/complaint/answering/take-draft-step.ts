import { CodedError } from '../../kit/errors.js';
import type { Actor, FileEvent } from '../complaint-file.js';
import type { AnswerDraftRow, AnswerDraftStepRow } from './answer-draft.entity.js';
import type { AnswerDraftAction } from './draft.enum.js';
import { nextDraftState } from './draft-life-cycle.js';
import { hashOfContent, type RecordedSignature } from './signature.js';

/** A draft after something was done with it, and what that adds. */
export interface DraftChange {
  draft: AnswerDraftRow;
  step: AnswerDraftStepRow;
  event: FileEvent;
}

interface DraftDeed {
  action: AnswerDraftAction;
  changes: Partial<AnswerDraftRow>;
  reason?: string;
  actor: Actor;
  now: Date;
}

/** What a draft has of a signature that nobody gave. */
export const NO_SIGNATURE = {
  signedBySubject: null,
  signedByAgencyId: null,
  signedByRole: null,
  signedAt: null,
  signedHash: null,
} satisfies Partial<AnswerDraftRow>;

/** The record and the event of what was done with a draft. The event is its own organisation's business. */
export function draftChange(draft: AnswerDraftRow, { action, reason, actor, now }: Omit<DraftDeed, 'changes'>) {
  const { id, complaintId, agencyId, organisation, state: stateAfter, version } = draft;
  const step: AnswerDraftStepRow = {
    draftId: id,
    seq: version,
    action,
    at: now,
    actorSubject: actor.subject,
    actorRole: actor.role,
    actorAgencyId: actor.agencyId,
    reason: reason ?? null,
  };
  const event: FileEvent = {
    kind: 'COMPLAINT_ANSWER_DRAFT_CHANGED',
    payload: { complaintId, draftId: id, agencyId, stateAfter },
    concerns: [{ organisation, supervision: null }],
    reach: 'ORGANISATION',
  };
  return { draft, step, event } satisfies DraftChange;
}

/** A step of a draft's life cycle. Throws `TRANSITION_NOT_ALLOWED`. */
export function takeDraftStep(before: AnswerDraftRow, { changes, ...deed }: DraftDeed): DraftChange {
  const state = nextDraftState(deed.action, before.state);
  const draft = { ...before, ...changes, state, version: before.version + 1, changedAt: deed.now };
  return draftChange(draft, deed);
}

/**
 * The signature under what a draft says now; undefined where it has none. Throws `SIGNATURE_REQUIRED` where something else
 * was signed.
 */
export function verifiedSignature(draft: AnswerDraftRow): RecordedSignature | undefined {
  const { signedHash, signedByAgencyId, signedByRole, signedAt } = draft;
  if (signedHash === null) return undefined;
  if (signedHash !== hashOfContent(draft)) throw new CodedError('SIGNATURE_REQUIRED');
  return { signedByAgencyId, signedByRole, signedAt };
}
