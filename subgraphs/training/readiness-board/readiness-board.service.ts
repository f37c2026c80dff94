import type { SelectQueryBuilder } from 'typeorm';
import type { AgencyFacts, TrainingEvents } from '../../../schema/events.js';
import { findNamedAgency } from '../../kit/agency-filter.js';
import { chunksOf } from '../../kit/chunks.js';
import { mapPage, type Page, type PageArguments } from '../../kit/connection.js';
import { Directory } from '../../kit/directory/directory.js';
import { CodedError } from '../../kit/errors.js';
import { pageByKeyset, type SortColumn } from '../../kit/keyset-page.js';
import { findNamedRegion } from '../../kit/named-region.js';
import { normalizeText } from '../../kit/normalize-text.js';
import { withinTerritory } from '../../kit/relations.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import { validate } from '../../kit/validate.js';
import type { Viewer } from '../../kit/viewer.js';
import { mayRead } from '../access.js';
import type { ReadinessService } from '../readiness.service.js';
import type { Readiness } from '../readiness.type.js';
import { AgencyReadinessRow, lackPattern } from '../readiness-events/agency-readiness.entity.js';
import { type ReadinessFilter, ReadinessSort, readinessFilterSchema } from './readiness-board.input.js';
import type { AgencyReadiness, ReadinessSummary } from './readiness-board.type.js';
import { type ReadinessGrouping, summariseReadiness } from './summarise-readiness.js';

/** An agency with how ready it is. */
export interface AssessedAgency {
  agency: AgencyFacts;
  readiness: Readiness;
}

type Query = SelectQueryBuilder<AgencyReadinessRow>;

const BY_CODE: SortColumn<AgencyReadinessRow> = { column: 'code', direction: 'ASC', kind: 'text' };
const ORDERS: Readonly<Record<ReadinessSort, SortColumn<AgencyReadinessRow>[]>> = {
  [ReadinessSort.CODE]: [BY_CODE],
  [ReadinessSort.NAME]: [{ column: 'searchName', direction: 'ASC', kind: 'text' }],
  [ReadinessSort.STATE]: [{ column: 'stateRank', direction: 'ASC', kind: 'number' }, BY_CODE],
};

/** Lists and sums of how ready ministries and local governments are, of what is kept of each. */
export class ReadinessBoardService {
  constructor(
    private readonly kit: Pick<SubgraphKit<TrainingEvents>, 'database' | 'feed'>,
    private readonly readiness: ReadinessService,
  ) {}

  /** A page of agencies. Throws `FORBIDDEN` for those who read none, `BAD_USER_INPUT`. */
  async list(
    viewer: Viewer,
    filter: ReadinessFilter,
    sort: ReadinessSort,
    page: PageArguments,
  ): Promise<Page<AgencyReadiness>> {
    // Before the list, so that its stream tells what the list misses.
    const feedCursor = await this.kit.feed.head();
    const query = await this.find(viewer, filter);
    const asOf = await this.readiness.loadAsOf();
    const rows = await pageByKeyset(query, { ...page, sort: ORDERS[sort], idColumn: 'agencyId' });
    const view = (row: AgencyReadinessRow) => ({ agencyId: row.agencyId, readiness: readinessIn(row, asOf) });
    return { ...mapPage(rows, view), feedCursor };
  }

  /** The sums by group. Throws `FORBIDDEN` for those who read none, `BAD_USER_INPUT`. */
  async summarise(viewer: Viewer, filter: ReadinessFilter, by: ReadinessGrouping): Promise<ReadinessSummary> {
    const groups = await summariseReadiness(await this.find(viewer, filter), by);
    return { groups, asOf: await this.readiness.loadAsOf() };
  }

  /** All of the agencies by code, with what the directory knows of them. Throws as `list` does. */
  async assess(viewer: Viewer, filter: ReadinessFilter): Promise<AssessedAgency[]> {
    const query = await this.find(viewer, filter);
    const rows = await query.orderBy('readiness.code').addOrderBy('readiness.agencyId').getMany();
    const asOf = await this.readiness.loadAsOf();
    const known: AgencyFacts[] = [];
    for (const ids of chunksOf(rows.map(({ agencyId }) => agencyId))) {
      known.push(...(await new Directory(this.kit.database.read).byIds(ids)));
    }
    const agencies = new Map(known.map((agency) => [agency.id, agency]));
    return rows.flatMap((row) => {
      const agency = agencies.get(row.agencyId);
      return agency ? [{ agency, readiness: readinessIn(row, asOf) }] : [];
    });
  }

  private async find(viewer: Viewer, input: ReadinessFilter): Promise<Query> {
    if (!mayRead(viewer)) throw new CodedError('FORBIDDEN');
    const { territory, organisation, levels, states, lacks, search } = validate(readinessFilterSchema, input, 'filter');
    const manager = this.kit.database.read;
    const query = manager.createQueryBuilder(AgencyReadinessRow, 'readiness');
    const directory = new Directory(manager);
    if (organisation != null) {
      const body = await findNamedAgency(directory, organisation, 'filter.organisation');
      query.andWhere('readiness.agencyId = :agencyId', { agencyId: body.id });
    }
    if (territory != null) {
      const region = await findNamedRegion(directory, territory, 'filter.territory');
      const within = withinTerritory('readiness.supervision', region, 'region');
      query.andWhere(within.sql, within.parameters);
    }
    if (levels != null) keepAny(query, 'readiness.level =', levels);
    if (states != null) keepAny(query, 'readiness.state =', states);
    if (lacks != null) keepAny(query, 'readiness.lacks LIKE', lacks.map(lackPattern));
    for (const [index, word] of normalizeText(search ?? '')
      .split(' ')
      .entries()) {
      if (word !== '') query.andWhere(`INSTR(readiness.searchName, :word${index}) > 0`, { [`word${index}`]: word });
    }
    return query;
  }
}

function readinessIn({ state, lacks, since }: AgencyReadinessRow, asOf: Date): Readiness {
  return { state, lacks, since, asOf };
}

/** Keeps the rows for which `test`, a column with its comparison, holds of one of the values. */
function keepAny(query: Query, test: string, values: readonly string[]): void {
  const parameters = values.map((value, index) => [test.replaceAll(/\W/g, '') + index, value] as const);
  const any = parameters.map(([parameter]) => `${test} :${parameter}`).join(' OR ');
  query.andWhere(`(${any})`, Object.fromEntries(parameters));
}
