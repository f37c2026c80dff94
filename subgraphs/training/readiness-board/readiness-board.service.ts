import type { AgencyFacts, AgencyLevel } from '../../../schema/events.js';
import type { Page, PageArguments } from '../../kit/connection.js';
import type { Database } from '../../kit/database.js';
import { AgencyProjectionRow, Directory } from '../../kit/directory-projection.js';
import { badInput, CodedError } from '../../kit/errors.js';
import { normalizeText } from '../../kit/normalize-text.js';
import { pageOfList } from '../../kit/page-list.js';
import { COMMON_REFUSALS } from '../../kit/refusals.js';
import { isWithinTerritory } from '../../kit/relations.js';
import { validate } from '../../kit/validate.js';
import type { Viewer } from '../../kit/viewer.js';
import { mayRead } from '../access.js';
import { ReadinessState } from '../readiness.js';
import type { ReadinessService } from '../readiness.service.js';
import { type ReadinessFilter, ReadinessSort, readinessFilterSchema } from './readiness-board.input.js';
import type { ReadinessSummary } from './readiness-board.type.js';
import { type AssessedAgency, type ReadinessGrouping, summariseReadiness } from './summarise-readiness.js';

/** The levels of bodies that have a complaint team of their own. */
const LEVELS: readonly AgencyLevel[] = ['MINISTRY', 'PROVINCE', 'REGENCY'];
const STATES = Object.values(ReadinessState);

/** Ascending by the order and unique, as a page of a list asks. */
const KEYS: Readonly<Record<ReadinessSort, (one: AssessedAgency) => string>> = {
  [ReadinessSort.CODE]: ({ agency }) => agency.code,
  [ReadinessSort.NAME]: ({ agency }) => `${normalizeText(agency.name)} ${agency.code}`,
  [ReadinessSort.STATE]: ({ agency, readiness }) => `${STATES.indexOf(readiness.state)} ${agency.code}`,
};

/** Lists and sums of how ready ministries and local governments are: some hundred bodies, assessed together at each call. */
export class ReadinessBoardService {
  constructor(
    private readonly database: Database,
    private readonly readiness: ReadinessService,
  ) {}

  /** A page of agencies. Throws `FORBIDDEN` for those who read none, `BAD_USER_INPUT`. */
  async list(
    viewer: Viewer,
    filter: ReadinessFilter,
    sort: ReadinessSort,
    page: PageArguments,
  ): Promise<Page<AssessedAgency>> {
    const keyOf = KEYS[sort];
    const agencies = await this.assess(viewer, filter);
    return pageOfList(
      agencies.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
      { name: `readiness by ${sort}`, keyOf },
      page,
    );
  }

  /** The sums by group. Throws `FORBIDDEN` for those who read none, `BAD_USER_INPUT`. */
  async summarise(viewer: Viewer, filter: ReadinessFilter, by: ReadinessGrouping): Promise<ReadinessSummary> {
    const agencies = await this.assess(viewer, filter);
    return { groups: summariseReadiness(agencies, by), asOf: await this.readiness.loadAsOf() };
  }

  /** All of the agencies, in no order. Throws as `list` does. */
  async assess(viewer: Viewer, input: ReadinessFilter): Promise<AssessedAgency[]> {
    if (!mayRead(viewer)) throw new CodedError('FORBIDDEN');
    const { territory, organisation, levels, states, lacks, search } = validate(readinessFilterSchema, input, 'filter');
    const body = organisation == null ? undefined : await new Directory(this.database.read).find(organisation);
    if (organisation != null && !body) throw badInput('filter.organisation', COMMON_REFUSALS.noAgency);
    const words = normalizeText(search ?? '').split(' ');
    const sought = (await this.loadBodies()).filter(
      (agency) =>
        (territory == null || isWithinTerritory(agency.supervision, [territory])) &&
        (!body || agency.id === body.id) &&
        (levels == null || levels.includes(agency.level)) &&
        words.every((word) => normalizeText(agency.name).includes(word)),
    );
    const readinessOf = await this.readiness.assessAll(sought);
    return sought.flatMap((agency) => {
      const readiness = readinessOf.get(agency.id);
      const isMeant =
        readiness &&
        (states == null || states.includes(readiness.state)) &&
        (lacks == null || lacks.some((lack) => readiness.lacks.includes(lack)));
      return isMeant ? [{ agency, readiness }] : [];
    });
  }

  /** Every ministry and local government of now. Their paths are told from those of villages and units by their form. */
  private async loadBodies(): Promise<AgencyFacts[]> {
    const rows = await this.database.read
      .createQueryBuilder(AgencyProjectionRow, 'agency')
      .where("agency.organisation NOT LIKE '%/%'")
      .andWhere("agency.organisation NOT LIKE '__.__.__%'")
      .getMany();
    return rows.map(({ facts }) => facts).filter(({ closedAt, level }) => closedAt === null && LEVELS.includes(level));
  }
}
