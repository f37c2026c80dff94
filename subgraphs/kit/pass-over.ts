import { isDatabaseAway } from './database-away.js';
import { LeaseLostError } from './lease.js';

/** Reports why a duty left one piece out, and lets it go on with the next; throws what ends the whole turn. */
export function passOver(error: unknown, onError: (error: unknown) => void): void {
  if (error instanceof LeaseLostError || isDatabaseAway(error)) throw error;
  onError(error);
}
