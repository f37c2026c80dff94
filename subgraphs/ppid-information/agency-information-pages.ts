import { type EntityManager, In } from 'typeorm';
import { MAX_PAGE_SIZE, type Page } from '../kit/connection.js';
import { badInput } from '../kit/errors.js';
import { readListCursor, writeListCursor } from '../kit/list-cursor.js';
import { COMMON_REFUSALS } from '../kit/refusals.js';
import type { InformationClass } from './exclusion.js';
import { PublicInformationRow } from './public-information.entity.js';

/** Which page of each agency's list. */
export interface AgencyPageRequest {
  classes: readonly InformationClass[] | null;
  first: number;
  after: string | null;
}

const LIST = 'public information by title';

function readStart(cursor: string): { title: string; id: string } {
  const [title, id] = readListCursor<[string, string]>(LIST, cursor, 2);
  return { title, id };
}

/**
 * The same page of several agencies' lists, by title, in two statements however many agencies there are. `count` is asked
 * for an agency's total. Throws `BAD_USER_INPUT` at `first` or `after`.
 */
export async function loadAgencyPages(
  manager: EntityManager,
  agencyIds: readonly string[],
  { classes, first, after }: AgencyPageRequest,
  count: (agencyId: string) => Promise<number>,
): Promise<Page<PublicInformationRow>[]> {
  if (first < 1 || first > MAX_PAGE_SIZE) throw badInput('first', COMMON_REFUSALS.pageSize);
  const start = after === null ? null : readStart(after);
  const ranked = await manager
    .createQueryBuilder()
    .select('ranked.id', 'id')
    .from((inner) => {
      inner
        .select('info.id', 'id')
        .addSelect('ROW_NUMBER() OVER (PARTITION BY info.agencyId ORDER BY info.title, info.id)', 'place')
        .from(PublicInformationRow, 'info')
        .where({ agencyId: In([...agencyIds]) });
      if (classes !== null) inner.andWhere({ class: In([...classes]) });
      if (start !== null) inner.andWhere('(info.title > :title OR (info.title = :title AND info.id > :id))', start);
      return inner;
    }, 'ranked')
    .where('ranked.place <= :most', { most: first + 1 })
    .getRawMany<{ id: string }>();
  const rows = await manager.find(PublicInformationRow, {
    where: { id: In(ranked.map(({ id }) => id)) },
    order: { title: 'ASC', id: 'ASC' },
  });
  return agencyIds.map((agencyId) => {
    const own = rows.filter((row) => row.agencyId === agencyId);
    const edges = own.slice(0, first).map((node) => ({ cursor: writeListCursor(LIST, [node.title, node.id]), node }));
    return {
      edges,
      pageInfo: {
        hasNextPage: own.length > first,
        hasPreviousPage: after !== null,
        startCursor: edges[0]?.cursor ?? null,
        endCursor: edges.at(-1)?.cursor ?? null,
      },
      count: () => count(agencyId),
    };
  });
}
