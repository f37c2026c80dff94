import { setImmediate } from 'node:timers/promises';
import { type EntityManager, MoreThan } from 'typeorm';
import type { AgencyFacts } from '../../../schema/events.js';
import { backgroundErrors } from '../background-errors.js';
import type { Database } from '../database.js';
import { Directory } from '../directory/directory.js';
import { AgencyProjectionRow } from '../directory/directory-projection.entity.js';
import type { DutyDefinition, DutyTerm } from '../duty.js';
import { insertRows } from '../insert-rows.js';
import { passOver } from '../pass-over.js';
import { bodyOf } from '../relations.js';
import type { SubgraphKit } from '../subgraph.js';
import { AgencyStandingRow } from './agency-standing.entity.js';
import { findHeirs } from './heirs.js';
import { standingAfter, standingsOf } from './note-standings.js';
import { type PathCopy, pathRows } from './path-copy.js';
import { MOVED_AT_ONCE, movesOf, type PlacedRows, type StandingMove } from './placed-rows.js';
import { type RegionCopy, regionRows } from './region-copy.js';
import { hasRested, settleStandings } from './settle-standings.js';
import { copiedRows, type StandingCopy } from './standing-copy.js';

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
  paths?: readonly PathCopy[];
  regions?: readonly RegionCopy[];
  /** What the subgraph itself does before its copies follow, each piece in a transaction of its own; tells what has to wait. */
  before?(moving: MovingAgency, term: DutyTerm): Promise<Wait | undefined>;
  /**
   * What it does once something has come to agencies of a body, by the body's path, each piece in a transaction of its own; it
   * may have been done before.
   */
  after?(body: string, term: DutyTerm): Promise<void>;
}

/** An agency for which the subgraph has done what comes first: its rows may follow it, as far as they do not wait. */
interface Prepared {
  standing: AgencyStandingRow;
  wait: Wait | undefined;
  /** Undefined where nobody carries on its tasks. */
  move: StandingMove | undefined;
}

/** An agency whose copies stand where it goes. */
interface Followed extends Prepared {
  /** The body to which something has come, by its path. */
  body?: string;
}

/** Where an agency moves with all of its parts, what is left of them is asked by one statement for so many. */
const PAGE = 500;
const ADOPTED_AT_ONCE = 500;

/**
 * Has the rows of this subgraph follow agencies that get other codes, go to other bodies, take regions over or end. Each
 * piece is a transaction; whoever goes on finds by what still stands at a former place what is left. Of the many agencies that
 * move with a body most have nothing here: for those none is opened.
 */
export class StandingDuty implements DutyDefinition {
  readonly name = 'agency-standings';
  readonly followsDirectory = true;
  private readonly onError: (error: unknown) => void;
  private readonly database: Database;
  private readonly now: () => Date;
  /** What goes where an agency goes, unless it waits. */
  private readonly placed: readonly PlacedRows[];
  private readonly regional: readonly PlacedRows[];
  private hasAdopted = false;

  constructor(
    { database, now, logger }: Pick<SubgraphKit<unknown>, 'database' | 'now' | 'logger'>,
    private readonly followers: Followers,
  ) {
    this.database = database;
    this.now = now;
    this.placed = [...(followers.paths ?? []).map(pathRows), ...followers.copies.map(copiedRows)];
    this.regional = (followers.regions ?? []).map(regionRows);
    this.onError = backgroundErrors(logger, 'following agencies that move');
  }

  async perform(term: DutyTerm): Promise<void> {
    await this.adopt(term);
    for (let after = ''; ; ) {
      const rows = await this.database.read.find(AgencyStandingRow, {
        where: { moving: true, agencyId: MoreThan(after) },
        order: { agencyId: 'ASC' },
        take: PAGE,
      });
      await this.follow(rows, term);
      if (rows.length < PAGE || term.isEnding()) return;
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

  private async follow(rows: readonly AgencyStandingRow[], term: DutyTerm): Promise<void> {
    const found = await new Directory(this.database.read).byIds(rows.map(({ agencyId }) => agencyId));
    const agencies = new Map(found.map((agency) => [agency.id, agency]));
    const known = rows.filter(({ agencyId }) => agencies.has(agencyId));
    const prepared = await this.each(known, term, (standing) =>
      this.prepare(standing, agencies.get(standing.agencyId) as AgencyFacts, term),
    );
    const leaving = await this.findLeaving(prepared);
    const followed = await this.each(prepared, term, (one) => this.moveAll(one, leaving, term));
    // What was left out has to be found where it stands.
    if (!term.isEnding()) await this.conclude(followed, term);
  }

  /** What comes of each; one that cannot be followed holds up none of the others, and is tried again at the next turn. */
  private async each<One, Result>(
    all: readonly One[],
    term: DutyTerm,
    work: (one: One) => Promise<Result>,
  ): Promise<Result[]> {
    const results: Result[] = [];
    for (const one of all) {
      if (term.isEnding()) break;
      await work(one).then(
        (result) => results.push(result),
        (error) => passOver(error, this.onError),
      );
      // Where the database is read without waiting for it, nobody else would have a turn.
      await setImmediate();
    }
    return results;
  }

  private async prepare(standing: AgencyStandingRow, agency: AgencyFacts, term: DutyTerm): Promise<Prepared> {
    const heirs = agency.closedAt === null ? [] : await findHeirs(new Directory(this.database.read), agency);
    const wait = await this.followers.before?.({ agency, standing, heirs }, term);
    const to = agency.closedAt === null ? agency : heirs[0];
    const paths = [...standing.formerPaths, ...(agency.closedAt === null ? [] : [agency.organisation])];
    return { standing, wait, move: to && { agency, paths, to } };
  }

  /** The moves with which rows of each kind leave their places. */
  private async findLeaving(prepared: readonly Prepared[]): Promise<Map<PlacedRows, Set<StandingMove>>> {
    const { read } = this.database;
    const leaving = new Map<PlacedRows, Set<StandingMove>>();
    const movesWhere = (isMeant: (one: Prepared) => boolean) =>
      prepared.flatMap((one) => (one.move && isMeant(one) ? one.move : []));
    const here = movesWhere(({ wait }) => wait !== 'ALL');
    for (const rows of this.placed) leaving.set(rows, await movesOf(read, rows, here));
    const all = movesWhere(() => true);
    for (const rows of this.regional) leaving.set(rows, await movesOf(read, rows, all));
    return leaving;
  }

  private async moveAll(
    one: Prepared,
    leaving: ReadonlyMap<PlacedRows, ReadonlySet<StandingMove>>,
    term: DutyTerm,
  ): Promise<Followed> {
    const { move, standing } = one;
    if (!move) return one;
    let moved = 0;
    for (const [rows, moves] of leaving) {
      for (let more = moves.has(move); more && !term.isEnding(); ) {
        const last = await term.write((manager) => rows.move(manager, move));
        moved += last;
        more = last >= MOVED_AT_ONCE;
      }
    }
    // Whoever moved something may have ended before the rest was done: at the first and at the last look it is, anyhow.
    const hasCome = moved > 0 || standing.followedSince === null || hasRested(standing, this.now());
    return { ...one, ...(hasCome && { body: bodyOf(move.to.organisation) }) };
  }

  /** What the subgraph does for bodies to which something has come, once for each of them, before their agencies may rest. */
  private async conclude(followed: readonly Followed[], term: DutyTerm): Promise<void> {
    const { after } = this.followers;
    const bodies = after ? [...new Set(followed.flatMap(({ body }) => body ?? []))] : [];
    const done = new Set(
      await this.each(bodies, term, async (body) => {
        await after?.(body, term);
        return body;
      }),
    );
    if (term.isEnding()) return;
    const concluded = after ? followed.filter(({ body }) => body === undefined || done.has(body)) : followed;
    await settleStandings(concluded, this.now(), term);
  }
}
