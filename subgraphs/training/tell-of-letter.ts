import type { EntityManager } from 'typeorm';
import type { AgencyFacts, TrainingEvents } from '../../schema/events.js';
import { entitledAt } from '../kit/access.js';
import { placeOf } from '../kit/agency-filter.js';
import { Directory } from '../kit/directory/directory.js';
import type { Feed } from '../kit/feed.js';
import { settleCommitments } from './commitments/settle-commitments.js';
import { ReadinessCause } from './readiness-events/readiness-cause.js';
import type { ReadinessRecorder } from './readiness-events/readiness-recorder.js';

type LetterEventKind = Extract<keyof TrainingEvents, `APPOINTMENT_LETTER_${string}`>;

/** What is told through. */
interface Tellers {
  feed: Feed<TrainingEvents>;
  readiness: ReadinessRecorder;
}

/** What a letter is whose: `present` is who answers for it by now, which is another one where the agency has ended. */
interface LetterOfAgency {
  letterId: string;
  agency: AgencyFacts;
  present: AgencyFacts;
  now: Date;
}

/**
 * Writes the event of what happened to a letter of the agency, for the agency and those above it, which promises are kept by
 * that, and how ready the body is that answers for it.
 */
export async function tellOfLetter(
  manager: EntityManager,
  { feed, readiness }: Tellers,
  kind: LetterEventKind,
  { letterId, agency, present, now }: LetterOfAgency,
): Promise<void> {
  await feed.append(manager, {
    kind,
    aggregateId: letterId,
    occurredAt: now,
    payload: { letterId, ...placeOf(agency) },
    entitled: await entitledAt(new Directory(manager), [agency, present]),
  });
  await settleCommitments(manager, feed, present.organisation, now);
  await readiness.recordBodies(manager, [present.organisation], ReadinessCause.LETTER);
}
