import type { EntityManager } from 'typeorm';
import type { AgencyFacts, TrainingEvents } from '../../../schema/events.js';
import type { Feed } from '../../kit/feed.js';
import { localDate } from '../../kit/working-days.js';
import { AppointmentLetterRow } from '../appointment-letter.entity.js';
import { CommitmentLetterRow } from '../commitment-letter.entity.js';
import { LetterReviewState } from '../letter-state.js';
import { tellOfCommitment } from './tell-of-commitment.js';

/** Whether the letter keeps the promise: it was signed, or came here, since the promise did, and was not returned. */
function keeps(letter: AppointmentLetterRow, { signedOn, recordedAt }: CommitmentLetterRow): boolean {
  const isSince = letter.date >= signedOn || letter.recordedAt >= recordedAt;
  return isSince && letter.reviewState !== LetterReviewState.RETURNED;
}

/**
 * Brings the agency's promises up to date with its letters, with an event for each that is kept from now on, or no longer.
 * For whoever has changed a letter or a promise, in the same transaction.
 */
export async function settleCommitments(
  manager: EntityManager,
  feed: Feed<TrainingEvents>,
  agency: AgencyFacts,
  now: Date,
): Promise<void> {
  // Promises of bodies that have ended stand at whoever carries on their tasks, and are kept by its letter.
  const commitments = await manager.findBy(CommitmentLetterRow, [
    { agencyId: agency.id },
    { agencyOrganisation: agency.organisation },
  ]);
  if (commitments.length === 0) return;
  const letters = await manager.find(AppointmentLetterRow, {
    where: { agencyId: agency.id },
    order: { recordedAt: 'ASC', id: 'ASC' },
  });
  for (const commitment of commitments) {
    const letter = letters.find((one) => keeps(one, commitment));
    if ((letter?.id ?? null) === commitment.keptById) continue;
    const keptOn = letter ? (commitment.keptOn ?? localDate(now, commitment.timeZone)) : null;
    await manager.update(CommitmentLetterRow, { id: commitment.id }, { keptById: letter?.id ?? null, keptOn });
    if (letter && commitment.keptOn !== null) continue;
    const kind = letter ? 'COMMITMENT_KEPT' : 'COMMITMENT_REOPENED';
    await tellOfCommitment(manager, feed, kind, { commitment, agency, now });
  }
}
