import { Brackets, type SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import type { TrainingEvents } from '../../../schema/events.js';
import { isAllowed, whereAllowed } from '../../kit/access.js';
import type { Page, PageArguments } from '../../kit/connection.js';
import { Directory } from '../../kit/directory/directory.js';
import { CodedError } from '../../kit/errors.js';
import { day, oneOrMoreOf, reference, regionCode } from '../../kit/input-rules.js';
import { pageByKeyset, type SortColumn } from '../../kit/keyset-page.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import { validate } from '../../kit/validate.js';
import type { Viewer } from '../../kit/viewer.js';
import { ACCESS, mayRead } from '../access.js';
import { CommitmentLetterRow } from '../commitment-letter.entity.js';
import { filterByAgency } from '../filter-agencies.js';
import { anyZone } from '../in-zones.js';
import { TrainingOrganiserRow } from '../training.entity.js';
import { type CommitmentFilter, CommitmentSort } from './commitment.type.js';
import { CommitmentState } from './commitment-state.js';

const COLUMNS = {
  id: 'commitment.agencyId',
  organisation: 'commitment.agencyOrganisation',
  supervision: 'commitment.agencySupervision',
};

const ORDERS: Readonly<Record<CommitmentSort, SortColumn<CommitmentLetterRow>>> = {
  [CommitmentSort.DUE_ASC]: { column: 'dueOn', direction: 'ASC', kind: 'text' },
  [CommitmentSort.DUE_DESC]: { column: 'dueOn', direction: 'DESC', kind: 'text' },
};

const filterSchema = z.object({
  agency: reference.nullish(),
  organisation: reference.nullish(),
  territory: regionCode.nullish(),
  states: oneOrMoreOf(z.enum(CommitmentState)).nullish(),
  dueUntil: day.nullish(),
  training: reference.nullish(),
});

/** `commitmentStateOn` as conditions, by the parameter that holds today's date. */
const CONDITIONS: Readonly<Record<CommitmentState, (today: string) => string>> = {
  [CommitmentState.OPEN]: (today) => `commitment.keptOn IS NULL AND commitment.dueOn >= ${today}`,
  [CommitmentState.OVERDUE]: (today) => `commitment.keptOn IS NULL AND commitment.dueOn < ${today}`,
  [CommitmentState.KEPT]: () => 'commitment.keptOn IS NOT NULL',
};

/** Lists of promises, for those who follow them up. */
export class CommitmentListService {
  constructor(private readonly kit: Pick<SubgraphKit<TrainingEvents>, 'database' | 'feed' | 'now'>) {}

  /** A page of those that the viewer may see. Throws `FORBIDDEN` for those who read no trainings, `BAD_USER_INPUT`. */
  async list(
    viewer: Viewer,
    input: CommitmentFilter,
    sort: CommitmentSort,
    page: PageArguments,
  ): Promise<Page<CommitmentLetterRow>> {
    if (!mayRead(viewer)) throw new CodedError('FORBIDDEN');
    // Before the list, so that its stream tells what the list misses.
    const feedCursor = await this.kit.feed.head();
    const { states, dueUntil, training, ...of } = validate(filterSchema, input, 'filter');
    const query = await this.visibleTo(viewer);
    await filterByAgency(query, of, COLUMNS);
    if (states != null) {
      const { sql, parameters } = await anyZone(query, CommitmentLetterRow, this.kit.now(), (today) =>
        states.map((state) => `(${CONDITIONS[state](today)})`).join(' OR '),
      );
      query.andWhere(sql, parameters);
    }
    if (dueUntil != null) query.andWhere('commitment.dueOn <= :dueUntil', { dueUntil });
    if (training != null) query.andWhere({ trainingId: training });
    return { ...(await pageByKeyset(query, { ...page, sort: [ORDERS[sort]], idColumn: 'id' })), feedCursor };
  }

  /** Promises of agencies whose people the viewer may see, and those signed at trainings of such agencies. */
  private async visibleTo(viewer: Viewer): Promise<SelectQueryBuilder<CommitmentLetterRow>> {
    const manager = this.kit.database.read;
    const query = manager.createQueryBuilder(CommitmentLetterRow, 'commitment');
    const own = whereAllowed(viewer, 'READ_PEOPLE', COLUMNS, ACCESS);
    const organisers = await manager
      .createQueryBuilder(TrainingOrganiserRow, 'organiser')
      .select('organiser.agencyId', 'agencyId')
      .distinct(true)
      .getRawMany<{ agencyId: string }>();
    const agencies = await new Directory(manager).byIds(organisers.map(({ agencyId }) => agencyId));
    const open = agencies.filter((agency) => isAllowed(viewer, 'READ_PEOPLE', agency, ACCESS)).map(({ id }) => id);
    const organised = query
      .subQuery()
      .select('1')
      .from(TrainingOrganiserRow, 'organiser')
      .where('organiser.trainingId = commitment.trainingId AND organiser.agencyId IN (:...open)');
    return query.where(
      new Brackets((any) => {
        any.where(own.sql, own.parameters);
        if (open.length > 0) any.orWhere(`EXISTS ${organised.getQuery()}`, { open });
      }),
    );
  }
}
