import type { EntityManager } from 'typeorm';
import type { PostFacts } from '../../schema/events.js';
import type { ChangeKit } from './change-agency.js';
import { PostRow } from './post.entity.js';

/** What the directory tells other subgraphs of a post. */
export function postFactsOf({ id, officerId, agencyId, role, validFrom, validUntil }: PostRow): PostFacts {
  return { id, officerId, agencyId, role, from: validFrom, until: validUntil };
}

/** Ends a locked post after its last day and tells the feed. Returns the post after it. */
export async function endPostRow(
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

/** Ends the posts at an agency that would go on after its last day; one that has not begun ends on its first day. */
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
    await endPostRow(kit, manager, post, post.validFrom > lastDay ? post.validFrom : lastDay);
  }
}
