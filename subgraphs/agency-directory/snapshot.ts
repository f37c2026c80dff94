import { type EntityManager, MoreThan } from 'typeorm';
import { CodedError } from '../kit/errors.js';
import type { SnapshotPage } from '../kit/feed-source.js';
import { AgencyRow } from './agency.entity.js';
import { postFactsOf } from './end-post.js';
import { loadFacts } from './load-facts.js';
import { PostRow } from './post.entity.js';

const PAGE_SIZE = 1000;
const POSTS = 'posts:';

/**
 * A page of everything that the feed's events add up to: the facts of all agencies, then all posts. What changes between
 * two pages comes again as an event, with a higher version. Throws `NOT_READY` before the seed is in.
 */
export async function loadSnapshotPage(manager: EntityManager, page: string | null): Promise<SnapshotPage> {
  return page?.startsWith(POSTS) ? loadPosts(manager, page.slice(POSTS.length)) : loadAgencies(manager, page ?? '');
}

async function loadAgencies(manager: EntityManager, afterId: string): Promise<SnapshotPage> {
  const rows = await manager.find(AgencyRow, {
    where: { id: MoreThan(afterId) },
    order: { id: 'ASC' },
    take: PAGE_SIZE,
  });
  if (rows.length === 0 && afterId === '') throw new CodedError('NOT_READY');
  return {
    rows: (await loadFacts(manager, rows)).map((payload) => ({ kind: 'AGENCY_CHANGED', payload })),
    next: rows.length === PAGE_SIZE ? (rows.at(-1) as AgencyRow).id : POSTS,
  };
}

async function loadPosts(manager: EntityManager, afterId: string): Promise<SnapshotPage> {
  const rows = await manager.find(PostRow, { where: { id: MoreThan(afterId) }, order: { id: 'ASC' }, take: PAGE_SIZE });
  return {
    rows: rows.map((row) => ({
      kind: row.validUntil === null ? 'POST_STARTED' : 'POST_ENDED',
      payload: postFactsOf(row),
    })),
    next: rows.length === PAGE_SIZE ? `${POSTS}${(rows.at(-1) as PostRow).id}` : null,
  };
}
