import { setTimeout as wait } from 'node:timers/promises';

/** Whether `work` is done within `ms`; goes on without it where it is not. Rejects where it fails before. */
export async function isDoneWithin(work: Promise<unknown>, ms: number): Promise<boolean> {
  const over = new AbortController();
  const { signal } = over;
  try {
    return await Promise.race([work.then(() => true), wait(ms, false, { signal })]);
  } finally {
    over.abort();
  }
}
