import { join } from 'node:path';
import { startChild } from '../kit/start-child.js';

export interface StartedSubgraphs {
  /** Name → url. */
  urls: Record<string, string>;
  pid: number;
  /** How many requests they had until now. */
  countRequests: () => Promise<number>;
  stop: () => Promise<void>;
}

/** Starts all subgraphs in one process. Resolves with their urls by name when they listen. */
export async function startSubgraphs(): Promise<StartedSubgraphs> {
  const { told, pid, ask, stop } = await startChild<Record<string, string>>(join(__dirname, 'serve-subgraphs.js'));
  return { urls: told, pid, countRequests: async () => (await ask('count')) as number, stop };
}
