import type { EntityManager } from 'typeorm';
import type { AgencyFacts, TrainingEvents } from '../../../schema/events.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import { CommitmentLetterRow } from '../commitment-letter.entity.js';
import { lockBody } from '../lock-body.js';
import { ReadinessCause } from '../readiness-events/readiness-cause.js';
import type { ReadinessRecorder } from '../readiness-events/readiness-recorder.js';
import { settleCommitments } from './settle-commitments.js';

/**
 * Looks again, once promises have come to an agency, at whether its letters keep them and at how ready its body is. Of the many
 * agencies that move with a body most have none.
 */
export function passingOnCommitments(
  { database, feed, now }: Pick<SubgraphKit<TrainingEvents>, 'database' | 'feed' | 'now'>,
  readiness: ReadinessRecorder,
): (manager: EntityManager, to: AgencyFacts) => Promise<void> {
  return async (manager, to) => {
    if (!(await manager.existsBy(CommitmentLetterRow, { agencyOrganisation: to.organisation }))) return;
    await lockBody(manager, database.dialect, to);
    await settleCommitments(manager, feed, to.organisation, now());
    await readiness.recordBodies(manager, [to.organisation], ReadinessCause.AGENCY);
  };
}
