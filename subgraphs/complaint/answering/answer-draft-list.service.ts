import { In } from 'typeorm';
import type { ComplaintEvents } from '../../../schema/events.js';
import { whereAllowed } from '../../kit/access.js';
import { findNamedAgency } from '../../kit/agency-filter.js';
import type { Page } from '../../kit/connection.js';
import { Directory } from '../../kit/directory/directory.js';
import { pageByKeyset } from '../../kit/keyset-page.js';
import { inOrderOf, type LoadMany } from '../../kit/request-context.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import { validate } from '../../kit/validate.js';
import type { Viewer } from '../../kit/viewer.js';
import { ACCESS } from '../access.js';
import { groupedBy, groupedUnder } from '../complaint-parts.service.js';
import { AnswerDraftRow, AnswerDraftStepRow } from './answer-draft.entity.js';
import { DRAFT_COLUMNS, mayWithDraft } from './draft-access.js';
import { draftFilterSchema } from './draft-schemas.js';

/** Reads drafts, each only for the organisation that writes it. */
export class AnswerDraftListService {
  constructor(private readonly kit: SubgraphKit<ComplaintEvents>) {}

  /** Drafts by id; null where there is none that the viewer may see. */
  readonly loadVisible: LoadMany<string, AnswerDraftRow | null> = async (ids, { viewer }) => {
    const rows = await this.kit.database.read.findBy(AnswerDraftRow, { id: In([...ids]) });
    return inOrderOf(ids, rows, ({ id }) => id).map((row) =>
      row && mayWithDraft(viewer, 'READ_DRAFTS', row) ? row : null,
    );
  };

  /** The drafts of complaints that the viewer may see, in the order in which they were begun. */
  readonly loadOfComplaints: LoadMany<string, AnswerDraftRow[]> = async (ids, { viewer }) => {
    const where = { complaintId: In([...ids]) };
    const order = { createdAt: 'ASC', id: 'ASC' } as const;
    const rows = await this.kit.database.read.find(AnswerDraftRow, { where, order });
    const visible = rows.filter((row) => mayWithDraft(viewer, 'READ_DRAFTS', row));
    return groupedBy(ids, visible);
  };

  /** What was done with drafts, in order. The caller has made sure that the drafts may be seen. */
  readonly loadSteps: LoadMany<string, AnswerDraftStepRow[]> = async (ids) => {
    const where = { draftId: In([...ids]) };
    const rows = await this.kit.database.read.find(AnswerDraftStepRow, { where, order: { seq: 'ASC' } });
    return groupedUnder(ids, rows, ({ draftId }) => draftId);
  };

  /** The drafts that the viewer may see, those that wait longest first. Throws `BAD_USER_INPUT`. */
  async list(
    viewer: Viewer,
    { filter, ...page }: { filter: unknown; first: number; after?: string | null },
  ): Promise<Page<AnswerDraftRow>> {
    const { read } = this.kit.database;
    const { states, agency } = validate(draftFilterSchema, filter ?? {}, 'filter');
    const allowed = whereAllowed(viewer, 'READ_DRAFTS', DRAFT_COLUMNS, ACCESS);
    const query = read.createQueryBuilder(AnswerDraftRow, 'draft').where(allowed.sql, allowed.parameters);
    if (states != null) query.andWhere('draft.state IN (:...states)', { states: [...new Set(states)] });
    if (agency != null) {
      const { id } = await findNamedAgency(new Directory(read), agency, 'filter.agency');
      query.andWhere('draft.agencyId = :agency', { agency: id });
    }
    // Before the rows: what commits in between is then in both, and never in neither.
    const feedCursor = await this.kit.feed.head();
    const sort = [{ column: 'changedAt' as const, direction: 'ASC' as const, kind: 'timestamp' as const }];
    return { ...(await pageByKeyset(query, { sort, idColumn: 'id', ...page })), feedCursor };
  }
}
