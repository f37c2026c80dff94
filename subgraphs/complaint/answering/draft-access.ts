import { isAllowed, type RowStanding } from '../../kit/access.js';
import type { Viewer } from '../../kit/viewer.js';
import { ACCESS, type ComplaintAction } from '../access.js';
import type { AnswerDraftRow } from './answer-draft.entity.js';

/** A draft stands where it was written, wherever its complaint is now; nobody supervises it. */
export function standingOfDraft({ organisation }: Pick<AnswerDraftRow, 'organisation'>): RowStanding {
  return { organisation, supervision: null };
}

/** `standingOfDraft` in a query whose alias is `draft`. */
export const DRAFT_COLUMNS = { organisation: 'draft.organisation', supervision: 'NULL' };

/** Whether the viewer may do `action` with what an organisation keeps for its own answers. */
export function mayWithDraft(
  viewer: Viewer,
  action: ComplaintAction,
  row: Pick<AnswerDraftRow, 'organisation'>,
): boolean {
  return isAllowed(viewer, action, standingOfDraft(row), ACCESS);
}
