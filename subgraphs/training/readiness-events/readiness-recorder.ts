import { type EntityManager, In, LessThan, LessThanOrEqual } from 'typeorm';
import type { AgencyFacts, AgencyLevel, TrainingEvents } from '../../../schema/events.js';
import { type AgencyFinder, type ConcernedAgency, entitledAt } from '../../kit/access.js';
import { placeOf } from '../../kit/agency-filter.js';
import { chunksOf } from '../../kit/chunks.js';
import { Directory } from '../../kit/directory/directory.js';
import { AgencyProjectionRow } from '../../kit/directory/directory-projection.entity.js';
import { normalizeText } from '../../kit/normalize-text.js';
import { bodyOf, organisationAndAbove, regionAndAbove } from '../../kit/relations.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import { addDays, endOfDay } from '../../kit/working-days.js';
import { type Assessment, assessAgencies } from '../assess-agencies.js';
import { provinceOf } from '../province-of.js';
import { READINESS_RULE, ReadinessState } from '../readiness.js';
import { AgencyReadinessRow } from './agency-readiness.entity.js';
import { ReadinessCause } from './readiness-cause.js';

/** The levels of bodies that have a complaint team of their own. */
const LEVELS: readonly AgencyLevel[] = ['MINISTRY', 'PROVINCE', 'REGENCY'];
const STATES = Object.values(ReadinessState);
const LONGEST_NAME = 255;

/** Whether the agency is a ministry or local government of now: neither a unit of one nor a village. */
export function hasTeam({ level, organisation, closedAt }: AgencyFacts): boolean {
  return closedAt === null && LEVELS.includes(level) && !organisation.includes('/');
}

function rowOf(agency: AgencyFacts, { state, lacks, since, changesOn }: Assessment): AgencyReadinessRow {
  const { id, code, name, level, organisation, supervision, connected, timeZone } = agency;
  return {
    agencyId: id,
    code,
    searchName: normalizeText(name).slice(0, LONGEST_NAME),
    level,
    organisation,
    supervision,
    province: provinceOf(agency),
    connected,
    state,
    stateRank: STATES.indexOf(state),
    lacks,
    since,
    ruleVersion: READINESS_RULE,
    recheckAt: changesOn === null ? null : new Date(endOfDay(addDays(changesOn, -1), timeZone).getTime() + 1),
  };
}

interface Change {
  before: AgencyReadinessRow;
  after: AgencyReadinessRow;
}

/**
 * Whether what is found now is news. What another rule finds in the same facts is none, so that a rule that lists lacks in
 * another way tells nothing of all the agencies at which nothing has happened; a state that is another one is.
 */
function isNews(before: AgencyReadinessRow, after: AgencyReadinessRow): boolean {
  if (before.state !== after.state) return true;
  return before.ruleVersion === after.ruleVersion && before.lacks.join() !== after.lacks.join();
}

/**
 * Keeps how ready each body is, and tells when that changes. Called in the transaction of whatever may have changed it,
 * after that was written.
 */
export class ReadinessRecorder {
  constructor(private readonly kit: Pick<SubgraphKit<TrainingEvents>, 'database' | 'feed' | 'now'>) {}

  /** Looks at these agencies again; those that are no bodies, or no longer, have no readiness that is told. */
  async record(manager: EntityManager, agencyIds: Iterable<string>, cause: ReadinessCause): Promise<void> {
    // In one order everywhere, so that those who come at once wait for each other and never in a circle.
    for (const ids of chunksOf([...new Set(agencyIds)].sort())) {
      const known = await this.lock(manager, ids);
      const changes = (await this.write(manager, ids)).flatMap((after) => {
        const before = known.get(after.agencyId);
        return before && isNews(before, after) ? [{ before, after }] : [];
      });
      if (changes.length > 0) await this.tell(manager, changes, cause);
    }
  }

  /** Looks at the bodies again to which agencies at these paths belong. */
  async recordBodies(manager: EntityManager, organisations: Iterable<string>, cause: ReadinessCause): Promise<void> {
    const ids: string[] = [];
    for (const paths of chunksOf([...new Set([...organisations].map(bodyOf))])) {
      ids.push(...(await new Directory(manager).byOrganisations(paths)).map(({ id }) => id));
    }
    await this.record(manager, ids, cause);
  }

  /** Looks at every body again. */
  async recordAll(manager: EntityManager, cause: ReadinessCause): Promise<void> {
    const known = await manager.find(AgencyReadinessRow, { select: { agencyId: true } });
    await this.record(manager, [...known.map(({ agencyId }) => agencyId), ...(await loadBodyIds(manager))], cause);
  }

  /** Writes how ready every body is without telling anybody: of what was seeded, and where it was never written. */
  async fill(manager: EntityManager): Promise<void> {
    for (const ids of chunksOf(await loadBodyIds(manager))) await this.write(manager, ids);
  }

  /** Looks at the bodies again of which another rule's findings are kept, and tells of states that are others since. */
  async renew(manager: EntityManager): Promise<void> {
    const former = await manager.find(AgencyReadinessRow, {
      select: { agencyId: true },
      where: { ruleVersion: LessThan(READINESS_RULE) },
    });
    await this.record(
      manager,
      former.map(({ agencyId }) => agencyId),
      ReadinessCause.DAY,
    );
  }

  /** Whether there is one whose day has come. */
  isAnyDue(): Promise<boolean> {
    return this.kit.database.read.existsBy(AgencyReadinessRow, { recheckAt: LessThanOrEqual(this.kit.now()) });
  }

  /** Looks at some of those again whose day has come. */
  async recordDue(manager: EntityManager, limit: number): Promise<void> {
    const due = await manager.find(AgencyReadinessRow, {
      select: { agencyId: true },
      where: { recheckAt: LessThanOrEqual(this.kit.now()) },
      order: { recheckAt: 'ASC' },
      take: limit,
    });
    await this.record(
      manager,
      due.map(({ agencyId }) => agencyId),
      ReadinessCause.DAY,
    );
  }

  /** What is known of them; on MariaDB locked, so that what is read after it is not older than what others have told. */
  private async lock(manager: EntityManager, ids: readonly string[]): Promise<Map<string, AgencyReadinessRow>> {
    const rows = await manager.find(AgencyReadinessRow, {
      where: { agencyId: In([...ids]) },
      order: { agencyId: 'ASC' },
      ...(this.kit.database.dialect === 'mariadb' && { lock: { mode: 'pessimistic_write' as const } }),
    });
    return new Map(rows.map((row) => [row.agencyId, row]));
  }

  private async write(manager: EntityManager, ids: readonly string[]): Promise<AgencyReadinessRow[]> {
    const bodies = (await new Directory(manager).byIds(ids)).filter(hasTeam);
    const assessed = await assessAgencies(manager, bodies, this.kit.now());
    const rows = bodies.map((body) => rowOf(body, assessed.get(body.id) as Assessment));
    if (rows.length > 0) await manager.upsert(AgencyReadinessRow, rows, ['agencyId']);
    const isBody = new Set(bodies.map(({ id }) => id));
    const gone = ids.filter((id) => !isBody.has(id));
    if (gone.length > 0) await manager.delete(AgencyReadinessRow, { agencyId: In(gone) });
    return rows;
  }

  private async tell(manager: EntityManager, changes: readonly Change[], cause: ReadinessCause): Promise<void> {
    const finder = await loadFinder(
      manager,
      changes.map(({ after }) => after),
    );
    for (const { before, after } of changes) {
      const { agencyId, level, organisation, supervision, since } = after;
      await this.kit.feed.append(manager, {
        kind: 'READINESS_CHANGED',
        aggregateId: agencyId,
        occurredAt: this.kit.now(),
        payload: {
          ...placeOf({ id: agencyId, level, organisation, supervision }),
          stateBefore: before.state,
          stateAfter: after.state,
          lacksBefore: before.lacks,
          lacksAfter: after.lacks,
          since,
          cause,
        },
        entitled: await entitledAt(finder, [after]),
      });
    }
  }
}

/** Finds whoever may be entitled to something about these agencies, all of whom are read at once. */
async function loadFinder(manager: EntityManager, agencies: readonly ConcernedAgency[]): Promise<AgencyFinder> {
  const directory = new Directory(manager);
  const paths = agencies.flatMap(({ organisation }) => organisationAndAbove(organisation));
  const regions = agencies.flatMap(({ supervision }) => (supervision === null ? [] : regionAndAbove(supervision)));
  const above = await directory.byOrganisations([...new Set(paths)]);
  const over = await directory.byJurisdictions([...new Set(regions)]);
  return {
    byOrganisations: async (sought) => above.filter(({ organisation }) => sought.includes(organisation)),
    byJurisdictions: async (sought) =>
      over.filter(({ jurisdiction }) => jurisdiction.some((region) => sought.includes(region))),
  };
}

/** Ids of every body. Their paths are told from those of villages and units by their form, so that villages are not read. */
async function loadBodyIds(manager: EntityManager): Promise<string[]> {
  const rows = await manager
    .createQueryBuilder(AgencyProjectionRow, 'agency')
    .where("agency.organisation NOT LIKE '%/%'")
    .andWhere("agency.organisation NOT LIKE '__.__.__%'")
    .getMany();
  return rows.filter(({ facts }) => hasTeam(facts)).map(({ id }) => id);
}
