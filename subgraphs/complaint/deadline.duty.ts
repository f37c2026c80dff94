import type { EntityManager } from 'typeorm';
import type { ComplaintEvents } from '../../schema/events.js';
import { backgroundErrors } from '../kit/background-errors.js';
import type { DutyDefinition, DutyTerm } from '../kit/duty.js';
import { pageByKeyset } from '../kit/keyset-page.js';
import { passOver } from '../kit/pass-over.js';
import type { SubgraphKit } from '../kit/subgraph.js';
import { actOnComplaint, BY_TIME } from './act-on-complaint.js';
import { ComplaintDeadlineRow } from './complaint-deadline.entity.js';
import type { ComplaintStore } from './complaint-store.js';
import { loadRuleData } from './regulation/rule-data.js';

/** How many deadlines are looked for at once. */
const BATCH = 100;
const SOONEST_FIRST = [{ column: 'actAt' as const, direction: 'ASC' as const, kind: 'timestamp' as const }];

/**
 * Tells of deadlines that approach and that have passed, brings what was missed to the notice of whom the rules name, and
 * ends what the reporter did not answer. Each complaint has a transaction of its own, in which it is locked and looked at
 * again: a leader that dies leaves nothing half done, and nothing is told twice.
 */
export class DeadlineDuty implements DutyDefinition {
  readonly name = 'deadlines';
  private readonly onError: (error: unknown) => void;

  constructor(
    private readonly kit: SubgraphKit<ComplaintEvents>,
    private readonly store: ComplaintStore,
  ) {
    this.onError = backgroundErrors(kit.logger, 'acting on deadlines');
  }

  async perform(term: DutyTerm): Promise<void> {
    for (let after: string | null | undefined; ; ) {
      const { edges, pageInfo } = await this.loadDue(after);
      for (const complaintId of new Set(edges.map(({ node }) => node.complaintId))) {
        if (term.isEnding()) return;
        // One that cannot be acted on holds up none of the others, and is tried again at the next turn.
        await term.write((manager) => this.act(manager, complaintId)).catch((error) => passOver(error, this.onError));
      }
      if (!pageInfo.hasNextPage) return;
      after = pageInfo.endCursor;
    }
  }

  private async act(manager: EntityManager, complaintId: string): Promise<void> {
    const rules = await loadRuleData(manager);
    await actOnComplaint(manager, complaintId, this.store, { ...BY_TIME, now: this.kit.now(), ...rules });
  }

  /** The deadlines with something to do about them by now. */
  private loadDue(after: string | null | undefined) {
    const query = this.kit.database.read
      .createQueryBuilder(ComplaintDeadlineRow, 'deadline')
      .where('deadline.closedAt IS NULL AND deadline.pausedAt IS NULL')
      .andWhere('deadline.actAt <= :now', { now: this.kit.now() });
    return pageByKeyset(query, { sort: SOONEST_FIRST, idColumn: 'id', first: BATCH, after });
  }
}
