import type { StreamEntry } from './shared-event.js';

const MAX_ENTRIES = 500;
/** Older events are read anew: what they show may have changed. */
const MAX_AGE_MS = 60_000;

/** Whether it says where a stream stands. */
export function isCursor(cursor: unknown): boolean {
  return cursor !== undefined && cursor !== null;
}

/** The last entries of a stream, so that clients who were away for a moment are served without asking the subgraph. */
export class ReplayBuffer {
  private readonly entries: { readonly entry: StreamEntry; readonly at: number }[] = [];
  /** By cursor, how many entries had come when it came. */
  private readonly places = new Map<unknown, number>();
  private pushed = 0;

  push(entry: StreamEntry): void {
    const now = performance.now();
    this.entries.push({ entry, at: now });
    if (isCursor(entry.cursor)) this.places.set(entry.cursor, this.pushed);
    this.pushed += 1;
    while (this.entries.length > MAX_ENTRIES || (this.entries[0]?.at ?? now) < now - MAX_AGE_MS) this.dropOldest();
  }

  has(cursor: unknown): boolean {
    return this.places.has(cursor);
  }

  /** What came behind the cursor, which must be here. */
  behind(cursor: unknown): StreamEntry[] {
    const oldest = this.pushed - this.entries.length;
    const place = this.places.get(cursor);
    if (place === undefined) throw new Error('There is nothing behind a cursor that is not here.');
    return this.entries.slice(place + 1 - oldest).map(({ entry }) => entry);
  }

  private dropOldest(): void {
    const place = this.pushed - this.entries.length;
    const cursor = this.entries.shift()?.entry.cursor;
    if (this.places.get(cursor) === place) this.places.delete(cursor);
  }
}
