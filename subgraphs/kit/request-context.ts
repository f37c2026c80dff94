import DataLoader from 'dataloader';
import type { FeedReader } from './feed.js';
import type { FeedPlace } from './feed-cursor.js';
import type { StreamPositions } from './stream-positions.js';
import type { Viewer } from './viewer.js';

/** Loads the values of many keys at once, each at its key's place; undefined or null where there is none. */
export type LoadMany<K, V> = (keys: readonly K[], context: RequestContext) => Promise<(V | Error)[]>;

/** What the resolvers of one operation share: who asks, and one batch per kind of thing that is loaded. */
export class RequestContext {
  private readonly loaders = new Map<unknown, unknown>();

  constructor(readonly viewer: Viewer) {}

  /**
   * Loads through this operation's DataLoader for `loadMany`, so that resolvers that ask in the same turn share one call.
   * `loadMany` is one function object for the whole process, such as a service's arrow property.
   */
  load<K, V>(loadMany: LoadMany<K, V>, key: K): Promise<V> {
    let loader = this.loaders.get(loadMany) as DataLoader<K, V> | undefined;
    if (!loader) {
      loader = new DataLoader<K, V>((keys) => loadMany(keys, this));
      this.loaders.set(loadMany, loader);
    }
    return loader.load(key);
  }

  /** Forgets what was loaded: called when a mutation or an event has made it old. */
  clear(): void {
    this.loaders.clear();
  }
}

/** The context of a stream: its resolvers learn from `signal` when nobody listens any more. */
export class StreamContext extends RequestContext implements FeedReader {
  position: string | undefined;

  constructor(
    viewer: Viewer,
    readonly signal: AbortSignal,
    /** Looks whether the viewer may still be told what has come up to a place of the feed. */
    readonly admit: (place: FeedPlace) => Promise<void>,
    /** Where the reader wants to be told positions too. */
    readonly positions?: StreamPositions,
  ) {
    super(viewer);
  }

  reached(cursor: string): void {
    this.positions?.reached(cursor);
  }
}

/** `rows` in the order of `keys`, undefined where a key has no row: what `LoadMany` must answer. */
export function inOrderOf<K, V>(keys: readonly K[], rows: readonly V[], keyOf: (row: V) => K): (V | undefined)[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => byKey.get(key));
}
