import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { AgencyFacts, ComplaintEvents, TakenOverRegion } from '../../../schema/events.js';
import { backgroundErrors } from '../../kit/background-errors.js';
import { Directory } from '../../kit/directory-projection.js';
import type { DutyTerm } from '../../kit/duty.js';
import { passOver } from '../../kit/pass-over.js';
import { isWithinOrganisation, withinOrganisation, withinTerritory } from '../../kit/relations.js';
import type { MovingAgency } from '../../kit/standing/standing.duty.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import { BY_TIME } from '../act-on-complaint.js';
import { ComplaintRow } from '../complaint.entity.js';
import type { ComplaintFile } from '../complaint-file.js';
import type { ComplaintHopRow } from '../complaint-hop.entity.js';
import type { ComplaintStore } from '../complaint-store.js';
import { findNationalDesk } from '../national-desk.js';
import { loadRuleData } from '../regulation/rule-data.js';
import { chooseSuccessor, coversRegion } from './choose-successor.js';
import { moveDeadlinePaths } from './deadline-paths.js';
import { findLikeUnit } from './like-unit.js';
import { MAY_GO_ON, mayGoOn, type Passage, passComplaint } from './pass-complaint.js';

const BATCH = 100;
/** When a region went to another body, where that was not told. */
const LONG_AGO = '1970-01-01T00:00:00Z';

/** Which complaints may pass, and from whom to whom each goes, looked at again in its transaction; undefined: it stays. */
interface Search {
  restrict: (query: SelectQueryBuilder<ComplaintRow>) => void;
  passage: (file: ComplaintFile, directory: Directory) => Promise<Passage | undefined>;
}

/**
 * Passes the complaints of agencies that end, go with their unit to another body, or lose regions to another body, each in a
 * transaction of its own: a leader that dies leaves nothing half done, and what has passed is not found again.
 */
export class ComplaintSuccession {
  private readonly onError: (error: unknown) => void;

  constructor(
    private readonly kit: SubgraphKit<ComplaintEvents>,
    private readonly store: ComplaintStore,
  ) {
    this.onError = backgroundErrors(kit.logger, 'passing complaints on');
  }

  /** For `StandingDuty`, before what else is of the agency follows. Throws where a complaint could not be passed. */
  readonly before = async (moving: MovingAgency, term: DutyTerm): Promise<void> => {
    const { agency, standing } = moving;
    if (agency.closedAt !== null) {
      await this.passAll(this.ofClosed(moving), term);
      await this.standAtHeirs(moving, term);
      // The regions that it took over have gone on to its heirs.
      return;
    }
    if (standing.formerBodyId !== null) {
      await this.passAll(ofUnit(agency, standing.formerBodyId), term);
    }
    await term.write((manager) => moveDeadlinePaths(manager, moving));
    if (!standing.takingOver) return;
    for (const taken of agency.takenOver ?? []) await this.passRegion(agency, taken, term);
  };

  private ofClosed({ agency, standing, heirs }: MovingAgency): Search {
    const paths = [agency.organisation, ...standing.formerPaths];
    return {
      restrict: (query) => whereStandsAt(query, agency, paths),
      passage: async ({ complaint }, directory) => {
        if (complaint.handlerId !== agency.id) return undefined;
        const heir = chooseSuccessor(complaint.regionCode, heirs);
        const to = heir ? await findLikeUnit(directory, heir, agency) : await findNationalDesk(directory);
        return { from: agency, to };
      },
    };
  }

  /** What is over keeps its holder as it was, and is read by whoever carries on its tasks. */
  private async standAtHeirs({ agency, standing, heirs }: MovingAgency, term: DutyTerm): Promise<void> {
    if (heirs.length === 0) return;
    const paths = [agency.organisation, ...standing.formerPaths];
    for (let more = true; more && !term.isEnding(); ) {
      more = await term.write(async (manager) => {
        const query = manager.createQueryBuilder(ComplaintRow, 'complaint').andWhere(`NOT ${MAY_GO_ON}`);
        whereStandsAt(query, agency, paths);
        const rows = await query.select(['complaint.id', 'complaint.regionCode']).limit(BATCH).getMany();
        for (const { id, regionCode } of rows) {
          const { organisation, supervision } = chooseSuccessor(regionCode, heirs) as AgencyFacts;
          const place = { handlerOrganisation: organisation, handlerSupervision: supervision };
          await manager.update(ComplaintRow, { id }, place);
        }
        return rows.length === BATCH;
      });
    }
  }

  private async passRegion(agency: AgencyFacts, taken: TakenOverRegion, term: DutyTerm): Promise<void> {
    const from = await new Directory(this.kit.database.read).byId(taken.fromAgencyId);
    // Where it has ended, its complaints pass for that.
    if (!from || from.closedAt !== null) return;
    await this.passAll(
      {
        restrict: (query) => {
          const body = withinOrganisation('complaint.handlerOrganisation', from.organisation, 'body');
          const region = withinTerritory('complaint.regionCode', taken.formerCode, 'region');
          query.andWhere(body.sql, body.parameters).andWhere(region.sql, region.parameters);
        },
        passage: async ({ complaint, hops }, directory) => {
          const holder = await directory.byId(complaint.handlerId);
          // What went along with the region stays where it is.
          const isLeft = holder && isWithinOrganisation(holder.organisation, from.organisation);
          if (!isLeft || holder.closedAt !== null || !coversRegion(agency, complaint.regionCode)) return undefined;
          if (await hasComeBack(hops, from, taken, directory)) return undefined;
          return { from: holder, to: await findLikeUnit(directory, agency, holder) };
        },
      },
      term,
    );
  }

  private async passAll({ restrict, passage }: Search, term: DutyTerm): Promise<void> {
    let failed = 0;
    for (let after = ''; ; ) {
      const query = this.kit.database.read
        .createQueryBuilder(ComplaintRow, 'complaint')
        .select('complaint.id')
        .where('complaint.id > :after', { after })
        .andWhere(MAY_GO_ON);
      restrict(query);
      const rows = await query.orderBy('complaint.id').limit(BATCH).getMany();
      for (const { id } of rows) {
        if (term.isEnding()) return;
        await term
          .write((manager) => this.pass(manager, id, passage))
          .catch((error) => {
            passOver(error, this.onError);
            failed++;
          });
      }
      if (rows.length < BATCH) break;
      after = (rows.at(-1) as ComplaintRow).id;
    }
    // The agency is looked at again until all have passed.
    if (failed > 0) throw new Error(`${failed} complaints could not be passed on`);
  }

  private async pass(manager: EntityManager, id: string, passage: Search['passage']): Promise<void> {
    const file = await this.store.load(manager, id);
    if (!file || !mayGoOn(file)) return;
    const directory = new Directory(manager);
    const found = await passage(file, directory);
    if (!found) return;
    const circumstances = { ...BY_TIME, now: this.kit.now(), ...(await loadRuleData(manager)) };
    await this.store.update(manager, file, passComplaint(file, found, circumstances), directory);
  }
}

/** What an agency holds that went from one body to another, and still stands where it was. */
function ofUnit(agency: AgencyFacts, formerBodyId: string): Search {
  return {
    restrict: (query) =>
      query.andWhere('complaint.handlerId = :agencyId AND complaint.handlerOrganisation <> :organisation', {
        agencyId: agency.id,
        organisation: agency.organisation,
      }),
    passage: async ({ complaint }, directory) => {
      const from = await directory.byId(formerBodyId);
      const isHere = complaint.handlerId === agency.id && complaint.handlerOrganisation !== agency.organisation;
      return from && isHere ? { from, to: agency } : undefined;
    },
  };
}

/**
 * Whether a complaint has come to a body that had given its region away, after it was elsewhere: whoever brings it back knows
 * of that.
 */
async function hasComeBack(
  hops: readonly ComplaintHopRow[],
  from: AgencyFacts,
  { since = LONG_AGO }: TakenOverRegion,
  directory: Directory,
): Promise<boolean> {
  const given = new Date(since);
  const later = hops.filter((hop) => hop.until !== null && hop.since >= given);
  const holders = await directory.byIds(later.map(({ agencyId }) => agencyId));
  return holders.some(({ organisation }) => !isWithinOrganisation(organisation, from.organisation));
}

function whereStandsAt(query: SelectQueryBuilder<ComplaintRow>, { id }: AgencyFacts, paths: readonly string[]): void {
  query.andWhere('complaint.handlerId = :agencyId AND complaint.handlerOrganisation IN (:...paths)', {
    agencyId: id,
    paths,
  });
}
