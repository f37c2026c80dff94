import { type EntityManager, In } from 'typeorm';
import { MAX_PAGE_SIZE, type Page } from '../kit/connection.js';
import { badInput } from '../kit/errors.js';
import { COMMON_REFUSALS } from '../kit/refusals.js';
import type { InformationClass } from './exclusion.js';
import { PublicInformationRow } from './public-information.entity.js';

/** Which page of each agency's list. */
export interface AgencyPageRequest {
  classes: readonly InformationClass[] | null;
  first: number;
  after: string | null;
}

type Entry = Pick<PublicInformationRow, 'title' | 'id'>;

function writeCursor({ title, id }: Entry): string {
  return Buffer.from(JSON.stringify([title, id])).toString('base64url');
}

function readCursor(cursor: string): Entry {
  try {
    const [title, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    if (typeof title === 'string' && typeof id === 'string') return { title, id };
  } catch {
    // Falls through: what is not JSON was not given by this list either.
  }
  throw badInput('after', COMMON_REFUSALS.foreignCursorOfList);
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
  const start = after === null ? null : readCursor(after);
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
    const edges = own.slice(0, first).map((node) => ({ cursor: writeCursor(node), node }));
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
