import { cpuTimeMs } from '../kit/process-usage.js';

/** What processes used until a moment. */
export interface Meters {
  atMs: number;
  /** CPU time of the measured process, in milliseconds; NaN where the system does not tell. */
  cpuMs: number;
  /** The same of clients and subgraphs together. */
  loadMs: number;
}

export function readMeters(pid: number, subgraphsPid: number): Meters {
  const { user, system } = process.cpuUsage();
  return {
    atMs: performance.now(),
    cpuMs: cpuTimeMs(pid) ?? Number.NaN,
    loadMs: (cpuTimeMs(subgraphsPid) ?? Number.NaN) + (user + system) / 1000,
  };
}

/** What was used between two moments. */
export function between(before: Meters, after: Meters): Meters {
  return {
    atMs: after.atMs - before.atMs,
    cpuMs: after.cpuMs - before.cpuMs,
    loadMs: after.loadMs - before.loadMs,
  };
}
