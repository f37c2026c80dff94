import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The core that a measured process has for itself, and the one for load and subgraphs. */
export interface Cores {
  gateway: number;
  load: number;
}

/** Two of the cores that this process may use; undefined without two, or without Linux' `taskset`. */
export function coresToPin(): Cores | undefined {
  if (spawnSync('taskset', ['--version']).status !== 0) return undefined;
  const allowed = /^Cpus_allowed_list:\s+(\S+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '';
  const [gateway, load] = allowed.split(',').flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, at) => first + at);
  });
  return gateway === undefined || load === undefined ? undefined : { gateway, load };
}

/** Moves this process, all of its threads and what it starts later to `core`. Throws when the system refuses. */
export function pinThisProcess(core: number): void {
  const { status, stderr } = spawnSync('taskset', ['--all-tasks', '-cp', String(core), String(process.pid)]);
  if (status !== 0) throw new Error(`taskset refuses core ${core}: ${stderr.toString()}`);
}
