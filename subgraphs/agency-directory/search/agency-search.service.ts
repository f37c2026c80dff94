import { In, type SelectQueryBuilder } from 'typeorm';
import { MAX_PAGE_SIZE, mapPage, type Page, type PageArguments } from '../../kit/connection.js';
import type { Database } from '../../kit/database.js';
import { badInput } from '../../kit/errors.js';
import { pageOfList } from '../../kit/page-list.js';
import { COMMON_REFUSALS } from '../../kit/refusals.js';
import { AgencyRow } from '../agency.entity.js';
import { AgencyCodeRow, AgencySuccessorRow } from '../agency-history.entity.js';
import { holdsWords } from '../search-condition.js';
import { BODIES_OF_OFFICES } from './abbreviations.js';
import { plainName, type RankedAgency, rankAgency } from './rank-agency.js';
import { forgiveSlips, readSearch, type SearchWord, typedWord, withoutUnit } from './search-word.js';

/** One way to take a whole search: which rows it finds, and where each stands among them. */
interface Understanding {
  restrict(query: SelectQueryBuilder<AgencyRow>): void;
  rank(agency: RankedAgency): string;
}

const RANKED = ['id', 'code', 'name', 'shortName', 'depth', 'searchText'] as const;

/**
 * Finds agencies as people type them. A search is taken in the surest way in which it finds anything: as a code, now or in
 * former times; by all its words, typed or abbreviated; with a slip in its words; and where it names a unit that the directory does
 * not have, by the words for the government, or by the national body, that the unit belongs to. What has ended is found as
 * what took over its tasks.
 */
export class AgencySearchService {
  constructor(private readonly database: Database) {}

  /** Keeps of `query` what `search` finds among it. */
  async restrict(query: SelectQueryBuilder<AgencyRow>, search: string): Promise<void> {
    const understanding = await this.understand(query, search);
    if (understanding) understanding.restrict(query);
    else query.andWhere('1 = 0');
  }

  /** A page of what `search` finds among `query`, what is most likely meant first. Throws `BAD_USER_INPUT` at `first` or `after`. */
  async page(query: SelectQueryBuilder<AgencyRow>, search: string, page: PageArguments): Promise<Page<AgencyRow>> {
    if (page.first < 1 || page.first > MAX_PAGE_SIZE) throw badInput('first', COMMON_REFUSALS.pageSize);
    const ranked = await this.rankAll(query, search);
    const order = { name: `relevance to ${search}`, keyOf: ({ rank }: { rank: string }) => rank };
    const found = pageOfList(ranked, order, page);
    const rows = await this.database.read.findBy(AgencyRow, { id: In(found.edges.map(({ node }) => node.id)) });
    const byId = new Map(rows.map((row) => [row.id, row]));
    // What was removed in between is not shown.
    const edges = found.edges.filter(({ node }) => byId.has(node.id));
    return mapPage({ ...found, edges }, ({ id }) => byId.get(id) as AgencyRow);
  }

  private async rankAll(query: SelectQueryBuilder<AgencyRow>, search: string): Promise<{ id: string; rank: string }[]> {
    const understanding = await this.understand(query, search);
    if (!understanding) return [];
    const all = query.clone().select([]);
    for (const column of RANKED) all.addSelect(`agency.${column}`, column);
    understanding.restrict(all);
    const ranked = (await all.getRawMany<RankedAgency>()).map((row) => ({ id: row.id, rank: understanding.rank(row) }));
    return ranked.sort((a, b) => (a.rank < b.rank ? -1 : 1));
  }

  private async understand(query: SelectQueryBuilder<AgencyRow>, search: string): Promise<Understanding | undefined> {
    for await (const understanding of this.understandings(search)) {
      const any = query.clone().select('agency.id', 'id').limit(1);
      understanding.restrict(any);
      if ((await any.getRawMany()).length > 0) return understanding;
    }
    return undefined;
  }

  private async *understandings(search: string): AsyncGenerator<Understanding> {
    const code = search.trim().toLowerCase();
    yield* this.byCode(code);
    const words = readSearch(search);
    if (words.length === 0) return;
    const plainSearch = plainName(search);
    yield this.byWords(words, plainSearch, await this.successorsOfFormer(words));
    const vocabulary = await this.loadVocabulary();
    const forgiven = forgiveSlips(words, vocabulary);
    yield this.byWords(forgiven, plainSearch, await this.successorsOfFormer(forgiven));
    const body = words.map((readings) => BODIES_OF_OFFICES[typedWord(readings)]).find((found) => found !== undefined);
    if (body) yield* this.byCode(body);
    const government = withoutUnit(words);
    if (!government) return;
    yield this.byWords(government, plainSearch, []);
    yield this.byWords(forgiveSlips(government, vocabulary), plainSearch, []);
  }

  private async *byCode(code: string): AsyncGenerator<Understanding> {
    const holders = (await this.database.read.findBy(AgencyCodeRow, { code })).map(({ agencyId }) => agencyId);
    if (holders.length === 0) return;
    const ids = [...holders, ...(await this.loadSuccessors(holders))];
    yield {
      restrict: (query) => query.andWhere('agency.id IN (:...found)', { found: ids }),
      rank: (agency) => `${holders.includes(agency.id) ? 0 : 1} ${agency.code} ${agency.id}`,
    };
  }

  private byWords(words: readonly SearchWord[], plainSearch: string, successors: readonly string[]): Understanding {
    const { sql, parameters } = holdsWords('agency', words);
    return {
      restrict: (query) => {
        if (successors.length === 0) query.andWhere(`(${sql})`, parameters);
        else query.andWhere(`((${sql}) OR agency.id IN (:...successors))`, { ...parameters, successors });
      },
      rank: (agency) => rankAgency(agency, plainSearch, words),
    };
  }

  /** Who took over the tasks of the ended agencies that hold the words. */
  private async successorsOfFormer(words: readonly SearchWord[]): Promise<string[]> {
    const { sql, parameters } = holdsWords('agency', words);
    const former = await this.database.read
      .createQueryBuilder(AgencyRow, 'agency')
      .select('agency.id', 'id')
      .where('agency.closedAt IS NOT NULL')
      .andWhere(sql, parameters)
      .getRawMany<{ id: string }>();
    return this.loadSuccessors(former.map(({ id }) => id));
  }

  /** The successors of agencies and theirs in turn. */
  private async loadSuccessors(agencyIds: readonly string[]): Promise<string[]> {
    const known = new Set<string>();
    for (let from = [...agencyIds]; from.length > 0; ) {
      const links = await this.database.read.findBy(AgencySuccessorRow, { agencyId: In(from) });
      from = [...new Set(links.map(({ successorId }) => successorId))].filter((id) => !known.has(id));
      for (const id of from) known.add(id);
    }
    return [...known];
  }

  private async loadVocabulary(): Promise<Set<string>> {
    const rows = await this.database.read
      .createQueryBuilder(AgencyRow, 'agency')
      .select('agency.searchText', 'searchText')
      .getRawMany<{ searchText: string }>();
    return new Set(rows.flatMap(({ searchText }) => searchText.split(' ')).filter(Boolean));
  }
}
