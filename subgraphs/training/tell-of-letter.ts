import type { EntityManager } from 'typeorm';
import type { AgencyFacts, TrainingEvents } from '../../schema/events.js';
import { entitledAt } from '../kit/access.js';
import { Directory } from '../kit/directory-projection.js';
import type { Feed } from '../kit/feed.js';
import { ReadinessCause } from './readiness-events/readiness-cause.js';
import type { ReadinessRecorder } from './readiness-events/readiness-recorder.js';

type LetterEventKind = Extract<keyof TrainingEvents, `APPOINTMENT_LETTER_${string}`>;

/** What is told through. */
interface Tellers {
  feed: Feed<TrainingEvents>;
  readiness: ReadinessRecorder;
}

/**
 * Writes the event of what happened to a letter of the agency, for the agency and those above it, and how ready the agency
 * is by that.
 */
export async function tellOfLetter(
  manager: EntityManager,
  { feed, readiness }: Tellers,
  kind: LetterEventKind,
  { letterId, agency, now }: { letterId: string; agency: AgencyFacts; now: Date },
): Promise<void> {
  await feed.append(manager, {
    kind,
    aggregateId: letterId,
    occurredAt: now,
    payload: { appointmentLetterId: letterId, agencyId: agency.id },
    entitled: await entitledAt(new Directory(manager), [agency]),
  });
  await readiness.record(manager, [agency.id], ReadinessCause.LETTER);
}
