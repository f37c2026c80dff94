import { Column, Entity, type EntityManager, In, type ObjectLiteral, PrimaryColumn } from 'typeorm';
import type { AgencyFacts, PostFacts } from '../../schema/events.js';
import type { Role } from '../../schema/roles.js';
import type { AgencyFinder } from './access.js';
import { chunksOf } from './chunks.js';
import type { AppliedEvent, FeedHandler } from './consume-feed.js';
import type { Database } from './database.js';
import { isEverHeld } from './held-on.js';
import { insertRows, upsertRows } from './insert-rows.js';
import { addColumn, createTable } from './migration.js';
import { createMovedRegion, MovedRegionRow, movedRegionsOf } from './moved-region.entity.js';
import { noteStandings } from './standing/note-standings.js';
import type { GrantFinder } from './viewer.js';
import { localDate } from './working-days.js';

/** What this subgraph knows of an agency. Filled from agency-directory's feed and written by nothing else. */
@Entity('agency_projection')
export class AgencyProjectionRow {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  code!: string;

  @Column({ type: 'varchar' })
  organisation!: string;

  @Column({ type: 'simple-json' })
  facts!: AgencyFacts;
}

/** A region over which an agency has jurisdiction. */
@Entity('agency_jurisdiction')
export class AgencyJurisdictionRow {
  @PrimaryColumn({ type: 'varchar' })
  agencyId!: string;

  @PrimaryColumn({ type: 'varchar' })
  region!: string;
}

/** A code that an agency had before the one that it has. */
@Entity('agency_former_code')
export class AgencyFormerCodeRow {
  @PrimaryColumn({ type: 'varchar' })
  agencyId!: string;

  @PrimaryColumn({ type: 'varchar' })
  code!: string;

  /** The last day on which it had it, the last time. */
  @Column({ type: 'varchar' })
  validUntil!: string;
}

/** A post that an officer holds or held. */
@Entity('post_projection')
export class PostProjectionRow {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  officerId!: string;

  @Column({ type: 'varchar' })
  agencyId!: string;

  /** Role and days of the facts, by which posts are sought. */
  @Column({ type: 'varchar', nullable: true })
  role!: Role | null;

  @Column({ type: 'varchar', nullable: true })
  validFrom!: string | null;

  @Column({ type: 'varchar', nullable: true })
  validUntil!: string | null;

  @Column({ type: 'simple-json' })
  facts!: PostFacts;
}

export const directoryProjectionEntities = [
  AgencyProjectionRow,
  AgencyJurisdictionRow,
  AgencyFormerCodeRow,
  MovedRegionRow,
  PostProjectionRow,
];

export const directoryProjectionMigrations = [
  createTable(1_700_000_000_005, {
    name: 'agency_projection',
    columns: { id: 'id!', code: 'code', organisation: 'code', facts: 'json' },
    indices: [{ columns: ['code'] }, { columns: ['organisation'] }],
  }),
  createTable(1_700_000_000_006, {
    name: 'agency_jurisdiction',
    columns: { agencyId: 'id!', region: 'code!' },
    indices: [{ columns: ['region'] }],
  }),
  createTable(1_700_000_000_007, {
    name: 'post_projection',
    columns: { id: 'id!', officerId: 'id', agencyId: 'id', facts: 'json' },
    indices: [{ columns: ['officerId'] }, { columns: ['agencyId'] }],
  }),
  createTable(1_700_000_000_022, {
    name: 'agency_former_code',
    columns: { agencyId: 'id!', code: 'code!', validUntil: 'date' },
    indices: [{ columns: ['code'] }],
  }),
  addColumn(1_700_000_000_028, 'post_projection', 'role', 'VARCHAR(160) NULL'),
  addColumn(1_700_000_000_029, 'post_projection', 'validFrom', 'VARCHAR(10) NULL'),
  addColumn(1_700_000_000_030, 'post_projection', 'validUntil', 'VARCHAR(10) NULL'),
  createMovedRegion,
];

/** The last facts of each agency; an older version never replaces a newer one. */
function latest(agencies: readonly AgencyFacts[], known: ReadonlyMap<string, number>): AgencyFacts[] {
  const byId = new Map<string, AgencyFacts>();
  for (const facts of agencies) {
    const version = byId.get(facts.id)?.version ?? known.get(facts.id) ?? 0;
    if (facts.version > version) byId.set(facts.id, facts);
  }
  return [...byId.values()];
}

async function applyAgencies(manager: EntityManager, agencies: readonly AgencyFacts[]): Promise<void> {
  const before: AgencyFacts[] = [];
  const after: AgencyFacts[] = [];
  for (const chunk of chunksOf(agencies)) {
    const ids = chunk.map((facts) => facts.id);
    const known = await manager.findBy(AgencyProjectionRow, { id: In(ids) });
    const changed = latest(chunk, new Map(known.map((row) => [row.id, row.facts.version])));
    if (changed.length === 0) continue;
    await upsertRows(
      manager,
      AgencyProjectionRow,
      changed.map((facts) => ({ id: facts.id, code: facts.code, organisation: facts.organisation, facts })),
    );
    await replaceParts(manager, changed);
    before.push(...factsOf(known));
    after.push(...changed);
  }
  // Last: a unit may be told of before its body.
  await noteStandings(manager, after, before);
}

/** What of agencies is found by a table of its own: the regions that they govern, the codes that they and regions had. */
async function replaceParts(manager: EntityManager, changed: readonly AgencyFacts[]): Promise<void> {
  const ofChanged = { agencyId: In(changed.map(({ id }) => id)) };
  await manager.delete(AgencyJurisdictionRow, ofChanged);
  await manager.delete(AgencyFormerCodeRow, ofChanged);
  await manager.delete(MovedRegionRow, ofChanged);
  const regions = changed.flatMap(({ id: agencyId, jurisdiction }) =>
    jurisdiction.map((region) => ({ agencyId, region })),
  );
  const codes = changed.flatMap(({ id: agencyId, formerCodes = [] }) => {
    const lastSpans = new Map(formerCodes.toReversed().map(({ code, until }) => [code, until]));
    return [...lastSpans].map(([code, validUntil]) => ({ agencyId, code, validUntil }));
  });
  await insertRows(manager, AgencyJurisdictionRow, regions);
  await insertRows(manager, AgencyFormerCodeRow, codes);
  await insertRows(manager, MovedRegionRow, changed.flatMap(movedRegionsOf));
}

/** A post that ends before it begins is held on no day: nobody reads of it here. */
async function applyPosts(manager: EntityManager, posts: readonly PostFacts[]): Promise<void> {
  for (const chunk of chunksOf([...new Map(posts.map((post) => [post.id, post])).values()])) {
    const unheld = chunk.filter((post) => !isEverHeld(post));
    if (unheld.length > 0) await manager.delete(PostProjectionRow, { id: In(unheld.map(({ id }) => id)) });
    await upsertRows(
      manager,
      PostProjectionRow,
      chunk.filter(isEverHeld).map((facts) => {
        const { id, officerId, agencyId, role, from: validFrom, until: validUntil } = facts;
        return { id, officerId, agencyId, role, validFrom, validUntil, facts };
      }),
    );
  }
}

/** The agencies that some events of the directory tell of, as each of them tells it. */
export function agenciesIn(events: readonly AppliedEvent[]): AgencyFacts[] {
  return events.flatMap(({ kind, payload }) => (kind === 'AGENCY_CHANGED' ? [payload as AgencyFacts] : []));
}

/** The posts that some events of the directory tell of, as each of them tells it. */
export function postsIn(events: readonly AppliedEvent[]): PostFacts[] {
  const isOfPost = (kind: string) => kind === 'POST_STARTED' || kind === 'POST_ENDED';
  return events.flatMap(({ kind, payload }) => (isOfPost(kind) ? [payload as PostFacts] : []));
}

async function apply(manager: EntityManager, events: readonly AppliedEvent[]): Promise<void> {
  await applyAgencies(manager, agenciesIn(events));
  await applyPosts(manager, postsIn(events));
}

/** Keeps the projection; for `consumeFeed` of agency-directory. */
export const directoryProjectionHandler: FeedHandler = {
  // 2: the codes that agencies had. 3: when regions went to other bodies. 4: since when there is an account; roles and days of
  // posts. 5: the codes that regions had; each code as often as it was had.
  version: 5,
  async replace(manager, rows) {
    for (const entity of directoryProjectionEntities) {
      await manager.createQueryBuilder().delete().from<ObjectLiteral>(entity).execute();
    }
    await apply(manager, rows);
  },
  apply,
};

/** Reads agencies from the projection, inside a transaction or outside. */
export class Directory implements AgencyFinder {
  constructor(private readonly manager: EntityManager) {}

  async byIds(ids: readonly string[]): Promise<AgencyFacts[]> {
    if (ids.length === 0) return [];
    return factsOf(await this.manager.findBy(AgencyProjectionRow, { id: In([...ids]) }));
  }

  async byId(id: string): Promise<AgencyFacts | undefined> {
    return (await this.byIds([id]))[0];
  }

  async byCode(code: string): Promise<AgencyFacts | undefined> {
    return factsOf(await this.manager.findBy(AgencyProjectionRow, { code })).find((facts) => facts.closedAt === null);
  }

  /** Every agency with one of these codes, also those that have ended. */
  async byCodes(codes: readonly string[]): Promise<AgencyFacts[]> {
    return factsOf(await this.manager.findBy(AgencyProjectionRow, { code: In([...codes]) }));
  }

  /**
   * Who had each of these codes last, by the code: an agency that has another one by now or has ended with it. Of a code that
   * an agency which exists has now, it is whoever had it before.
   */
  async lastHolders(codes: readonly string[]): Promise<Map<string, AgencyFacts>> {
    const former = await this.manager.findBy(AgencyFormerCodeRow, { code: In([...codes]) });
    const movedOn = new Map(
      (await this.byIds(former.map(({ agencyId }) => agencyId))).map((agency) => [agency.id, agency]),
    );
    const held = former.flatMap(({ agencyId, code, validUntil }) => {
      const agency = movedOn.get(agencyId);
      return agency ? [{ code, validUntil, agency }] : [];
    });
    for (const agency of await this.byCodes(codes)) {
      const { code, closedAt, timeZone } = agency;
      if (closedAt !== null) held.push({ code, validUntil: localDate(new Date(closedAt), timeZone), agency });
    }
    held.sort((a, b) => a.validUntil.localeCompare(b.validUntil));
    return new Map(held.map(({ code, agency }) => [code, agency]));
  }

  /** The codes that an agency had and that none which exists has now. */
  async unheldCodesOf({ formerCodes = [] }: Pick<AgencyFacts, 'formerCodes'>): Promise<string[]> {
    return this.unheldAmong([...new Set(formerCodes.map(({ code }) => code))]);
  }

  private async unheldAmong(former: readonly string[]): Promise<string[]> {
    if (former.length === 0) return [];
    const held = new Set((await this.byCodes(former)).flatMap(({ code, closedAt }) => (closedAt === null ? code : [])));
    return former.filter((code) => !held.has(code));
  }

  /** The codes that regions have now, by those of these codes that they had and that went last from them. */
  async movedRegions(codes: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.manager.find(MovedRegionRow, {
      where: { formerCode: In([...codes]) },
      order: { validUntil: 'ASC' },
    });
    return new Map(rows.map(({ formerCode, code }) => [formerCode, code]));
  }

  /** The codes that a region had as it moved and that no government which exists has now. */
  async unheldCodesOfRegion(code: string): Promise<string[]> {
    const rows = await this.manager.findBy(MovedRegionRow, { code });
    return this.unheldAmong([...new Set(rows.map(({ formerCode }) => formerCode))]);
  }

  /**
   * The agency that `reference` names: an id, the code of an agency that exists now, or else a code that no agency has any
   * more, of whoever had it last. What is found by a code may have ended too.
   */
  async find(reference: string): Promise<AgencyFacts | undefined> {
    return (
      (await this.byId(reference)) ??
      (await this.byCode(reference)) ??
      (await this.lastHolders([reference])).get(reference)
    );
  }

  async byOrganisations(paths: readonly string[]): Promise<AgencyFacts[]> {
    return factsOf(await this.manager.findBy(AgencyProjectionRow, { organisation: In([...paths]) }));
  }

  async byJurisdictions(regions: readonly string[]): Promise<AgencyFacts[]> {
    const rows = await this.manager.findBy(AgencyJurisdictionRow, { region: In([...regions]) });
    return this.byIds([...new Set(rows.map((row) => row.agencyId))]);
  }

  async postsByIds(ids: readonly string[]): Promise<PostFacts[]> {
    const rows = await this.manager.findBy(PostProjectionRow, { id: In([...ids]) });
    return rows.map((row) => row.facts);
  }

  /** The posts that `officerIds` hold or held. */
  async postsOf(officerIds: readonly string[]): Promise<PostFacts[]> {
    const rows = await this.manager.findBy(PostProjectionRow, { officerId: In([...officerIds]) });
    return rows.map((row) => row.facts);
  }
}

/** Finds what grants rest on among what the directory has told until now. */
export function projectedGrants(database: Database): GrantFinder {
  const directory = new Directory(database.read);
  return { agenciesById: (ids) => directory.byIds(ids), postsById: (ids) => directory.postsByIds(ids) };
}

function factsOf(rows: readonly AgencyProjectionRow[]): AgencyFacts[] {
  return rows.map((row) => row.facts);
}
