import { type EntityManager, In } from 'typeorm';
import type { ComplaintState } from '../complaint.enum.js';
import type { ComplaintFile, FileChange, FileEvent } from '../complaint-file.js';
import { AnswerDraftRow, AnswerDraftStepRow } from './answer-draft.entity.js';
import { OPEN_DRAFT_STATES } from './draft-life-cycle.js';
import { takeDraftStep } from './take-draft-step.js';

const ENDED: readonly ComplaintState[] = ['CLOSED', 'ARCHIVED'];
const NOBODY = { subject: null, role: null, agencyId: null };

/** Whether a complaint has gone to somebody else, or come to its end. */
function isLeft({ complaint: before }: ComplaintFile, { complaint: after }: ComplaintFile): boolean {
  return after.handlerId !== before.handlerId || (ENDED.includes(after.state) && !ENDED.includes(before.state));
}

/**
 * Lets the open drafts of a complaint lapse whose holder can no longer send them, in the caller's transaction, which has
 * locked the complaint; they stay on record. Answers the events to append.
 */
export async function lapseDrafts(
  manager: EntityManager,
  before: ComplaintFile,
  change: FileChange,
): Promise<FileEvent[]> {
  if (!isLeft(before, change)) return [];
  const where = { complaintId: before.complaint.id, state: In([...OPEN_DRAFT_STATES]) };
  const open = await manager.find(AnswerDraftRow, { where, order: { id: 'ASC' } });
  const deed = { action: 'LAPSE', changes: {}, actor: NOBODY, now: change.entry.at } as const;
  const lapsed = open.map((draft) => takeDraftStep(draft, deed));
  for (const { draft, step } of lapsed) {
    await manager.update(AnswerDraftRow, { id: draft.id }, draft);
    await manager.insert(AnswerDraftStepRow, step);
  }
  return lapsed.map(({ event }) => event);
}
