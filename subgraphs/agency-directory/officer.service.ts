import { In } from 'typeorm';
import type { PostFacts } from '../../schema/events.js';
import { isAllowed } from '../kit/access.js';
import type { Database } from '../kit/database.js';
import { CodedError } from '../kit/errors.js';
import { isEverHeld, isValidOn } from '../kit/held-on.js';
import { inOrderOf } from '../kit/request-context.js';
import type { Viewer } from '../kit/viewer.js';
import { ACCESS } from './access.js';
import { postFactsOf } from './end-post.js';
import { groupRows } from './group-rows.js';
import { OfficerRow } from './officer.entity.js';
import { PostRow } from './post.entity.js';
import { POST_KINDS_BY_PRECEDENCE } from './post-kind.enum.js';

const ANYWHERE = { organisation: '', supervision: null };

/** The post whose holder heads the agency on that day (`YYYY-MM-DD` in its zone): a definitive head before one who acts, then the latest. */
export function headOn(posts: readonly PostRow[], day: string): PostRow | undefined {
  const precedence = (post: PostRow) => POST_KINDS_BY_PRECEDENCE.indexOf(post.kind);
  return posts
    .filter((post) => post.role === 'HEAD' && isValidOn(post, day))
    .toSorted((a, b) => precedence(a) - precedence(b) || b.validFrom.localeCompare(a.validFrom))[0];
}

/** Reads officers and their posts, for viewers who may see officers. */
export class OfficerService {
  constructor(private readonly database: Database) {}

  /** Whether officers are shown to `viewer` at all. */
  isVisibleTo(viewer: Viewer): boolean {
    return isAllowed(viewer, 'officer:read', ANYWHERE, ACCESS);
  }

  /** Throws `FORBIDDEN` for viewers who see no officers. */
  assertVisibleTo(viewer: Viewer): void {
    if (!this.isVisibleTo(viewer)) throw new CodedError('FORBIDDEN');
  }

  readonly loadByIds = async (ids: readonly string[]): Promise<(OfficerRow | undefined)[]> =>
    inOrderOf(ids, await this.database.read.findBy(OfficerRow, { id: In([...ids]) }), ({ id }) => id);

  readonly loadPostsByIds = async (ids: readonly string[]): Promise<(PostRow | undefined)[]> =>
    inOrderOf(ids, await this.database.read.findBy(PostRow, { id: In([...ids]) }), ({ id }) => id);

  /** What is known of posts, of those that there are. */
  async postFactsByIds(ids: readonly string[]): Promise<PostFacts[]> {
    const rows = await this.loadPostsByIds(ids);
    return rows.flatMap((row) => (row ? [postFactsOf(row)] : []));
  }

  /** All posts that are, were or will be held at each agency, the oldest first. */
  readonly loadPostsAt = async (agencyIds: readonly string[]): Promise<PostRow[][]> =>
    groupRows(agencyIds, await this.postsBy('agencyId', agencyIds), ({ agencyId }) => agencyId);

  /** Likewise those of each officer. */
  readonly loadPostsOf = async (officerIds: readonly string[]): Promise<PostRow[][]> =>
    groupRows(officerIds, await this.postsBy('officerId', officerIds), ({ officerId }) => officerId);

  private async postsBy(column: 'agencyId' | 'officerId', ids: readonly string[]): Promise<PostRow[]> {
    const posts = await this.database.read.find(PostRow, {
      where: { [column]: In([...ids]) },
      order: { validFrom: 'ASC', id: 'ASC' },
    });
    return posts.filter((post) => isEverHeld(postFactsOf(post)));
  }
}
