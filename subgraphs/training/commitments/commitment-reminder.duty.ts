import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { TrainingEvents } from '../../../schema/events.js';
import { backgroundErrors } from '../../kit/background-errors.js';
import { Directory } from '../../kit/directory/directory.js';
import type { DutyDefinition, DutyTerm } from '../../kit/duty.js';
import { pageByKeyset } from '../../kit/keyset-page.js';
import { lockRow } from '../../kit/lock-row.js';
import { passOver } from '../../kit/pass-over.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import { localDate } from '../../kit/working-days.js';
import { CommitmentLetterRow } from '../commitment-letter.entity.js';
import { anyZone } from '../in-zones.js';
import { reminderOn } from './commitment-state.js';
import { tellOfCommitment } from './tell-of-commitment.js';

/** How many promises are looked for at once. */
const BATCH = 100;
const DUE_FIRST = [{ column: 'dueOn' as const, direction: 'ASC' as const, kind: 'text' as const }];
const TOLD_COLUMN = { COMMITMENT_DUE_SOON: 'dueSoonToldAt', COMMITMENT_OVERDUE: 'overdueToldAt' } as const;

/**
 * Tells of promises that are due soon and that are overdue, by each agency's calendar. Each promise has a transaction of its
 * own, in which it is locked and looked at again: a leader that dies leaves nothing half done, and nothing is told twice.
 */
export class CommitmentReminderDuty implements DutyDefinition {
  readonly name = 'commitment-reminders';
  private readonly onError: (error: unknown) => void;

  constructor(private readonly kit: SubgraphKit<TrainingEvents>) {
    this.onError = backgroundErrors(kit.logger, 'reminding of commitments');
  }

  async perform(term: DutyTerm): Promise<void> {
    const query = await this.findDue();
    for (let after: string | null | undefined; ; ) {
      const { edges, pageInfo } = await pageByKeyset(query, { sort: DUE_FIRST, idColumn: 'id', first: BATCH, after });
      for (const { node } of edges) {
        if (term.isEnding()) return;
        // One that cannot be told of holds up none of the others, and is tried again at the next turn.
        await term.write((manager) => this.remind(manager, node.id)).catch((error) => passOver(error, this.onError));
      }
      if (!pageInfo.hasNextPage) return;
      after = pageInfo.endCursor;
    }
  }

  private async remind(manager: EntityManager, id: string): Promise<void> {
    const commitment = await lockRow(manager, this.kit.database.dialect, CommitmentLetterRow, id);
    const agency = commitment && (await new Directory(manager).byId(commitment.agencyId));
    if (!agency) return;
    const now = this.kit.now();
    const kind = reminderOn(commitment, localDate(now, commitment.timeZone));
    if (!kind) return;
    await manager.update(CommitmentLetterRow, { id }, { [TOLD_COLUMN[kind]]: now });
    await tellOfCommitment(manager, this.kit.feed, kind, { commitment, agency, now });
  }

  /** The promises of which something is to be told by now. */
  private async findDue(): Promise<SelectQueryBuilder<CommitmentLetterRow>> {
    const query = this.kit.database.read
      .createQueryBuilder(CommitmentLetterRow, 'commitment')
      .where('commitment.keptOn IS NULL');
    const { sql, parameters } = await anyZone(
      query,
      CommitmentLetterRow,
      this.kit.now(),
      (today) =>
        `(commitment.dueOn < ${today} AND commitment.overdueToldAt IS NULL) OR ` +
        `(commitment.dueOn >= ${today} AND commitment.remindOn <= ${today} AND commitment.dueSoonToldAt IS NULL)`,
    );
    return query.andWhere(sql, parameters);
  }
}
