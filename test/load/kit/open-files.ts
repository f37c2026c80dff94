import { readFileSync } from 'node:fs';

/** Throws where a process may not have `needed` files and sockets open. Node.js raises its limit to the hard one itself. */
export function assertOpenFiles(needed: number): void {
  let limits: string;
  try {
    limits = readFileSync('/proc/self/limits', 'utf8');
  } catch {
    return;
  }
  const limit = /^Max open files +(\d+)/m.exec(limits)?.[1];
  if (limit !== undefined && Number(limit) < needed) {
    throw new Error(`A process may open ${limit} files, ${needed} are needed: raise the hard limit (ulimit -Hn)`);
  }
}
