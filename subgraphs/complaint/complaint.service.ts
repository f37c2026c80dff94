import { In, type SelectQueryBuilder } from 'typeorm';
import type { ComplaintEvents } from '../../schema/events.js';
import { whereAllowed } from '../kit/access.js';
import { mapPage, type Page } from '../kit/connection.js';
import { Directory } from '../kit/directory/directory.js';
import { badInput, CodedError } from '../kit/errors.js';
import { pageByKeyset, type SortColumn } from '../kit/keyset-page.js';
import { inOrderOf, type LoadMany } from '../kit/request-context.js';
import { parseTrackingNumber } from '../kit/secret.js';
import type { SubgraphKit } from '../kit/subgraph.js';
import { validate } from '../kit/validate.js';
import type { Viewer } from '../kit/viewer.js';
import { ACCESS, type ComplaintAction } from './access.js';
import { ComplaintRow } from './complaint.entity.js';
import type { Complaint } from './complaint.type.js';
import type { ComplaintFilter, ComplaintSort } from './complaint-filter.input.js';
import { addComplaintFilter, complaintFilterSchema } from './complaint-query.js';
import { WAITING_STATES } from './life-cycle.js';
import { loadDeciding } from './participants/load-deciding.js';
import { loadStandingColumns } from './participants/standing-columns.js';
import { REFUSALS } from './refusals.js';
import type { TrackedComplaint } from './tracked-complaint.type.js';
import { mayDo, viewComplaint, viewTrackedComplaint } from './view-complaint.js';

export interface ComplaintListRequest {
  filter?: ComplaintFilter | null;
  sort: ComplaintSort;
  first: number;
  after?: string | null;
}

const ORDERS: Readonly<Record<ComplaintSort, SortColumn<ComplaintRow>>> = {
  RECEIVED_DESC: { column: 'receivedAt', direction: 'DESC', kind: 'timestamp' },
  RECEIVED_ASC: { column: 'receivedAt', direction: 'ASC', kind: 'timestamp' },
  DUE_ASC: { column: 'dueAt', direction: 'ASC', kind: 'timestamp' },
  DUE_DESC: { column: 'dueAt', direction: 'DESC', kind: 'timestamp' },
};

/** Reads complaints, each only by those who may see it and only what they may see of it. */
export class ComplaintService {
  constructor(private readonly kit: SubgraphKit<ComplaintEvents>) {}

  /** Complaints by id; null where there is none that the viewer may see. */
  readonly loadVisible: LoadMany<string, Complaint | null> = async (ids, { viewer }) => {
    const rows = await this.kit.database.read.findBy(ComplaintRow, { id: In([...ids]) });
    return this.viewAll(
      inOrderOf(ids, rows, ({ id }) => id),
      viewer,
    );
  };

  /** Complaints by tracking number; null where there is none that the viewer may see. */
  readonly loadVisibleByNumber: LoadMany<string, Complaint | null> = async (numbers, { viewer }) => {
    const rows = await this.kit.database.read.findBy(ComplaintRow, { trackingNumber: In([...numbers]) });
    return this.viewAll(
      inOrderOf(numbers, rows, ({ trackingNumber }) => trackingNumber),
      viewer,
    );
  };

  /** Complaints as their reporters see them. The caller has made sure that the reporter asks. */
  readonly loadTracked: LoadMany<string, TrackedComplaint> = async (ids) => {
    const rows = await this.kit.database.read.findBy(ComplaintRow, { id: In([...ids]) });
    return inOrderOf(ids, rows, ({ id }) => id).map((row) =>
      row ? viewTrackedComplaint(row) : new CodedError('NOT_FOUND'),
    );
  };

  /** One complaint by id or number. Throws `NOT_FOUND` where there is none that the viewer may see. */
  async one(viewer: Viewer, { id, trackingNumber }: { id?: string | null; trackingNumber?: string | null }) {
    if ((id == null) === (trackingNumber == null)) throw badInput('id', REFUSALS.idOrTrackingNumber);
    const where = id != null ? { id } : { trackingNumber: parseTrackingNumber(trackingNumber ?? '') ?? '' };
    const [complaint] = await this.viewAll([await this.kit.database.read.findOneBy(ComplaintRow, where)], viewer);
    if (!complaint) throw new CodedError('NOT_FOUND');
    return complaint;
  }

  /** Every complaint that the viewer may see. */
  list(viewer: Viewer, request: ComplaintListRequest): Promise<Page<Complaint>> {
    return this.page(viewer, 'READ', request, () => undefined);
  }

  /** Those of the complaints that the viewer may see which `restrict` leaves in the query. */
  listOf(
    viewer: Viewer,
    request: ComplaintListRequest,
    restrict: (query: SelectQueryBuilder<ComplaintRow>) => void,
  ): Promise<Page<Complaint>> {
    return this.page(viewer, 'READ', request, restrict);
  }

  /** What the viewer's own agencies hold and have to do something about. */
  inbox(viewer: Viewer, request: ComplaintListRequest): Promise<Page<Complaint>> {
    return this.page(viewer, 'ACCEPT', request, (query) => {
      query.andWhere('complaint.state IN (:...waiting)', { waiting: WAITING_STATES });
    });
  }

  private async page(
    viewer: Viewer,
    action: ComplaintAction,
    { filter, sort, first, after }: ComplaintListRequest,
    restrict: (query: SelectQueryBuilder<ComplaintRow>) => void,
  ): Promise<Page<Complaint>> {
    const { database, feed, now } = this.kit;
    const columns = await loadStandingColumns(database.read, viewer, action);
    const allowed = whereAllowed(viewer, action, columns, ACCESS);
    const checked = validate(complaintFilterSchema, filter ?? {}, 'filter');
    const query = database.read.createQueryBuilder(ComplaintRow, 'complaint').where(allowed.sql, allowed.parameters);
    const directory = new Directory(database.read);
    await addComplaintFilter(query, checked, { directory, viewer, columns, now: now() });
    restrict(query);
    // Before the rows: what commits in between is then in both, and never in neither.
    const feedCursor = await feed.head();
    const page = await pageByKeyset(query, { sort: [ORDERS[sort]], idColumn: 'id', first, after });
    const attend = await loadDeciding(
      database.read,
      viewer,
      page.edges.map(({ node }) => node),
    );
    return { ...mapPage(page, (row) => viewComplaint(attend(row), viewer, now())), feedCursor };
  }

  private async viewAll(
    rows: readonly (ComplaintRow | null | undefined)[],
    viewer: Viewer,
  ): Promise<(Complaint | null)[]> {
    const found = rows.flatMap((row) => row ?? []);
    const attend = await loadDeciding(this.kit.database.read, viewer, found);
    return rows.map((row) => {
      const attended = row ? attend(row) : undefined;
      return attended && mayDo(viewer, 'READ', attended) ? viewComplaint(attended, viewer, this.kit.now()) : null;
    });
  }
}
