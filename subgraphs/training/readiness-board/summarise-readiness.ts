import type { SelectQueryBuilder } from 'typeorm';
import type { AgencyLevel } from '../../../schema/events.js';
import { ReadinessLack, ReadinessState } from '../readiness.js';
import { type AgencyReadinessRow, firstLackPattern, lackPattern } from '../readiness-events/agency-readiness.entity.js';

/** By what agencies are counted together. */
export enum ReadinessGrouping {
  PROVINCE = 'PROVINCE',
  LEVEL = 'LEVEL',
  NATION = 'NATION',
}

export interface ReadinessCounts {
  /** Code of the province; null outside every province, and where agencies are not grouped by it. */
  province: string | null;
  /** Null where agencies are not grouped by it. */
  level: AgencyLevel | null;
  total: number;
  connected: number;
  notConnected: number;
  accountWithoutLetter: number;
  states: { state: ReadinessState; count: number }[];
  lacks: { lack: ReadinessLack; count: number }[];
  /** Of each lack, how many have to make it good next. */
  nextLacks: { lack: ReadinessLack; count: number }[];
}

const STATES = Object.values(ReadinessState);
const LACKS = Object.values(ReadinessLack);
/** The states of those who have an account and no letter of appointment yet, promised or not. */
const WITHOUT_LETTER: readonly ReadinessState[] = [ReadinessState.ACCOUNT_WITHOUT_SK, ReadinessState.COMMITTED];

/** By which column each grouping counts together. */
const COLUMNS: Readonly<Record<ReadinessGrouping, 'province' | 'level' | undefined>> = {
  [ReadinessGrouping.PROVINCE]: 'province',
  [ReadinessGrouping.LEVEL]: 'level',
  [ReadinessGrouping.NATION]: undefined,
};

/** Comes after every code and every name of a level. */
const LAST = '~';

/** MariaDB sums to text, and both databases to null where there is nothing. */
type Sums = Record<string, string | number | null>;

function countsOf(sums: Sums, column: 'province' | 'level' | undefined): ReadinessCounts {
  const count = (name: string) => Number(sums[name] ?? 0);
  const total = count('total');
  const connected = count('connected');
  const group = (of: 'province' | 'level') => (column === of ? (sums.grouped as string | null) : null);
  return {
    province: group('province'),
    level: group('level') as AgencyLevel | null,
    total,
    connected,
    notConnected: total - connected,
    accountWithoutLetter: WITHOUT_LETTER.reduce((sum, state) => sum + count(state), 0),
    states: STATES.map((state) => ({ state, count: count(state) })),
    lacks: LACKS.map((lack) => ({ lack, count: count(`lacks${lack}`) })),
    nextLacks: LACKS.map((lack) => ({ lack, count: count(`next${lack}`) })),
  };
}

/**
 * How many of the query's agencies are how ready, by group in the order of provinces or levels; every agency is in exactly
 * one group, so the groups add up to the whole. Those outside every province, such as ministries, are a group of their own,
 * the last. The nation is one group also where it is empty.
 */
export async function summariseReadiness(
  query: SelectQueryBuilder<AgencyReadinessRow>,
  by: ReadinessGrouping,
): Promise<ReadinessCounts[]> {
  const column = COLUMNS[by];
  const sum = (condition: string, name: string) =>
    query.addSelect(`SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END)`, name);
  query.select('COUNT(*)', 'total');
  sum('readiness.connected', 'connected');
  for (const state of STATES) sum(`readiness.state = '${state}'`, state);
  for (const lack of LACKS) {
    sum(`readiness.lacks LIKE '${lackPattern(lack)}'`, `lacks${lack}`);
    sum(`readiness.lacks LIKE '${firstLackPattern(lack)}'`, `next${lack}`);
  }
  if (column) query.addSelect(`readiness.${column}`, 'grouped').groupBy(`readiness.${column}`);
  const rows = await query.getRawMany<Sums>();
  const keyOf = ({ grouped }: Sums) => String(grouped ?? LAST);
  return rows.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)).map((sums) => countsOf(sums, column));
}
