import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { AgencyFacts, ComplaintEvents, TakenOverRegion } from '../../../schema/events.js';
import { backgroundErrors } from '../../kit/background-errors.js';
import { Directory } from '../../kit/directory/directory.js';
import type { DutyTerm } from '../../kit/duty.js';
import { passOver } from '../../kit/pass-over.js';
import { isWithinOrganisation, withinOrganisation, withinTerritories } from '../../kit/relations.js';
import { givenAt } from '../../kit/standing/given-at.js';
import type { MovingAgency, Wait } from '../../kit/standing/standing.duty.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import { BY_TIME } from '../act-on-complaint.js';
import { ComplaintRow } from '../complaint.entity.js';
import type { ComplaintFile } from '../complaint-file.js';
import type { ComplaintStore } from '../complaint-store.js';
import { isRead } from '../forwarding/reach.js';
import { findNationalDesk } from '../national-desk.js';
import { loadRuleData } from '../regulation/rule-data.js';
import { chooseSuccessor, coversRegion } from './choose-successor.js';
import { findSuccessors, findTaking } from './find-successors.js';
import { hasComeBack } from './has-come-back.js';
import { findLikeUnit } from './like-unit.js';
import { MAY_GO_ON, mayGoOn, type Passage, passComplaint } from './pass-complaint.js';

const BATCH = 100;

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

  /**
   * For `StandingDuty`, before what else is of the agency follows. What nobody would read there yet stays with the body that
   * goes on without it. Throws where a complaint could not be passed.
   */
  readonly before = async (moving: MovingAgency, term: DutyTerm): Promise<Wait | undefined> => {
    const { agency, standing } = moving;
    if (agency.closedAt !== null) {
      await this.passAll(ofClosed(moving), term);
      await this.standAtHeirs(moving, term);
      // The regions that it took over have gone on to its heirs.
      return undefined;
    }
    // It has another code, and nothing else.
    if (standing.formerBodyId === null && !standing.takingOver) return undefined;
    const directory = new Directory(this.kit.database.read);
    const isReadThere = await isRead(directory, agency);
    if (standing.formerBodyId !== null) {
      const former = await directory.byId(standing.formerBodyId);
      if (!isReadThere && former?.closedAt === null) return 'ALL';
      if (former) await this.passAll(ofUnit(agency, former), term);
    }
    if (!standing.takingOver) return undefined;
    if (!isReadThere) return 'TAKEN_OVER';
    for (const taken of agency.takenOver ?? []) await this.passRegion(agency, taken, term);
    return undefined;
  };

  /** What is over keeps its holder as it was, and is read by whoever carries on its tasks. */
  private async standAtHeirs({ agency, standing, heirs }: MovingAgency, term: DutyTerm): Promise<void> {
    if (heirs.length === 0) return;
    const paths = [agency.organisation, ...standing.formerPaths];
    // One of the heirs may have the path by now: what stands at it for good is not to be found again.
    let after = '';
    const overThere = (manager: EntityManager) => {
      const query = manager.createQueryBuilder(ComplaintRow, 'complaint').where('complaint.id > :after', { after });
      whereStandsAt(query.andWhere(`NOT ${MAY_GO_ON}`), agency, paths);
      return query;
    };
    for (let more = await overThere(this.kit.database.read).getExists(); more && !term.isEnding(); ) {
      const rows = await term.write(async (manager) => {
        const found = await overThere(manager)
          .select(['complaint.id', 'complaint.regionCode', 'complaint.handlerOrganisation'])
          .orderBy('complaint.id')
          .limit(BATCH)
          .getMany();
        for (const { id, regionCode, handlerOrganisation } of found) {
          const { organisation, supervision } = chooseSuccessor(regionCode, heirs) as AgencyFacts;
          if (organisation === handlerOrganisation) continue;
          const place = { handlerOrganisation: organisation, handlerSupervision: supervision };
          await manager.update(ComplaintRow, { id }, place);
        }
        return found;
      });
      after = rows.at(-1)?.id ?? after;
      more = rows.length === BATCH;
    }
  }

  private async passRegion(agency: AgencyFacts, taken: TakenOverRegion, term: DutyTerm): Promise<void> {
    const from = await new Directory(this.kit.database.read).byId(taken.fromAgencyId);
    // Where it has ended, its complaints pass for that.
    if (!from || from.closedAt !== null) return;
    // What came while nobody read it with the new body tells of the region by its code now.
    const regions = [taken.formerCode, taken.code];
    await this.passAll(
      {
        restrict: (query) => {
          const body = withinOrganisation('complaint.handlerOrganisation', from.organisation, 'body');
          const region = withinTerritories('complaint.regionCode', regions, 'region');
          query.andWhere(body.sql, body.parameters).andWhere(region.sql, region.parameters);
        },
        passage: async ({ complaint, hops }, directory) => {
          const holder = await directory.byId(complaint.handlerId);
          // What went along with the region stays where it is.
          const isLeft = holder && isWithinOrganisation(holder.organisation, from.organisation);
          if (!isLeft || holder.closedAt !== null || !coversRegion(agency, complaint.regionCode)) return undefined;
          if (await hasComeBack(hops, { from, to: agency, at: givenAt(taken) }, directory)) return undefined;
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

/** What a closed agency holds: it goes to who carries on its tasks, as far as somebody reads it, else to the national desk. */
function ofClosed({ agency, standing }: MovingAgency): Search {
  const paths = [agency.organisation, ...standing.formerPaths];
  return {
    restrict: (query) => whereStandsAt(query, agency, paths),
    passage: async ({ complaint }, directory) => {
      if (complaint.handlerId !== agency.id) return undefined;
      const successors = await findSuccessors(directory, agency, complaint.regionCode);
      return { from: agency, to: (await findTaking(directory, successors)) ?? (await findNationalDesk(directory)) };
    },
  };
}

/**
 * What an agency holds that went from one body to another, and still stands where it was. It goes along, or to who takes it in
 * where nobody reads it there.
 */
function ofUnit(agency: AgencyFacts, from: AgencyFacts): Search {
  return {
    restrict: (query) =>
      query.andWhere('complaint.handlerId = :agencyId AND complaint.handlerOrganisation <> :organisation', {
        agencyId: agency.id,
        organisation: agency.organisation,
      }),
    passage: async ({ complaint }, directory) => {
      const isHere = complaint.handlerId === agency.id && complaint.handlerOrganisation !== agency.organisation;
      if (!isHere) return undefined;
      return { from, to: (await findTaking(directory, [agency])) ?? (await findNationalDesk(directory)) };
    },
  };
}

function whereStandsAt(query: SelectQueryBuilder<ComplaintRow>, { id }: AgencyFacts, paths: readonly string[]): void {
  query.andWhere('complaint.handlerId = :agencyId AND complaint.handlerOrganisation IN (:...paths)', {
    agencyId: id,
    paths,
  });
}
