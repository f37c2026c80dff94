import type { TrainingEvents } from '../../../schema/events.js';
import type { DutyTerm } from '../../kit/duty.js';
import { withinOrganisation } from '../../kit/relations.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import { CommitmentLetterRow } from '../commitment-letter.entity.js';
import { lockBody } from '../lock-body.js';
import { ReadinessCause } from '../readiness-events/readiness-cause.js';
import type { ReadinessRecorder } from '../readiness-events/readiness-recorder.js';
import { settleCommitments } from './settle-commitments.js';

/**
 * Looks again, once promises may have come to a body, at whether its letters keep them and at how ready it is. Most bodies have
 * none.
 */
export function passingOnCommitments(
  { database, feed, now }: Pick<SubgraphKit<TrainingEvents>, 'database' | 'feed' | 'now'>,
  readiness: ReadinessRecorder,
): (body: string, term: DutyTerm) => Promise<void> {
  return async (body, term) => {
    const isThere = withinOrganisation('commitment.agencyOrganisation', body, 'body');
    const query = database.read.createQueryBuilder(CommitmentLetterRow, 'commitment');
    if (!(await query.where(isThere.sql, isThere.parameters).getExists())) return;
    await term.write(async (manager) => {
      await lockBody(manager, database.dialect, { organisation: body });
      await settleCommitments(manager, feed, body, now());
      await readiness.recordBodies(manager, [body], ReadinessCause.AGENCY);
    });
  };
}
