import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { type Edge, MAX_PAGE_SIZE, type Page } from './connection.js';
import { decodeCursor, encodeCursor } from './cursor-text.js';
import { badInput } from './errors.js';
import { COMMON_REFUSALS } from './refusals.js';

type SortKind = 'text' | 'number' | 'timestamp';
type SortValue = string | number | Date | null;

export interface SortColumn<Row> {
  /** A property of the query's entity. */
  column: keyof Row & string;
  direction: 'ASC' | 'DESC';
  kind: SortKind;
}

export interface KeysetRequest<Row> {
  /** By importance. Rows that are equal in all of them are ordered by the id. */
  sort: SortColumn<Row>[];
  /** A property that is unique and never null. */
  idColumn: keyof Row & string;
  first: number;
  after?: string | null;
}

/** One column of the order with the value that it has in the row after which the page begins. */
interface KeysetStep {
  sql: string;
  parameter: string;
  value: SortValue;
  ascending: boolean;
  nullable: boolean;
}

/** Names the order in a cursor, so that a cursor of one order is not read in another. */
function nameOrder<Row>(order: SortColumn<Row>[]): string {
  return order.map(({ column, direction }) => `${column} ${direction}`).join();
}

function writeCursor<Row extends ObjectLiteral>(row: Row, order: SortColumn<Row>[]): string {
  const values = order.map(({ column }) => {
    const value: unknown = row[column];
    if (value === undefined) throw new Error(`The query does not select ${column}, which it is ordered by.`);
    return value;
  });
  return encodeCursor([nameOrder(order), ...values]);
}

function readValue(value: unknown, kind: SortKind): SortValue | undefined {
  if (value === null) return null;
  if (kind === 'number') return typeof value === 'number' ? value : undefined;
  if (typeof value !== 'string') return undefined;
  if (kind === 'text') return value;
  const instant = new Date(value);
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}

function readCursor<Row>(cursor: string, order: SortColumn<Row>[]): SortValue[] {
  const malformed = () => badInput('after', COMMON_REFUSALS.foreignCursorOfOrder);
  const parts = decodeCursor(cursor);
  if (parts?.length !== order.length + 1 || parts[0] !== nameOrder(order)) throw malformed();
  return order.map(({ kind }, index) => {
    const value = readValue(parts[index + 1], kind);
    if (value === undefined) throw malformed();
    return value;
  });
}

/** Rows whose column comes after the value; both databases put null before everything else. */
function isAfter({ sql, parameter, value, ascending, nullable }: KeysetStep): string {
  if (value === null) return ascending ? `${sql} IS NOT NULL` : '1 = 0';
  if (ascending) return `${sql} > :${parameter}`;
  return nullable ? `(${sql} < :${parameter} OR ${sql} IS NULL)` : `${sql} < :${parameter}`;
}

function isEqual({ sql, parameter, value }: KeysetStep): string {
  return value === null ? `${sql} IS NULL` : `${sql} = :${parameter}`;
}

/** Rows that come after the cursor's row: later in the first column, or equal there and later in the second, and so on. */
function isBeyond(steps: KeysetStep[]): string {
  const cases = steps.map((step, index) => [...steps.slice(0, index).map(isEqual), isAfter(step)].join(' AND '));
  const [leading] = steps;
  if (!leading || leading.nullable || steps.length === 1) return `(${cases.join(' OR ')})`;
  // Says nothing new, but lets the database begin in the index of the first column.
  const range = `${leading.sql} ${leading.ascending ? '>=' : '<='} :${leading.parameter}`;
  return `(${range} AND (${cases.join(' OR ')}))`;
}

/**
 * One page of `query` in a stable order, read by keyset: what is inserted or removed elsewhere meanwhile neither repeats
 * nor skips a row. `query` has no order, no limit and no join that multiplies rows. Throws `BAD_USER_INPUT` at `first` or
 * `after`.
 */
export async function pageByKeyset<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  { sort, idColumn, first, after }: KeysetRequest<Row>,
): Promise<Page<Row>> {
  if (!Number.isInteger(first) || first < 1 || first > MAX_PAGE_SIZE) {
    throw badInput('first', COMMON_REFUSALS.pageSize);
  }
  const order: SortColumn<Row>[] = [
    ...sort,
    { column: idColumn, direction: sort.at(-1)?.direction ?? 'ASC', kind: 'text' },
  ];
  const page = query.clone();
  for (const { column, direction } of order) page.addOrderBy(`${query.alias}.${column}`, direction);
  if (after != null) {
    const metadata = query.expressionMap.mainAlias?.metadata;
    const steps = readCursor(after, order).map((value, index): KeysetStep => {
      const { column, direction } = order[index] as SortColumn<Row>;
      return {
        sql: `${query.alias}.${column}`,
        parameter: `keyset${index}`,
        value,
        ascending: direction === 'ASC',
        nullable: metadata?.findColumnWithPropertyName(column)?.isNullable ?? true,
      };
    });
    const parameters = steps.flatMap(({ parameter, value }) => (value === null ? [] : [[parameter, value]]));
    page.andWhere(isBeyond(steps), Object.fromEntries(parameters));
  }
  const rows = await page.limit(first + 1).getMany();
  const edges = rows.slice(0, first).map((node): Edge<Row> => ({ cursor: writeCursor(node, order), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > first,
      hasPreviousPage: after != null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    count: () => query.clone().getCount(),
  };
}
