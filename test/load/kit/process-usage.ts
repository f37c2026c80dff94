import { readFileSync } from 'node:fs';

/** Linux counts CPU time in hundredths of a second (`getconf CLK_TCK`) on every architecture that Node.js runs on. */
const TICK_MS = 10;

/** User and system time of all threads of a process until now, in milliseconds; undefined where there is no `/proc`. */
export function cpuTimeMs(pid: number): number | undefined {
  const stat = read(pid, 'stat');
  if (stat === undefined) return undefined;
  // After the name, which may hold spaces: state is the third field of proc(5), utime the 14th, stime the 15th.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** The most memory that a process ever had resident, in MiB; undefined where there is no `/proc`. */
export function peakMemoryMib(pid: number): number | undefined {
  const kib = statusKib(pid, 'VmHWM');
  return kib === undefined ? undefined : kib / 1024;
}

/** The memory that a process has resident now, in KiB; undefined where there is no `/proc`. */
export function residentMemoryKib(pid: number): number | undefined {
  return statusKib(pid, 'VmRSS');
}

function statusKib(pid: number, field: 'VmHWM' | 'VmRSS'): number | undefined {
  const kib = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(read(pid, 'status') ?? '')?.[1];
  return kib === undefined ? undefined : Number(kib);
}

function read(pid: number, file: 'stat' | 'status'): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return undefined;
  }
}
