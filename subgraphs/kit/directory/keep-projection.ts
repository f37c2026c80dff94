import { type EntityManager, In, type ObjectLiteral } from 'typeorm';
import type { AgencyFacts, PostFacts } from '../../../schema/events.js';
import { chunksOf } from '../chunks.js';
import type { AppliedEvent, FeedHandler } from '../consume-feed.js';
import { isEverHeld } from '../held-on.js';
import { insertRows, upsertRows } from '../insert-rows.js';
import { noteStandings } from '../standing/note-standings.js';
import {
  AgencyFormerCodeRow,
  AgencyJurisdictionRow,
  AgencyProjectionRow,
  directoryProjectionEntities,
  factsOf,
  MovedRegionRow,
  PostProjectionRow,
} from './directory-projection.entity.js';
import { movedRegionsOf } from './moved-regions.js';

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
