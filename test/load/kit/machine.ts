import { availableParallelism, cpus, loadavg } from 'node:os';

/** Where and when something was measured. */
export interface Machine {
  cpu: string;
  cores: number;
  node: string;
  /** Whether the measured processes had a core of their own. */
  pinned: boolean;
  /** Of the last minute before the start. */
  loadAverage: number;
}

export function thisMachine(pinned: boolean): Machine {
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length || availableParallelism(),
    node: process.versions.node,
    pinned,
    loadAverage: loadavg()[0] ?? 0,
  };
}

/** When and where, in the words that figures begin with. `at` is an ISO date and time. */
export function takenOn(at: string, machine: Machine): string {
  return `Taken ${at.slice(0, 16).replace('T', ' ')} UTC: Node.js ${machine.node}, ${machine.cores} cores (${machine.cpu}), ${
    machine.pinned ? 'gateway on a core of its own' : '**not pinned**'
  }, load average ${machine.loadAverage.toFixed(1)} at the start`;
}
