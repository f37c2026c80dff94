import { MAX_PAGE_SIZE, type Page, type PageArguments } from './connection.js';
import { badInput } from './errors.js';
import { readListCursor, writeListCursor } from './list-cursor.js';
import { COMMON_REFUSALS } from './refusals.js';

export interface ListOrder<Row> {
  /** Names the list with its order in the cursors, so that a cursor of one list or order is not read in another. */
  name: string;
  /** Unique and ascending in the list. */
  keyOf: (row: Row) => string;
}

/**
 * A page of a list that is already read, such as one of many lists that one statement has read. Throws `BAD_USER_INPUT`
 * at `first` or `after`.
 */
export function pageOfList<Row>(
  rows: readonly Row[],
  { name, keyOf }: ListOrder<Row>,
  { first, after }: PageArguments,
): Page<Row> {
  if (first < 1 || first > MAX_PAGE_SIZE) throw badInput('first', COMMON_REFUSALS.pageSize);
  const [key = null] = after == null ? [] : readListCursor<[string]>(name, after, 1);
  const rest = key === null ? rows : rows.filter((row) => keyOf(row) > key);
  const edges = rest.slice(0, first).map((node) => ({ cursor: writeListCursor(name, [keyOf(node)]), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rest.length > first,
      hasPreviousPage: after != null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    count: async () => rows.length,
  };
}
