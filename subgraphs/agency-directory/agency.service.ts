import { In, IsNull, type SelectQueryBuilder } from 'typeorm';
import type { AgencyFacts } from '../../schema/events.js';
import type { Page, PageArguments } from '../kit/connection.js';
import type { Database } from '../kit/database.js';
import { badInput } from '../kit/errors.js';
import { isValidOn } from '../kit/held-on.js';
import { pageByKeyset, type SortColumn } from '../kit/keyset-page.js';
import { COMMON_REFUSALS } from '../kit/refusals.js';
import { withinOrganisation, withinTerritory } from '../kit/relations.js';
import { inOrderOf } from '../kit/request-context.js';
import { validate } from '../kit/validate.js';
import { AgencyRow } from './agency.entity.js';
import { type AgencyFilter, AgencySort, agencyFilterSchema } from './agency.filter.js';
import { factsOf } from './agency-facts.js';
import { AgencyCodeRow } from './agency-history.entity.js';
import { findAgency } from './find-agency.js';
import { findNamedRegion } from './find-region.js';
import { groupRows } from './group-rows.js';
import { AgencySearchService } from './search/agency-search.service.js';

const BODIES_FIRST: SortColumn<AgencyRow>[] = [
  { column: 'depth', direction: 'ASC', kind: 'number' },
  { column: 'code', direction: 'ASC', kind: 'text' },
];

const SORT_COLUMNS: Readonly<Record<AgencySort, SortColumn<AgencyRow>[]>> = {
  // Of what was not searched for, all is as relevant.
  RELEVANCE: BODIES_FIRST,
  HIERARCHY: BODIES_FIRST,
  NAME: [{ column: 'name', direction: 'ASC', kind: 'text' }],
  CODE: [{ column: 'code', direction: 'ASC', kind: 'text' }],
};

/** Reads agencies. What stands here is public. */
export class AgencyService {
  private readonly search: AgencySearchService;

  constructor(private readonly database: Database) {
    this.search = new AgencySearchService(database);
  }

  readonly loadByIds = async (ids: readonly string[]): Promise<(AgencyRow | undefined)[]> =>
    inOrderOf(ids, await this.database.read.findBy(AgencyRow, { id: In([...ids]) }), ({ id }) => id);

  /** The agency that has each code now, else the one that had it last, which is closed or has another code by now. */
  readonly loadByCodes = async (codes: readonly string[]): Promise<(AgencyRow | undefined)[]> => {
    const entries = await this.database.read.findBy(AgencyCodeRow, { code: In([...codes]) });
    const holders = groupRows(codes, entries, ({ code }) => code);
    return this.loadByIds(holders.map((ofCode) => lastOf(ofCode)?.agencyId ?? ''));
  };

  /** The existing agencies right below each, in code order. */
  readonly loadChildren = async (ids: readonly string[]): Promise<AgencyRow[][]> => {
    const rows = await this.database.read.find(AgencyRow, {
      where: { parentId: In([...ids]), closedAt: IsNull() },
      order: { code: 'ASC' },
    });
    return groupRows<string | null, AgencyRow>(ids, rows, ({ parentId }) => parentId);
  };

  /** The agency that had `code` on `day`, of two on the day of a change the one that had it since; undefined where none had. */
  async byCodeAt(code: string, day: string): Promise<AgencyRow | undefined> {
    const entries = await this.database.read.find(AgencyCodeRow, { where: { code }, order: { validFrom: 'DESC' } });
    const entry = entries.find((candidate) => isValidOn(candidate, day));
    return entry && (await this.loadByIds([entry.agencyId]))[0];
  }

  /** The facts of the agencies that exist among `ids`: what viewers' grants are decided by. */
  async factsByIds(ids: readonly string[]): Promise<AgencyFacts[]> {
    return (await this.database.read.findBy(AgencyRow, { id: In([...ids]) })).map((row) => factsOf(row));
  }

  /** A page of agencies. Throws `BAD_USER_INPUT` for a filter that cannot be. */
  async list(filter: AgencyFilter, sort: AgencySort, { first, after }: PageArguments): Promise<Page<AgencyRow>> {
    const query = this.database.read.createQueryBuilder(AgencyRow, 'agency');
    const { search } = await this.restrict(query, filter);
    if (search && sort === AgencySort.RELEVANCE) return this.search.page(query, search, { first, after });
    if (search) await this.search.restrict(query, search);
    return pageByKeyset(query, { sort: SORT_COLUMNS[sort], idColumn: 'id', first, after });
  }

  /** Applies every condition but the search. Returns the filter as it was checked. */
  private async restrict(query: SelectQueryBuilder<AgencyRow>, filter: AgencyFilter): Promise<AgencyFilter> {
    const valid = validate(agencyFilterSchema, filter, 'filter');
    const { kinds, levels, agency, organisation, territory, connected, hasAccount, includeClosed } = valid;
    if (!includeClosed) query.andWhere('agency.closedAt IS NULL');
    // The empty value keeps the list from being empty, which SQL does not allow; no row has it.
    if (kinds) query.andWhere('agency.kind IN (:...kinds)', { kinds: [...new Set(kinds), ''] });
    if (levels) query.andWhere('agency.level IN (:...levels)', { levels: [...new Set(levels), ''] });
    if (connected != null) query.andWhere('agency.connected = :connected', { connected });
    if (hasAccount != null) query.andWhere('agency.hasAccount = :hasAccount', { hasAccount });
    if (agency) query.andWhere('agency.id = :agency', { agency: (await this.find(agency, 'filter.agency')).id });
    if (organisation) {
      const { organisation: path } = await this.find(organisation, 'filter.organisation');
      const { sql, parameters } = withinOrganisation('agency.organisation', path, 'path');
      query.andWhere(sql, parameters);
    }
    if (territory) {
      const code = await findNamedRegion(this.database.read, territory, 'filter.territory');
      const { sql, parameters } = withinTerritory('agency.supervision', code, 'region');
      query.andWhere(sql, parameters);
    }
    return valid;
  }

  private async find(reference: string, path: string): Promise<AgencyRow> {
    const found = await findAgency(this.database.read, reference);
    if (!found) throw badInput(path, COMMON_REFUSALS.noAgencyOfReference);
    return found;
  }
}

function lastOf(entries: readonly AgencyCodeRow[]): AgencyCodeRow | undefined {
  const END = '9999-12-31';
  return entries.toSorted((a, b) => (a.validUntil ?? END).localeCompare(b.validUntil ?? END)).at(-1);
}
