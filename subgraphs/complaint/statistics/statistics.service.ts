import type { SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import { AGENCY_LEVELS, type AgencyFacts, type ComplaintEvents } from '../../../schema/events.js';
import { isAllowed, whereAllowed } from '../../kit/access.js';
import { findNamedAgency } from '../../kit/agency-filter.js';
import { chunksOf } from '../../kit/chunks.js';
import { MAX_PAGE_SIZE, type Page } from '../../kit/connection.js';
import { Directory } from '../../kit/directory/directory.js';
import { badInput, CodedError } from '../../kit/errors.js';
import { reference, regionCode } from '../../kit/input-rules.js';
import { readListCursor, writeListCursor } from '../../kit/list-cursor.js';
import { findNamedRegion } from '../../kit/named-region.js';
import { COMMON_REFUSALS } from '../../kit/refusals.js';
import { isWithinOrganisation, isWithinTerritory, organisationAndAbove, withinTerritory } from '../../kit/relations.js';
import type { LoadMany, RequestContext } from '../../kit/request-context.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import { validate } from '../../kit/validate.js';
import { withinOrganisations } from '../../kit/within-organisations.js';
import { ACCESS } from '../access.js';
import { agencyOf } from '../agency.type.js';
import { ComplaintRow } from '../complaint.entity.js';
import type { FollowUpTargetService } from '../regulation/follow-up-target.service.js';
import type { FollowUpTarget } from '../regulation/follow-up-target.type.js';
import { type Bucket, loadTallies } from './load-tallies.js';
import { instantsOf, type Period, type PeriodArguments, periodOf } from './period.js';
import {
  ComplaintStatistics,
  type ComplaintStatisticsFilter,
  ComplaintStatisticsGroup,
  type StatisticsGrouping,
} from './statistics.type.js';
import { type Figures, figuresOf, meets, type Tallies } from './tally.js';

const filterSchema = z.object({
  organisation: reference.nullish(),
  territory: regionCode.nullish(),
  levels: z.array(z.enum(AGENCY_LEVELS)).min(1).nullish(),
});

/** The columns that decide access; what came in through a portal, or is copied to somebody, is not theirs to be measured by. */
const HOLDER_COLUMNS = { organisation: 'complaint.handlerOrganisation', supervision: 'complaint.handlerSupervision' };

type Restrict = (query: SelectQueryBuilder<ComplaintRow>) => void;

/** A filter with the body and the region that it names. */
interface Whose {
  body: AgencyFacts | null;
  territory: string | null;
  levels: readonly string[] | null;
}

export interface StatisticsRequest extends PeriodArguments {
  filter?: ComplaintStatisticsFilter | null;
  groupBy: StatisticsGrouping;
  first: number;
  after?: string | null;
}

const levelAt = (name: string) => (AGENCY_LEVELS as readonly string[]).indexOf(name);

/** Whether the group of one name comes after that of another: by level from the centre down, or by code. */
const COMES_AFTER: Readonly<Record<StatisticsGrouping, (one: string, other: string) => boolean>> = {
  LEVEL: (one, other) => levelAt(one) > levelAt(other),
  AGENCY: (one, other) => one > other,
};

/** The bodies that no other of them contains: what they hold is what all of them hold. */
function heldWithin(organisations: readonly string[]): Restrict {
  const { sql, parameters } = withinOrganisations(HOLDER_COLUMNS.organisation, organisations, 'body');
  return (query) => {
    query.andWhere(sql, parameters);
  };
}

function viewStatistics({ from, to }: Period, figures: Figures, target: FollowUpTarget | null): ComplaintStatistics {
  const targetMet = target === null ? null : meets(figures, target.percent);
  return Object.assign(new ComplaintStatistics(), { from, to, ...figures, target, targetMet });
}

/** Statistics of what agencies hold, for those who may read it. */
export class StatisticsService {
  constructor(
    private readonly kit: SubgraphKit<ComplaintEvents>,
    private readonly targets: FollowUpTargetService,
  ) {}

  /** Statistics of agencies, the same period of all by four statements. A key is an agency's id with a period. */
  private readonly loadOfAgencies: LoadMany<string, ComplaintStatistics> = async (keys, context) => {
    const asked = keys.map((key) => JSON.parse(key) as [agencyId: string, period: Period]);
    const ids = [...new Set(asked.map(([agencyId]) => agencyId))];
    const agencies = await new Directory(this.kit.database.read).byIds(ids);
    const readable = agencies.filter((agency) => isAllowed(context.viewer, 'READ', agency, ACCESS));
    const byId = new Map(readable.map((agency) => [agency.id, agency]));
    const periods = new Map(asked.map(([, period]) => [JSON.stringify(period), period]));
    const tallies = new Map<string, Tallies>();
    for (const [key, period] of readable.length > 0 ? periods : []) {
      tallies.set(
        key,
        await this.tally('handlerOrganisation', period, heldWithin(readable.map((one) => one.organisation))),
      );
    }
    return Promise.all(
      asked.map(async ([agencyId, period]) => {
        const agency = byId.get(agencyId);
        const counted = tallies.get(JSON.stringify(period));
        if (!agency || !counted) return new CodedError('FORBIDDEN');
        return this.view(agency, period, counted, context);
      }),
    );
  };

  /** Statistics of one agency with its units. Throws `BAD_USER_INPUT`, `FORBIDDEN`. */
  ofAgency(agencyId: string, named: PeriodArguments, context: RequestContext): Promise<ComplaintStatistics> {
    const period = periodOf(named, this.kit.now());
    return context.load(this.loadOfAgencies, JSON.stringify([agencyId, period]));
  }

  /** A page of statistics by agency, in the order of codes, or by level. Throws `BAD_USER_INPUT`. */
  async list(request: StatisticsRequest, context: RequestContext): Promise<Page<ComplaintStatisticsGroup>> {
    const { first, after, groupBy } = request;
    if (first < 1 || first > MAX_PAGE_SIZE) throw badInput('first', COMMON_REFUSALS.pageSize);
    const period = periodOf(request, this.kit.now());
    const whose = await this.findWhose(request.filter);
    const restrict = this.allowing(whose, context);
    const list = `statistics by ${groupBy}`;
    const [beginsAfter = null] = after == null ? [] : readListCursor<[string]>(list, after, 1);
    const groups =
      groupBy === 'LEVEL'
        ? await this.byLevel(period, restrict, whose)
        : await this.byAgency(period, restrict, whose, context);
    // The group of the cursor may be gone meanwhile: the page begins with whatever comes after its place.
    const left = beginsAfter === null ? groups : groups.filter(({ name }) => COMES_AFTER[groupBy](name, beginsAfter));
    const shown = left.slice(0, first);
    const nodes = await Promise.all(shown.map(({ load }) => load()));
    const edges = nodes.map((node, index) => ({ cursor: writeListCursor(list, [shown[index]?.name ?? '']), node }));
    return {
      edges,
      pageInfo: {
        hasNextPage: left.length > first,
        hasPreviousPage: after != null,
        startCursor: edges[0]?.cursor ?? null,
        endCursor: edges.at(-1)?.cursor ?? null,
      },
      count: async () => groups.length,
    };
  }

  private async byLevel(period: Period, restrict: Restrict, { levels }: Whose) {
    const tallies = await this.tally('handlerLevel', period, restrict);
    const received = new Set(tallies.states.map(({ bucket }) => bucket));
    return AGENCY_LEVELS.filter((level) => received.has(level) && (levels === null || levels.includes(level))).map(
      (level) => ({
        name: level as string,
        load: async () =>
          Object.assign(new ComplaintStatisticsGroup(), {
            agency: null,
            level,
            statistics: viewStatistics(
              period,
              figuresOf(tallies, (bucket) => bucket === level),
              null,
            ),
          }),
      }),
    );
  }

  /** Every agency that holds something of the period, or whose units do, and whose complaints the viewer may read. */
  private async byAgency(period: Period, restrict: Restrict, whose: Whose, context: RequestContext) {
    const { read } = this.kit.database;
    const { from, to } = instantsOf(period);
    const query = read
      .createQueryBuilder(ComplaintRow, 'complaint')
      .select('complaint.handlerOrganisation', 'path')
      .distinct(true)
      .where('complaint.receivedAt >= :heldFrom AND complaint.receivedAt < :heldTo', { heldFrom: from, heldTo: to });
    restrict(query);
    const held = await query.getRawMany<{ path: string }>();
    const paths = [...new Set(held.flatMap(({ path }) => organisationAndAbove(path)))];
    const agencies: AgencyFacts[] = [];
    for (const chunk of chunksOf(paths)) agencies.push(...(await new Directory(read).byOrganisations(chunk)));
    const { body, territory, levels } = whose;
    const shown = agencies.filter(
      (agency) =>
        agency.closedAt === null &&
        isAllowed(context.viewer, 'READ', agency, ACCESS) &&
        (body === null || isWithinOrganisation(agency.organisation, body.organisation)) &&
        (territory === null || isWithinTerritory(agency.supervision, [territory])) &&
        (levels === null || levels.includes(agency.level)),
    );
    return shown
      .sort((a, b) => (a.code < b.code ? -1 : 1))
      .map(({ id, code, level }) => ({
        name: code,
        load: async () =>
          Object.assign(new ComplaintStatisticsGroup(), {
            agency: agencyOf(id),
            level,
            statistics: await context.load(this.loadOfAgencies, JSON.stringify([id, period])),
          }),
      }));
  }

  private async view(agency: AgencyFacts, period: Period, tallies: Tallies, context: RequestContext) {
    const figures = figuresOf(tallies, (bucket) => isWithinOrganisation(bucket, agency.organisation));
    return viewStatistics(period, figures, await this.targets.ofDays(agency.id, period, context));
  }

  private tally(bucket: Bucket, period: Period, restrict: Restrict): Promise<Tallies> {
    const { read, dialect } = this.kit.database;
    return loadTallies(read, dialect, { bucket, ...instantsOf(period), now: this.kit.now(), restrict });
  }

  private async findWhose(filter: ComplaintStatisticsFilter | null | undefined): Promise<Whose> {
    const { organisation, territory: named, levels = null } = validate(filterSchema, filter ?? {}, 'filter');
    const directory = new Directory(this.kit.database.read);
    const body = organisation == null ? null : await findNamedAgency(directory, organisation, 'filter.organisation');
    const territory = named == null ? null : await findNamedRegion(directory, named, 'filter.territory');
    return { body, territory, levels };
  }

  private allowing({ body, territory }: Whose, { viewer }: RequestContext): Restrict {
    const allowed = whereAllowed(viewer, 'READ', HOLDER_COLUMNS, ACCESS);
    return (query) => {
      query.andWhere(allowed.sql, allowed.parameters);
      if (body !== null) heldWithin([body.organisation])(query);
      if (territory !== null) {
        const { sql, parameters } = withinTerritory(HOLDER_COLUMNS.supervision, territory, 'filterRegion');
        query.andWhere(sql, parameters);
      }
    };
  }
}
