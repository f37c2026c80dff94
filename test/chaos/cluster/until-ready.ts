import { setTimeout as wait } from 'node:timers/promises';

const READY_WITHIN_MS = 120_000;
const ANSWERS_WITHIN_MS = 2_000;
const LOOK_EVERY_MS = 200;

/** What `attempt` gives once it does not reject any more; rejects with its last error when that takes too long. */
export async function eventually<T>(attempt: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + READY_WITHIN_MS;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await wait(LOOK_EVERY_MS);
    }
  }
}

/** Resolves when every process whose `/health/ready` this is says that it is; rejects when that takes too long. */
export async function untilAllReady(healthUrls: readonly string[]): Promise<void> {
  await Promise.all(healthUrls.map((url) => eventually(() => assertReady(url))));
}

async function assertReady(url: string): Promise<void> {
  const response = await fetch(url, { signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url} answers ${response.status}: ${text}`);
}
