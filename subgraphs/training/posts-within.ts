import type { AgencyFacts, PostFacts } from '../../schema/events.js';
import type { Directory } from '../kit/directory/directory.js';
import { isWithinOrganisation } from '../kit/relations.js';

/** The posts that `officerIds` hold or held at `agency` or its units. */
export async function loadPostsWithin(
  directory: Directory,
  officerIds: readonly string[],
  agency: AgencyFacts,
): Promise<PostFacts[]> {
  const posts = await directory.postsOf(officerIds);
  const agencies = await directory.byIds([...new Set(posts.map(({ agencyId }) => agencyId))]);
  const inside = new Set(
    agencies.filter((one) => isWithinOrganisation(one.organisation, agency.organisation)).map(({ id }) => id),
  );
  return posts.filter(({ agencyId }) => inside.has(agencyId));
}
