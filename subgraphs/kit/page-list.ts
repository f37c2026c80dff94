import { MAX_PAGE_SIZE, type Page, type PageArguments } from './connection.js';
import { badInput } from './errors.js';
import { COMMON_REFUSALS } from './refusals.js';

/**
 * A page of a list that is already read, such as one of many lists that one statement has read. `keyOf` is unique and
 * ascending in it. Throws `BAD_USER_INPUT` at `first` or `after`.
 */
export function pageOfList<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  { first, after }: PageArguments,
): Page<Row> {
  if (first < 1 || first > MAX_PAGE_SIZE) throw badInput('first', COMMON_REFUSALS.pageSize);
  const rest = after == null ? rows : rowsAfter(rows, keyOf, after);
  const edges = rest.slice(0, first).map((node) => ({ cursor: writeCursor(keyOf(node)), node }));
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

function writeCursor(key: string): string {
  return Buffer.from(JSON.stringify([key])).toString('base64url');
}

function rowsAfter<Row>(rows: readonly Row[], keyOf: (row: Row) => string, cursor: string): Row[] {
  const key = readCursor(cursor);
  return rows.filter((row) => keyOf(row) > key);
}

function readCursor(cursor: string): string {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(parts) && parts.length === 1 && typeof parts[0] === 'string') return parts[0];
  } catch {
    throw badInput('after', COMMON_REFUSALS.foreignCursorOfList);
  }
  throw badInput('after', COMMON_REFUSALS.foreignCursorOfList);
}
