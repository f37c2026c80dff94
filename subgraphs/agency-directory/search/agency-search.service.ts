import { In, IsNull, type SelectQueryBuilder } from 'typeorm';
import { MAX_PAGE_SIZE, mapPage, type Page, type PageArguments } from '../../kit/connection.js';
import type { Database } from '../../kit/database.js';
import { badInput } from '../../kit/errors.js';
import { pageOfList } from '../../kit/page-list.js';
import { COMMON_REFUSALS } from '../../kit/refusals.js';
import { AgencyRow } from '../agency.entity.js';
import { AgencyCodeRow, AgencySuccessorRow } from '../agency-history.entity.js';
import { holdsWords } from '../search-condition.js';
import { bodiesNamed, isNational, NAMEABLE_LEVELS, type NameableBody, type NamedBody } from './bodies-named.js';
import { BODIES_OF_OFFICES, SERVICES_OF_PROVINCES } from './offices.js';
import { bareName, plainName } from './plain-name.js';
import { type RankedAgency, rankAgency } from './rank-agency.js';
import { forgiveSlips, readSearchForAgencies, type SearchWord, typedWord, withoutUnit } from './search-word.js';
import { type Spellings, spellingsOf } from './spellings.js';

/** One way to take a whole search: which rows it finds, and where each stands among them. */
interface Understanding {
  restrict(query: SelectQueryBuilder<AgencyRow>): void;
  rank(agency: RankedAgency): string;
}

/** For names as the directory spells them. */
const NO_SPELLINGS: Spellings = new Map();

const RANKED = ['id', 'code', 'name', 'shortName', 'depth', 'searchText'] as const;

/**
 * Finds agencies as people type them. A search is taken in the surest way in which it finds anything: as a code, now or in
 * former times; by all its words, typed or abbreviated; with a slip in its words. Where it asks for a unit or an office that
 * the directory does not have, what that belongs to is found: a national body, a province, or the government that the other
 * words name; and where words remain that name nothing, whatever body or place the others name. What has ended is found as
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
    yield* this.byCode(search.normalize('NFKC').trim().toLowerCase());
    const spellings = await this.loadSpellings();
    const words = readSearchForAgencies(search, spellings);
    if (words.length === 0) return;
    yield this.byWords(words, await this.successorsOfFormer(words));
    const vocabulary = await this.loadVocabulary();
    const forgiven = forgiveSlips(words, vocabulary);
    yield this.byWords(forgiven, await this.successorsOfFormer(forgiven));
    const nameable = await this.loadNameable();
    const named = bodiesNamed(words, nameable);
    const places = named.filter((body) => !isNational(body));
    const body = named.find(isNational)?.code ?? firstIn(BODIES_OF_OFFICES, words);
    if (body !== undefined) yield* this.byCode(body);
    yield* this.byService(words, provinceOf(places[0], nameable));
    const government = withoutUnit(words);
    if (government) {
      yield this.byWords(government);
      yield this.byWords(forgiveSlips(government, vocabulary));
    }
    yield* this.byPlaces(places);
  }

  /** The unit that is responsible for a service of this province; the province where that has none; of any where none is named. */
  private async *byService(
    words: readonly SearchWord[],
    province: NameableBody | undefined,
  ): AsyncGenerator<Understanding> {
    const unit = firstIn(SERVICES_OF_PROVINCES, words);
    if (unit === undefined) return;
    const place = province ? bareName(plainName(province.name)).join(' ') : '';
    yield this.byWords(readSearchForAgencies(`${unit} ${place}`, NO_SPELLINGS));
    if (province) yield* this.byCode(province.code);
  }

  /** What holds the names of all the places, as a district in its regency does; else the places one by one. */
  private *byPlaces(places: readonly NamedBody[]): Generator<Understanding> {
    if (places.length === 0) return;
    yield this.byWords([...new Set(places.flatMap((place) => place.words))]);
    for (const place of places) yield this.byWords(place.words);
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

  private byWords(words: readonly SearchWord[], successors: readonly string[] = []): Understanding {
    const { sql, parameters } = holdsWords('agency', words);
    return {
      restrict: (query) => {
        if (successors.length === 0) query.andWhere(`(${sql})`, parameters);
        else query.andWhere(`((${sql}) OR agency.id IN (:...successors))`, { ...parameters, successors });
      },
      rank: (agency) => rankAgency(agency, words),
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

  /** The bodies that a search can name, those of the nation that have ended included. */
  private loadNameable(): Promise<NameableBody[]> {
    return (
      this.database.read
        .createQueryBuilder(AgencyRow, 'agency')
        .select('agency.code', 'code')
        .addSelect('agency.name', 'name')
        .addSelect('agency.shortName', 'shortName')
        .addSelect('agency.level', 'level')
        // Said beside the levels, because an index begins with it.
        .where('agency.depth <= 2')
        .andWhere({ level: In(NAMEABLE_LEVELS) })
        .andWhere("(agency.closedAt IS NULL OR agency.level = 'MINISTRY')")
        .getRawMany<NameableBody>()
    );
  }

  /** The names of provinces, regencies and cities. */
  private async loadSpellings(): Promise<Spellings> {
    const governments = await this.database.read
      .createQueryBuilder(AgencyRow, 'agency')
      .select('agency.name', 'name')
      .where({ level: In(['PROVINCE', 'REGENCY']), closedAt: IsNull() })
      .getRawMany<{ name: string }>();
    return spellingsOf(governments.map(({ name }) => name));
  }

  private async loadVocabulary(): Promise<Set<string>> {
    const rows = await this.database.read
      .createQueryBuilder(AgencyRow, 'agency')
      .select('agency.searchText', 'searchText')
      .getRawMany<{ searchText: string }>();
    return new Set(rows.flatMap(({ searchText }) => searchText.split(' ')).filter(Boolean));
  }
}

/** What the table says of the first of the words that stands in it. */
function firstIn(table: ReadonlyMap<string, string>, words: readonly SearchWord[]): string | undefined {
  return words.map((readings) => table.get(typedWord(readings))).find((found) => found !== undefined);
}

function provinceOf(place: NamedBody | undefined, bodies: readonly NameableBody[]): NameableBody | undefined {
  const [code] = place?.code.split('.') ?? [];
  return bodies.find((body) => body.code === code);
}
