import { setTimeout as wait } from 'node:timers/promises';
import { MigrationsMissingError } from './database.js';
import { DATABASE_AWAY, isDatabaseAway } from './database-away.js';

const AGAIN_AFTER_MS = 1_000;

export interface Patience {
  /** Ends the waiting. */
  readonly signal: AbortSignal;
  /** Told each time what is waited for. */
  onWait(reason: string, error: unknown): void;
}

/**
 * The result of `work`, which is tried again each second while the database is away or lacks tables that somebody else is
 * to make. Undefined where it was ended before. Rejects with every other error.
 */
export async function patiently<T>(work: () => Promise<T>, { signal, onWait }: Patience): Promise<T | undefined> {
  while (!signal.aborted) {
    try {
      return await work();
    } catch (error) {
      const reason = reasonToWait(error);
      if (!reason) throw error;
      onWait(reason, error);
      await wait(AGAIN_AFTER_MS, undefined, { signal }).catch(() => undefined);
    }
  }
  return undefined;
}

function reasonToWait(error: unknown): string | undefined {
  if (isDatabaseAway(error)) return DATABASE_AWAY;
  return error instanceof MigrationsMissingError ? error.message : undefined;
}
