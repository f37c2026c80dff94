import type { Finding } from './checker/record.js';

/** What came of a run. */
export interface ChaosReport {
  /** What must not be; empty where nothing went wrong. */
  readonly findings: readonly Finding[];
  /** What no client can do anything about: refusals, and streams that say that they are over. */
  readonly faults: readonly string[];
  readonly disruptions: number;
  /** How often a gateway moved its open streams to another supergraph. */
  readonly swaps: number;
  readonly events: number;
  readonly movements: number;
  /** Of those: to units that were opened in the run. */
  readonly movementsToOpenedUnits: number;
  readonly deliveries: number;
  /** By how they were answered, without those of the healed hub. */
  readonly mutations: Readonly<Record<string, number>>;
  /** The changes of the directory, by what was to be done and how it was answered. */
  readonly reorganisations: Readonly<Record<string, number>>;
  /** Why streams ended, and how often. */
  readonly ends: Readonly<Record<string, number>>;
  /** Processes that ended although nobody told them to, with how, and how often: none should. */
  readonly ownExits: Readonly<Record<string, number>>;
  /** How long it took after the last disruption until everyone had everything. */
  readonly caughtUpMs: number;
  /** Where the processes' output is kept. */
  readonly logFolder?: string;
}

/** Whether nothing went wrong. */
export function isSound({
  findings,
  faults,
  ownExits,
}: Pick<ChaosReport, 'findings' | 'faults' | 'ownExits'>): boolean {
  return findings.length === 0 && faults.length === 0 && Object.keys(ownExits).length === 0;
}

/** How often each value occurs. */
export function countBy(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
