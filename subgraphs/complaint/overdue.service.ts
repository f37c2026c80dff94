import type { AgencyLevel, ComplaintEvents } from '../../schema/events.js';
import { whereAllowed } from '../kit/access.js';
import type { Page } from '../kit/connection.js';
import { Directory } from '../kit/directory/directory.js';
import { instant } from '../kit/input-rules.js';
import type { SubgraphKit } from '../kit/subgraph.js';
import { validate } from '../kit/validate.js';
import type { Viewer } from '../kit/viewer.js';
import { ACCESS } from './access.js';
import { ComplaintRow } from './complaint.entity.js';
import type { ComplaintService } from './complaint.service.js';
import type { Complaint } from './complaint.type.js';
import type { ComplaintFilter } from './complaint-filter.input.js';
import { addComplaintFilter, complaintFilterSchema } from './complaint-query.js';
import { newlySince, OverdueKind, whereOverdue } from './overdue.js';
import { loadStandingColumns } from './participants/standing-columns.js';

export interface OverdueRequest {
  filter?: ComplaintFilter | null;
  kind: OverdueKind;
  since?: Date | null;
  first: number;
  after?: string | null;
}

export interface OverdueTally {
  level: AgencyLevel;
  kind: OverdueKind;
  count: number;
}

const sinceSchema = instant.nullish();

const WAITING_COLUMNS = { state: 'complaint.state', receiptAt: 'complaint.receiptAt' };

/** What is late, for those who may see it. */
export class OverdueService {
  constructor(
    private readonly kit: SubgraphKit<ComplaintEvents>,
    private readonly complaints: ComplaintService,
  ) {}

  /** A page of what is late in one way, the longest late first. Throws `BAD_USER_INPUT`. */
  async list(viewer: Viewer, { kind, since: named, ...page }: OverdueRequest): Promise<Page<Complaint>> {
    const since = validate(sinceSchema, named, 'since');
    const now = this.kit.now();
    return this.complaints.listOf(viewer, { ...page, sort: 'DUE_ASC' }, (query) => {
      query.andWhere('complaint.dueAt < :lateAt', { lateAt: now });
      const { sql, parameters } = whereOverdue(kind, WAITING_COLUMNS, 'late');
      query.andWhere(sql, parameters);
      const passedFrom = kind === 'NEWLY_OVERDUE' ? newlySince(since, now) : since;
      if (passedFrom) query.andWhere('complaint.dueAt >= :passedFrom', { passedFrom });
    });
  }

  /** How many are late in which way at which level, by one statement; what there is none of is left out. Throws `BAD_USER_INPUT`. */
  async count(
    viewer: Viewer,
    { filter, since: named }: { filter?: ComplaintFilter | null; since?: Date | null },
  ): Promise<OverdueTally[]> {
    const since = validate(sinceSchema, named, 'since');
    const { read } = this.kit.database;
    const now = this.kit.now();
    const columns = await loadStandingColumns(read, viewer, 'READ');
    const allowed = whereAllowed(viewer, 'READ', columns, ACCESS);
    const query = read
      .createQueryBuilder(ComplaintRow, 'complaint')
      .select('complaint.handlerLevel', 'level')
      .where(allowed.sql, allowed.parameters)
      .andWhere('complaint.dueAt < :lateAt', { lateAt: now })
      .setParameter('newlySince', newlySince(since, now))
      .groupBy('complaint.handlerLevel')
      .orderBy('complaint.handlerLevel');
    for (const kind of OverdueKind.names) {
      const newly = kind === 'NEWLY_OVERDUE' ? ' AND complaint.dueAt >= :newlySince' : '';
      const { sql, parameters } = whereOverdue(kind, WAITING_COLUMNS, `states${kind}`);
      query.addSelect(`SUM(CASE WHEN ${sql}${newly} THEN 1 ELSE 0 END)`, kind).setParameters(parameters);
    }
    const checked = validate(complaintFilterSchema, filter ?? {}, 'filter');
    await addComplaintFilter(query, checked, { directory: new Directory(read), viewer, columns, now });
    const rows = await query.getRawMany<Record<OverdueKind, number | string> & { level: AgencyLevel }>();
    return rows.flatMap((row) =>
      OverdueKind.names
        .map((kind) => ({ level: row.level, kind, count: Number(row[kind]) }))
        .filter(({ count }) => count > 0),
    );
  }
}
