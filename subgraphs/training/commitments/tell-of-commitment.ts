import type { EntityManager } from 'typeorm';
import type { AgencyFacts, CommitmentNotice, TrainingEvents } from '../../../schema/events.js';
import { entitledAt } from '../../kit/access.js';
import { placeOf } from '../../kit/agency-filter.js';
import { Directory } from '../../kit/directory/directory.js';
import type { Feed } from '../../kit/feed.js';
import type { CommitmentLetterRow } from '../commitment-letter.entity.js';
import { placeOfRow } from '../place-of-row.js';
import { TrainingOrganiserRow } from '../training.entity.js';

/** The kinds of events that tell of a promise. */
export type CommitmentEventKind = {
  [Kind in keyof TrainingEvents]: TrainingEvents[Kind] extends CommitmentNotice ? Kind : never;
}[keyof TrainingEvents];

/** Writes the event of what happened to a promise, for those who may see it: by the agency, or by who organised the training. */
export async function tellOfCommitment(
  manager: EntityManager,
  feed: Feed<TrainingEvents>,
  kind: CommitmentEventKind,
  { commitment, agency, now }: { commitment: CommitmentLetterRow; agency: AgencyFacts; now: Date },
): Promise<void> {
  const { id, trainingId, dueOn } = commitment;
  const directory = new Directory(manager);
  const organisers = await manager.findBy(TrainingOrganiserRow, { trainingId });
  // Where the promise stands by now, which is at the successor of an agency that has ended.
  const concerned = [
    agency,
    placeOfRow(commitment),
    ...(await directory.byIds(organisers.map(({ agencyId }) => agencyId))),
  ];
  await feed.append(manager, {
    kind,
    aggregateId: id,
    occurredAt: now,
    payload: { commitmentLetterId: id, trainingId, dueOn, ...placeOf(agency) },
    entitled: await entitledAt(directory, concerned),
  });
}
