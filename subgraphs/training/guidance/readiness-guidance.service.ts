import { randomUUID } from 'node:crypto';
import { type EntityManager, In, IsNull, Not } from 'typeorm';
import type { AgencyFacts, TrainingEvents } from '../../../schema/events.js';
import { allowingGrant, entitledAt, isAllowed, type RowStanding, whereAllowed } from '../../kit/access.js';
import { findNamedAgency, placeOf } from '../../kit/agency-filter.js';
import type { Page, PageArguments } from '../../kit/connection.js';
import type { Database } from '../../kit/database.js';
import { Directory } from '../../kit/directory/directory.js';
import { CodedError } from '../../kit/errors.js';
import type { Feed } from '../../kit/feed.js';
import { idempotent, UNSEALED } from '../../kit/idempotency.js';
import { pageByKeyset } from '../../kit/keyset-page.js';
import { inOrderOf, type LoadMany } from '../../kit/request-context.js';
import { validate } from '../../kit/validate.js';
import type { Viewer, ViewerGrant } from '../../kit/viewer.js';
import { ACCESS, type Action, mayRead } from '../access.js';
import { filterByAgency } from '../filter-agencies.js';
import { findAgencyNow } from '../find-agency-now.js';
import { placeOfRow } from '../place-of-row.js';
import { ReadinessGuidanceRow } from './readiness-guidance.entity.js';
import {
  acknowledgeReadinessGuidanceSchema,
  guideReadinessSchema,
  type NewReadinessGuidance,
  type ReadinessGuidanceFilter,
  readinessGuidanceFilterSchema,
} from './readiness-guidance.input.js';

const COLUMNS = {
  id: 'guidance.agencyId',
  organisation: 'guidance.agencyOrganisation',
  supervision: 'guidance.agencySupervision',
};
const LATEST_FIRST = [{ column: 'at' as const, direction: 'DESC' as const, kind: 'timestamp' as const }];
/** How many of an agency are shown with it; `readinessGuidance` pages through all. */
const SHOWN_WITH_AGENCY = 20;

type GuidanceEventKind = 'READINESS_GUIDED' | 'READINESS_GUIDANCE_ACKNOWLEDGED';

/** What is told of guidance to an agency, and where it stands by now. */
interface Told {
  id: string;
  agency: AgencyFacts;
  place: RowStanding;
  byAgencyId: string;
  now: Date;
}

/** Guidance of supervisors, who read how ready agencies are and change nothing in it (pembinaan dan pengawasan). */
export class ReadinessGuidanceService {
  constructor(
    private readonly database: Database,
    private readonly feed: Feed<TrainingEvents>,
    private readonly now: () => Date,
  ) {}

  /** Guidance by id; undefined where there is none that the viewer may see. */
  readonly loadById: LoadMany<string, ReadinessGuidanceRow | undefined> = async (ids, { viewer }) => {
    const rows = await this.visibleTo(viewer)
      .andWhere({ id: In([...ids]) })
      .getMany();
    return inOrderOf(ids, rows, ({ id }) => id);
  };

  /** The latest guidance by agency; null for those who may not see that agency's. */
  readonly loadOfAgencies: LoadMany<string, ReadinessGuidanceRow[] | null> = async (agencyIds, { viewer }) => {
    const agencies = await new Directory(this.database.read).byIds(agencyIds);
    const open = agencies.filter((agency) => isAllowed(viewer, 'READ_GUIDANCE', agency, ACCESS)).map(({ id }) => id);
    const rows = await this.loadLatest(open);
    const lists = new Map(open.map((id) => [id, rows.filter(({ agencyId }) => agencyId === id)]));
    return agencyIds.map((agencyId) => lists.get(agencyId) ?? null);
  };

  /** A page of what the viewer may see. Throws `FORBIDDEN` for those who read no readiness, `BAD_USER_INPUT`. */
  async list(viewer: Viewer, input: ReadinessGuidanceFilter, page: PageArguments): Promise<Page<ReadinessGuidanceRow>> {
    if (!mayRead(viewer)) throw new CodedError('FORBIDDEN');
    // Before the list, so that its stream tells what the list misses.
    const feedCursor = await this.feed.head();
    const { by, kinds, acknowledged, ...of } = validate(readinessGuidanceFilterSchema, input, 'filter');
    const query = this.visibleTo(viewer);
    await filterByAgency(query, of, COLUMNS);
    if (by != null) {
      const { id } = await findNamedAgency(new Directory(this.database.read), by, 'filter.by');
      query.andWhere({ byAgencyId: id });
    }
    if (kinds != null) query.andWhere({ kind: In(kinds) });
    if (acknowledged != null) query.andWhere({ acknowledgedAt: acknowledged ? Not(IsNull()) : IsNull() });
    return { ...(await pageByKeyset(query, { ...page, sort: LATEST_FIRST, idColumn: 'id' })), feedCursor };
  }

  /** Guides an agency, with the event, and answers the guidance's id. */
  async guide(viewer: Viewer, input: unknown): Promise<string> {
    const guidance = validate(guideReadinessSchema, input);
    const now = this.now();
    return this.database.write(async (manager) => {
      const scope = `guideReadiness:${viewer.subject ?? ''}`;
      const request = { scope, key: guidance.idempotencyKey, content: guidance, now };
      // First: an agency that has another code since, or has ended, is not found by the code that is sent again.
      const id = await idempotent(manager, UNSEALED, request, async () => {
        const agency = await findAgencyNow(manager, guidance.agency);
        const grant = assertAllowed(viewer, 'GUIDE', agency);
        return this.insert(manager, agency, guidance, { viewer, grant, now });
      });
      assertAllowed(viewer, 'GUIDE', placeOfRow(await manager.findOneByOrFail(ReadinessGuidanceRow, { id })));
      return id;
    });
  }

  /**
   * That the agency has taken note, once. Throws `NOT_FOUND` (no guidance that the viewer may see), `FORBIDDEN`, or
   * `CONFLICT` where somebody has done it before.
   */
  async acknowledge(viewer: Viewer, input: unknown): Promise<string> {
    const { id, text } = validate(acknowledgeReadinessGuidanceSchema, input);
    const now = this.now();
    await this.database.write(async (manager) => {
      const guidance = await manager.findOneBy(ReadinessGuidanceRow, { id });
      const agency = guidance && (await new Directory(manager).byId(guidance.agencyId));
      // Where it is listed: that of an agency that has ended is answered by whoever carries on its tasks.
      const place = guidance && placeOfRow(guidance);
      if (!agency || !place || !isAllowed(viewer, 'READ_GUIDANCE', place, ACCESS)) throw new CodedError('NOT_FOUND');
      const grant = assertAllowed(viewer, 'ACKNOWLEDGE', place);
      const acknowledged = {
        acknowledgedAt: now,
        acknowledgedBySubject: viewer.subject ?? null,
        acknowledgedById: grant.agency.id,
        acknowledgement: text ?? null,
      };
      const { affected } = await manager.update(ReadinessGuidanceRow, { id, acknowledgedAt: IsNull() }, acknowledged);
      if (affected === 0) throw new CodedError('CONFLICT');
      const { byAgencyId } = guidance;
      await this.tell(manager, 'READINESS_GUIDANCE_ACKNOWLEDGED', { id, agency, place, byAgencyId, now });
    });
    return id;
  }

  /** The latest of each of the agencies, by one statement. */
  private async loadLatest(agencyIds: readonly string[]): Promise<ReadinessGuidanceRow[]> {
    if (agencyIds.length === 0) return [];
    const query = this.database.read.createQueryBuilder(ReadinessGuidanceRow, 'guidance');
    const ranked = query
      .subQuery()
      .select('one.id', 'id')
      .addSelect('ROW_NUMBER() OVER (PARTITION BY one.agencyId ORDER BY one.at DESC, one.id DESC)', 'place')
      .from(ReadinessGuidanceRow, 'one')
      .where('one.agencyId IN (:...agencyIds)', { agencyIds });
    return query
      .where(`guidance.id IN (SELECT ranked.id FROM ${ranked.getQuery()} ranked WHERE ranked.place <= :shown)`)
      .setParameters({ ...ranked.getParameters(), shown: SHOWN_WITH_AGENCY })
      .orderBy('guidance.at', 'DESC')
      .addOrderBy('guidance.id', 'DESC')
      .getMany();
  }

  private visibleTo(viewer: Viewer) {
    const { sql, parameters } = whereAllowed(viewer, 'READ_GUIDANCE', COLUMNS, ACCESS);
    return this.database.read.createQueryBuilder(ReadinessGuidanceRow, 'guidance').where(sql, parameters);
  }

  private async insert(
    manager: EntityManager,
    agency: AgencyFacts,
    { kind, text, visitOn }: NewReadinessGuidance,
    { viewer, grant, now }: { viewer: Viewer; grant: ViewerGrant; now: Date },
  ): Promise<string> {
    const id = randomUUID();
    const byAgencyId = grant.agency.id;
    await manager.insert(ReadinessGuidanceRow, {
      id,
      agencyId: agency.id,
      agencyOrganisation: agency.organisation,
      agencySupervision: agency.supervision,
      at: now,
      kind,
      subject: viewer.subject ?? null,
      role: grant.role,
      byAgencyId,
      text,
      visitOn: visitOn ?? null,
      acknowledgedAt: null,
      acknowledgedBySubject: null,
      acknowledgedById: null,
      acknowledgement: null,
    });
    await this.tell(manager, 'READINESS_GUIDED', { id, agency, place: agency, byAgencyId, now });
    return id;
  }

  private async tell(
    manager: EntityManager,
    kind: GuidanceEventKind,
    { id, agency, place, byAgencyId, now }: Told,
  ): Promise<void> {
    await this.feed.append(manager, {
      kind,
      aggregateId: id,
      occurredAt: now,
      payload: { guidanceId: id, byAgencyId, ...placeOf(agency) },
      entitled: await entitledAt(new Directory(manager), [agency, place]),
    });
  }
}

/** The grant by which the viewer may. Throws `FORBIDDEN`. */
function assertAllowed(viewer: Viewer, action: Action, place: RowStanding): ViewerGrant {
  const grant = allowingGrant(viewer, action, place, ACCESS);
  if (!grant) throw new CodedError('FORBIDDEN');
  return grant;
}
