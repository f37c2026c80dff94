import { isValidOn } from '../../kit/held-on.js';
import { addDays } from '../../kit/working-days.js';
import { dayBefore } from '../calendar-day.js';
import { headOn } from '../officer.service.js';
import type { PostRow } from '../post.entity.js';
import type { EndingGrant, HeadChange, RotationEffects, VacantRole } from './rotation.type.js';

/**
 * Who is affected by the end of a post, as of the day after it: `posts` are all at its agency, the ended one and what
 * followed it included.
 */
export function effectsOf(ended: PostRow, lastDay: string, posts: readonly PostRow[]): RotationEffects {
  const dayAfter = addDays(lastDay, 1);
  const grant = endingGrant(ended, lastDay, posts, dayAfter);
  const vacancy = vacantRole(ended, posts, dayAfter);
  return {
    head: headChange(ended, lastDay, posts, dayAfter),
    endingGrants: grant ? [grant] : [],
    vacantRoles: vacancy ? [vacancy] : [],
  };
}

function headChange(ended: PostRow, lastDay: string, posts: readonly PostRow[], dayAfter: string): HeadChange | null {
  if (headOn(posts, lastDay)?.id !== ended.id) return null;
  const afterId = headOn(posts, dayAfter)?.officerId ?? null;
  return afterId === ended.officerId ? null : { beforeId: ended.officerId, afterId };
}

function endingGrant(
  { role, officerId, agencyId }: PostRow,
  lastDay: string,
  posts: readonly PostRow[],
  dayAfter: string,
): EndingGrant | null {
  if (role === null) return null;
  const keepsIt = posts.some((post) => post.officerId === officerId && post.role === role && isValidOn(post, dayAfter));
  return keepsIt ? null : { role, agencyId, lastDay };
}

function vacantRole({ role, agencyId }: PostRow, posts: readonly PostRow[], dayAfter: string): VacantRole | null {
  if (role === null) return null;
  const holders = posts.filter((post) => post.role === role);
  if (holders.some((post) => isValidOn(post, dayAfter))) return null;
  const [next] = holders
    .map(({ validFrom }) => validFrom)
    .filter((day) => day > dayAfter)
    .toSorted();
  return { role, agencyId, from: dayAfter, until: next ? dayBefore(next) : null };
}
