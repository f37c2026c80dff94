import type { AgencyFacts, AgencyLevel } from '../../../schema/events.js';
import { ReadinessLack, ReadinessState } from '../readiness.js';
import type { Readiness } from '../readiness.type.js';

/** By what agencies are counted together. */
export enum ReadinessGrouping {
  PROVINCE = 'PROVINCE',
  LEVEL = 'LEVEL',
  NATION = 'NATION',
}

/** An agency with how ready it is. */
export interface AssessedAgency {
  agency: AgencyFacts;
  readiness: Readiness;
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
}

/** The states of those who have an account and no letter of appointment yet, promised or not. */
const WITHOUT_LETTER: readonly ReadinessState[] = [ReadinessState.ACCOUNT_WITHOUT_SK, ReadinessState.COMMITTED];

/** Code of the province in which the agency is supervised; null outside every province. */
export function provinceOf({ supervision }: AgencyFacts): string | null {
  return supervision?.split('.')[0] ?? null;
}

function groupOf(agency: AgencyFacts, by: ReadinessGrouping): Pick<ReadinessCounts, 'province' | 'level'> {
  switch (by) {
    case ReadinessGrouping.PROVINCE:
      return { province: provinceOf(agency), level: null };
    case ReadinessGrouping.LEVEL:
      return { province: null, level: agency.level };
    case ReadinessGrouping.NATION:
      return { province: null, level: null };
  }
}

function countsOf(group: Pick<ReadinessCounts, 'province' | 'level'>, of: readonly AssessedAgency[]): ReadinessCounts {
  const count = (holds: (one: AssessedAgency) => boolean) => of.filter(holds).length;
  const lacks = (lack: ReadinessLack) => count(({ readiness }) => readiness.lacks.includes(lack));
  return {
    ...group,
    total: of.length,
    connected: count(({ agency }) => agency.connected),
    notConnected: count(({ agency }) => !agency.connected),
    accountWithoutLetter: count(({ readiness }) => WITHOUT_LETTER.includes(readiness.state)),
    states: Object.values(ReadinessState).map((state) => ({
      state,
      count: count(({ readiness }) => readiness.state === state),
    })),
    lacks: Object.values(ReadinessLack).map((lack) => ({ lack, count: lacks(lack) })),
  };
}

/**
 * How many agencies are how ready, by group in the order of provinces or levels; every agency is in exactly one group, so
 * the groups add up to the whole. Those outside every province, such as ministries, are a group of their own, the last.
 * The nation is one group also where it is empty.
 */
export function summariseReadiness(agencies: readonly AssessedAgency[], by: ReadinessGrouping): ReadinessCounts[] {
  if (by === ReadinessGrouping.NATION) return [countsOf({ province: null, level: null }, agencies)];
  const groups = new Map<string, AssessedAgency[]>();
  for (const one of agencies) {
    const { province, level } = groupOf(one.agency, by);
    const key = province ?? level ?? '~';
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, members]) => countsOf(groupOf((members[0] as AssessedAgency).agency, by), members));
}
