import { setTimeout as wait } from 'node:timers/promises';
import type { Inspector } from './inspector.js';
import { residentMemoryKib } from './process-usage.js';

const COLLECTIONS = 3;
const BETWEEN_MS = 100;

/**
 * The memory in kilobytes (1,000 bytes) that a `node` has resident after full garbage collections, with which V8 gives
 * back what it does not use; undefined where there is no `/proc`.
 */
export async function settledMemoryKb(inspector: Inspector, pid: number): Promise<number | undefined> {
  for (let collection = 0; collection < COLLECTIONS; collection += 1) {
    await inspector.call('HeapProfiler.collectGarbage');
    await wait(BETWEEN_MS);
  }
  const kib = residentMemoryKib(pid);
  return kib === undefined ? undefined : (kib * 1024) / 1000;
}
