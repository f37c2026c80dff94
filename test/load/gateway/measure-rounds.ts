import { setTimeout as wait } from 'node:timers/promises';
import { cpuTimeMs } from '../kit/process-usage.js';
import type { StartedTarget } from '../kit/start-process.js';
import { shuffled } from '../kit/statistics.js';
import { answerAssertion } from './assert-answer.js';
import { type RunningLoad, startLoad } from './send-load.js';
import type { BenchQuery } from './system/queries.js';

/** One round of one target with one query. */
export interface Measurement {
  target: string;
  query: BenchQuery['name'];
  round: number;
  requestsPerSecond: number;
  /** CPU time of the target's process per request, in milliseconds; absent where the system does not tell. */
  cpuMsPerRequest?: number;
  /** Which part of the time the process was on a core: near 1 when it, not the load, was the limit. */
  busy?: number;
  /** The same of load and subgraphs together: near 1 when they were. */
  loadBusy?: number;
}

export interface Rounds {
  rounds: number;
  /** How long one target is measured with one query in one round. */
  durationMs: number;
  /** How long the load runs before that, every time; the first time `firstWarmUpMs`. */
  warmUpMs: number;
  firstWarmUpMs: number;
  seed: number;
}

/** Warms all targets up, then visits each in every round, in an order that changes from round to round. */
export async function measureRounds(
  targets: readonly StartedTarget[],
  subgraphsPid: number,
  queries: readonly BenchQuery[],
  { rounds, durationMs, warmUpMs, firstWarmUpMs, seed }: Rounds,
  report: (progress: string) => void,
): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  for (const query of queries) {
    for (const target of targets) {
      report(`warming up ${target.target.name} ${query.name}`);
      await measure(target, subgraphsPid, query, 0, { warmUpMs: 0, durationMs: firstWarmUpMs });
    }
  }
  for (let round = 1; round <= rounds; round += 1) {
    for (const query of queries) {
      for (const target of shuffled(targets, seed + round)) {
        const measurement = await measure(target, subgraphsPid, query, round, { warmUpMs, durationMs });
        report(`round ${round} ${query.name} ${target.target.name} ${measurement.requestsPerSecond.toFixed(0)}/s`);
        measurements.push(measurement);
      }
    }
  }
  return measurements;
}

async function measure(
  { target, port, pid }: StartedTarget,
  subgraphsPid: number,
  query: BenchQuery,
  round: number,
  { warmUpMs, durationMs }: Pick<Rounds, 'warmUpMs' | 'durationMs'>,
): Promise<Measurement> {
  const load = startLoad({
    port,
    operation: { query: query.query, variables: query.variables },
    connections: query.connections,
    assertAnswer: answerAssertion(target.title, query),
  });
  await Promise.race([load.first.then(() => wait(warmUpMs)), load.failure]);
  const before = readMeters(load, pid, subgraphsPid);
  await Promise.race([wait(durationMs), load.failure]);
  const after = readMeters(load, pid, subgraphsPid);
  await load.stop();
  const requests = after.answered - before.answered;
  if (requests === 0) throw new Error(`${target.title} answered nothing in ${durationMs} ms`);
  const elapsedMs = after.at - before.at;
  const cpuMs = (after.cpuMs ?? Number.NaN) - (before.cpuMs ?? Number.NaN);
  const loadMs = (after.loadMs ?? Number.NaN) - (before.loadMs ?? Number.NaN);
  return {
    target: target.name,
    query: query.name,
    round,
    requestsPerSecond: (requests / elapsedMs) * 1000,
    ...(!Number.isNaN(cpuMs + loadMs) && {
      cpuMsPerRequest: cpuMs / requests,
      busy: cpuMs / elapsedMs,
      loadBusy: loadMs / elapsedMs,
    }),
  };
}

interface Meters {
  at: number;
  answered: number;
  cpuMs: number | undefined;
  loadMs: number | undefined;
}

function readMeters(load: RunningLoad, pid: number, subgraphsPid: number): Meters {
  const subgraphsMs = cpuTimeMs(subgraphsPid);
  const { user, system } = process.cpuUsage();
  return {
    at: performance.now(),
    answered: load.answered(),
    cpuMs: cpuTimeMs(pid),
    loadMs: subgraphsMs === undefined ? undefined : subgraphsMs + (user + system) / 1000,
  };
}
