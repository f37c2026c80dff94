import type { EntityManager } from 'typeorm';
import { AppointmentLetterRow } from '../appointment-letter.entity.js';
import { LetterReviewState } from '../letter-state.js';

/**
 * Brings up to date from when another letter holds in the place of `id`: from the first day of the one that replaces it,
 * or, where that one was returned, from when that one is replaced itself. What a returned letter replaces depends on the
 * letter's own replacement, so it goes on from letter to letter; each replaces one that was recorded before it.
 */
export async function settleReplaced(manager: EntityManager, id: string | null): Promise<void> {
  for (let next = id; next !== null; ) {
    const [letter, successor] = await Promise.all([
      manager.findOneByOrFail(AppointmentLetterRow, { id: next }),
      manager.findOneBy(AppointmentLetterRow, { replacesId: next }),
    ]);
    const isReturned = successor?.reviewState === LetterReviewState.RETURNED;
    const replacedFrom = (isReturned ? successor?.replacedFrom : successor?.validFrom) ?? null;
    await manager.update(AppointmentLetterRow, { id: next }, { replacedFrom });
    next = letter.reviewState === LetterReviewState.RETURNED ? letter.replacesId : null;
  }
}
