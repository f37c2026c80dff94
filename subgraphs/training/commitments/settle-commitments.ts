import { type EntityManager, In } from 'typeorm';
import type { TrainingEvents } from '../../../schema/events.js';
import { Directory } from '../../kit/directory/directory.js';
import type { Feed } from '../../kit/feed.js';
import { bodyOf, isWithinOrganisation, organisationAndAbove } from '../../kit/relations.js';
import { localDate } from '../../kit/working-days.js';
import { AppointmentLetterRow } from '../appointment-letter.entity.js';
import { CommitmentLetterRow } from '../commitment-letter.entity.js';
import { LetterReviewState } from '../letter-state.js';
import { loadCommitmentsWithin, type PlacedCommitment } from './load-commitments.js';
import { tellOfCommitment } from './tell-of-commitment.js';

/**
 * Whether the letter keeps the promise: it was signed, or came here, since the promise did, was not returned, and had not
 * expired by then.
 */
function keeps(letter: AppointmentLetterRow, { signedOn, recordedAt }: CommitmentLetterRow): boolean {
  const isSince = letter.date >= signedOn || letter.recordedAt >= recordedAt;
  const hasExpired = letter.validUntil !== null && letter.validUntil < signedOn;
  return isSince && !hasExpired && letter.reviewState !== LetterReviewState.RETURNED;
}

/**
 * Brings the promises of a body and its units up to date with their letters, with an event for each that is kept from now
 * on, or no longer. `organisation` is the path of the body or of a unit of it. For whoever has changed a letter or a promise,
 * in the same transaction, with the body locked.
 */
export async function settleCommitments(
  manager: EntityManager,
  feed: Feed<TrainingEvents>,
  organisation: string,
  now: Date,
): Promise<void> {
  const placed = await loadCommitmentsWithin(manager, [bodyOf(organisation)]);
  if (placed.length === 0) return;
  const letterFor = await letterFinder(manager, placed);
  for (const { commitment, agency, organisation: place } of placed) {
    const letter = letterFor({ commitment, agency, organisation: place });
    if ((letter?.id ?? null) === commitment.keptById) continue;
    const keptOn = letter ? (commitment.keptOn ?? localDate(now, commitment.timeZone)) : null;
    await manager.update(CommitmentLetterRow, { id: commitment.id }, { keptById: letter?.id ?? null, keptOn });
    if (letter && commitment.keptOn !== null) continue;
    const kind = letter ? 'COMMITMENT_KEPT' : 'COMMITMENT_REOPENED';
    await tellOfCommitment(manager, feed, kind, { commitment, agency, now });
  }
}

/** Finds the first letter that keeps a promise: of its agency, or of whomever that agency is part of or was passed on to. */
async function letterFinder(manager: EntityManager, placed: readonly PlacedCommitment[]) {
  const paths = new Set(placed.flatMap(({ organisation }) => organisationAndAbove(organisation)));
  const above = await new Directory(manager).byOrganisations([...paths]);
  const pathOf = new Map(
    above.flatMap(({ id, organisation, closedAt }) => (closedAt === null ? [[id, organisation] as const] : [])),
  );
  const letters = await manager.find(AppointmentLetterRow, {
    where: { agencyId: In([...new Set([...pathOf.keys(), ...placed.map(({ agency }) => agency.id)])]) },
    order: { recordedAt: 'ASC', id: 'ASC' },
  });
  return ({ commitment, agency, organisation }: PlacedCommitment): AppointmentLetterRow | undefined =>
    letters.find((letter) => {
      const path = pathOf.get(letter.agencyId);
      const isOf = letter.agencyId === agency.id || (path !== undefined && isWithinOrganisation(organisation, path));
      return isOf && keeps(letter, commitment);
    });
}
