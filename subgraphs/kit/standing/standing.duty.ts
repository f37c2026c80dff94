import { type EntityManager, IsNull, MoreThan } from 'typeorm';
import type { AgencyFacts } from '../../../schema/events.js';
import { backgroundErrors } from '../background-errors.js';
import type { Database } from '../database.js';
import { AgencyProjectionRow, Directory } from '../directory-projection.js';
import type { DutyDefinition, DutyTerm } from '../duty.js';
import { insertRows } from '../insert-rows.js';
import { passOver } from '../pass-over.js';
import { bodyOf } from '../relations.js';
import type { SubgraphKit } from '../subgraph.js';
import { AgencyStandingRow } from './agency-standing.entity.js';
import { findHeirs } from './heirs.js';
import { SETTLED, standingAfter, standingsOf } from './note-standings.js';
import {
  MOVED_AT_ONCE,
  moveCopies,
  moveRegionCopies,
  type RegionCopy,
  type StandingCopy,
  type StandingMove,
} from './standing-copy.js';

/** An agency that moves, as it is now, and as what stood there knew it. */
export interface MovingAgency {
  agency: AgencyFacts;
  standing: AgencyStandingRow;
  /** Those that carry on its tasks where it is closed, the first of them first. */
  heirs: AgencyFacts[];
}

/** What waits, for nobody would read it yet: what comes with regions that an agency took over, or all that stood where it was. */
export type Wait = 'TAKEN_OVER' | 'ALL';

/** What of a subgraph follows agencies that move. */
export interface Followers {
  copies: readonly StandingCopy[];
  regions?: readonly RegionCopy[];
  /** What the subgraph itself does before its copies follow, each piece in a transaction of its own; tells what has to wait. */
  before?(moving: MovingAgency, term: DutyTerm): Promise<Wait | undefined>;
  /** What it does once something has come to agencies of a body, by the body's path; it may have been done before. */
  after?(manager: EntityManager, body: string): Promise<void>;
}

/** An agency whose copies stand where it goes. */
interface Followed {
  standing: AgencyStandingRow;
  waits: boolean;
  /** The body to which something has come, by its path. */
  body?: string;
}

const BATCH = 100;
const ADOPTED_AT_ONCE = 500;
/** A change that began before its agency moved has committed by then, and what it wrote has followed too. */
const SETTLED_AFTER_MS = 5 * 60_000;

/**
 * Has the rows of this subgraph follow agencies that get other codes, go to other bodies, take regions over or end. Each
 * piece is a transaction; whoever goes on finds by what still stands at a former place what is left.
 */
export class StandingDuty implements DutyDefinition {
  readonly name = 'agency-standings';
  readonly followsDirectory = true;
  private readonly onError: (error: unknown) => void;
  private readonly database: Database;
  private readonly now: () => Date;
  private hasAdopted = false;

  constructor(
    { database, now, logger }: Pick<SubgraphKit<unknown>, 'database' | 'now' | 'logger'>,
    private readonly followers: Followers,
  ) {
    this.database = database;
    this.now = now;
    this.onError = backgroundErrors(logger, 'following agencies that move');
  }

  async perform(term: DutyTerm): Promise<void> {
    await this.adopt(term);
    for (let after = ''; ; ) {
      const rows = await this.database.read.find(AgencyStandingRow, {
        where: { moving: true, agencyId: MoreThan(after) },
        order: { agencyId: 'ASC' },
        take: BATCH,
      });
      const followed: Followed[] = [];
      for (const row of rows) {
        if (term.isEnding()) return;
        // One that cannot be followed holds up none of the others, and is tried again at the next turn.
        const one = await this.follow(row, term).catch((error) => passOver(error, this.onError));
        if (one) followed.push(one);
      }
      await this.conclude(followed, term);
      if (rows.length < BATCH) return;
      after = (rows.at(-1) as AgencyStandingRow).agencyId;
    }
  }

  /** Agencies that were known before standings were kept: what stands at those that had ended then has yet to follow. */
  private async adopt(term: DutyTerm): Promise<void> {
    while (!this.hasAdopted && !term.isEnding()) {
      const adopted = await term.write((manager) => this.adoptSome(manager));
      this.hasAdopted = adopted < ADOPTED_AT_ONCE;
    }
  }

  private async adoptSome(manager: EntityManager): Promise<number> {
    const rows = await manager
      .createQueryBuilder(AgencyProjectionRow, 'agency')
      .leftJoin(AgencyStandingRow, 'standing', 'standing.agencyId = agency.id')
      .where('standing.agencyId IS NULL')
      .limit(ADOPTED_AT_ONCE)
      .getMany();
    const standings = await standingsOf(
      manager,
      rows.map(({ facts }) => facts),
    );
    const adopted = standings.flatMap((standing) => standingAfter(undefined, standing) ?? []);
    await insertRows(manager, AgencyStandingRow, adopted);
    return rows.length;
  }

  private async follow(standing: AgencyStandingRow, term: DutyTerm): Promise<Followed | undefined> {
    const directory = new Directory(this.database.read);
    const agency = await directory.byId(standing.agencyId);
    if (!agency) return undefined;
    const heirs = agency.closedAt === null ? [] : await findHeirs(directory, agency);
    const wait = await this.followers.before?.({ agency, standing, heirs }, term);
    // What was left out has to be found where it stands.
    if (term.isEnding()) return undefined;
    const waits = wait !== undefined;
    const to = agency.closedAt === null ? agency : heirs[0];
    if (!to) return { standing, waits };
    const paths = [...standing.formerPaths, ...(agency.closedAt === null ? [] : [agency.organisation])];
    const move = { agency, paths, to };
    let moved = 0;
    const copies = wait === 'ALL' ? [] : this.followers.copies;
    for (const copy of copies) moved += await this.moveAll(copy, move, term);
    for (const copy of this.followers.regions ?? []) {
      await term.write((manager) => moveRegionCopies(manager, copy, move));
    }
    // Whoever moved something may have ended before the rest was done: at the first and at the last look it is, anyhow.
    const hasCome = moved > 0 || standing.followedSince === null || this.hasRested(standing);
    return { standing, waits, ...(hasCome && { body: bodyOf(to.organisation) }) };
  }

  /** How many rows it moved. */
  private async moveAll(copy: StandingCopy, move: StandingMove, term: DutyTerm): Promise<number> {
    let moved = 0;
    for (let last = MOVED_AT_ONCE; last === MOVED_AT_ONCE && !term.isEnding(); moved += last) {
      last = await term.write((manager) => moveCopies(manager, copy, move));
    }
    return moved;
  }

  /** What the subgraph does for bodies to which something has come, once for each of them, before their agencies may rest. */
  private async conclude(followed: readonly Followed[], term: DutyTerm): Promise<void> {
    const { after } = this.followers;
    const failed = new Set<string>();
    for (const body of new Set(followed.flatMap((one) => one.body ?? []))) {
      if (!after) break;
      if (term.isEnding()) return;
      await term
        .write((manager) => after(manager, body))
        .catch((error) => {
          failed.add(body);
          return passOver(error, this.onError);
        });
    }
    for (const { standing, waits, body } of followed) {
      if (term.isEnding()) return;
      if (body !== undefined && failed.has(body)) continue;
      await term
        .write((manager) => this.settle(manager, standing, waits))
        .catch((error) => passOver(error, this.onError));
    }
  }

  private hasRested({ followedSince }: AgencyStandingRow): boolean {
    return followedSince !== null && this.now().getTime() - followedSince.getTime() >= SETTLED_AFTER_MS;
  }

  /**
   * Looks again until nothing can come to its former places any more; what moves meanwhile begins anew. What waits is looked
   * at again when the directory tells of a reader.
   */
  private async settle(manager: EntityManager, standing: AgencyStandingRow, waits: boolean): Promise<void> {
    const { agencyId, followedSince } = standing;
    if (followedSince === null) {
      await manager.update(AgencyStandingRow, { agencyId, followedSince: IsNull() }, { followedSince: this.now() });
      return;
    }
    if (!this.hasRested(standing)) return;
    const rested = waits ? { moving: false, waiting: true, followedSince: null } : SETTLED;
    await manager.update(AgencyStandingRow, { agencyId, followedSince }, rested);
  }
}
