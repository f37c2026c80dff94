import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { PostFacts } from '../../schema/events.js';
import { badInput } from '../kit/errors.js';
import { day, rowId } from '../kit/input-rules.js';
import { lockRow } from '../kit/lock-row.js';
import { COMMON_REFUSALS } from '../kit/refusals.js';
import type { Viewer } from '../kit/viewer.js';
import { AgencyRow } from './agency.entity.js';
import { dayBefore } from './calendar-day.js';
import { assertAllowed, assertVersion, type ChangeKit } from './change-agency.js';
import { PostRow } from './post.entity.js';
import { REFUSALS } from './refusals.js';

/** Which post ends, and when. */
export const endPostSchema = z.object({
  post: rowId,
  lastDay: day,
  expectedVersion: z.int().positive(),
});

/** What the directory tells other subgraphs of a post. */
export function postFactsOf({ id, officerId, agencyId, role, validFrom, validUntil }: PostRow): PostFacts {
  return { id, officerId, agencyId, role, from: validFrom, until: validUntil };
}

/** The post that the viewer may end, locked. `path` names the argument that holds it. */
export async function lockPost(
  { database }: ChangeKit,
  manager: EntityManager,
  viewer: Viewer,
  { post: id, path }: { post: string; path: string },
): Promise<PostRow> {
  const post = await lockRow(manager, database.dialect, PostRow, id);
  if (!post) throw badInput(`${path}.post`, REFUSALS.noPost);
  await assertMayWrite(manager, viewer, post.agencyId);
  return post;
}

/** Throws `FORBIDDEN` where the viewer may not record the officers and posts of an agency. */
export async function assertMayWrite(manager: EntityManager, viewer: Viewer, agencyId: string): Promise<void> {
  assertAllowed(viewer, 'officer:write', await manager.findOneByOrFail(AgencyRow, { id: agencyId }));
}

/**
 * Ends a locked post as the client asks. Throws `CONFLICT` where it has changed since it was read, `BAD_USER_INPUT`
 * below `path` where it has ended by then or begins later. One that was recorded by mistake ends on the eve of its first day:
 * it was held on none.
 */
export async function endLockedPost(
  kit: ChangeKit,
  manager: EntityManager,
  post: PostRow,
  { lastDay, expectedVersion, path }: { lastDay: string; expectedVersion: number; path: string },
): Promise<PostRow> {
  assertVersion(post, expectedVersion);
  if (lastDay < dayBefore(post.validFrom)) throw badInput(`${path}.lastDay`, COMMON_REFUSALS.endsBeforeFirstDay);
  if (post.validUntil !== null && post.validUntil <= lastDay) {
    throw badInput(`${path}.lastDay`, REFUSALS.endsAlready(post.validUntil));
  }
  return endPostRow(kit, manager, post, lastDay);
}

/** Ends a locked post after its last day and tells the feed. Returns the post after it. */
async function endPostRow(
  { feed, now }: ChangeKit,
  manager: EntityManager,
  post: PostRow,
  lastDay: string,
): Promise<PostRow> {
  const ended = Object.assign(new PostRow(), post, { validUntil: lastDay, version: post.version + 1 });
  await manager.update(PostRow, { id: post.id }, { validUntil: ended.validUntil, version: ended.version });
  await feed.append(manager, {
    kind: 'POST_ENDED',
    aggregateId: post.id,
    occurredAt: now(),
    payload: postFactsOf(ended),
  });
  return ended;
}

/** Ends the posts at an agency that would go on after its last day; one that begins later ends before it begins. */
export async function endOpenPosts(
  kit: ChangeKit,
  manager: EntityManager,
  agencyId: string,
  lastDay: string,
): Promise<void> {
  const query = manager
    .createQueryBuilder(PostRow, 'post')
    .where('post.agencyId = :agencyId AND (post.validUntil IS NULL OR post.validUntil > :lastDay)', {
      agencyId,
      lastDay,
    });
  if (kit.database.dialect === 'mariadb') query.setLock('pessimistic_write');
  for (const post of await query.getMany()) {
    await endPostRow(kit, manager, post, post.validFrom > lastDay ? dayBefore(post.validFrom) : lastDay);
  }
}
