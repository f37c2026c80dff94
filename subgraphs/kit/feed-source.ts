/** An event as another subgraph reads it: JSON, the payload typed by its kind in `schema/events.ts`. */
export interface SourcedEvent {
  kind: string;
  aggregateId: string;
  occurredAt: string;
  payload: unknown;
}

export interface SourcedPage {
  events: SourcedEvent[];
  endCursor: string;
  hasMore: boolean;
}

/** One page of what a feed's events add up to. `next` asks for the following page; null after the last. */
export interface SnapshotPage {
  rows: { kind: string; payload: unknown }[];
  next: string | null;
}

/** Another subgraph's feed, read at its internal, asserted route. */
export interface FeedSource {
  readonly name: string;
  /** The cursor from which to read after the snapshot; asked for before its first page. */
  head(): Promise<string>;
  snapshot(page: string | null): Promise<SnapshotPage>;
  read(after: string): Promise<SourcedPage>;
}

/** Calls an internal route of a subgraph (`feed/head`, `feed/snapshot`, `feed/read`) and answers its JSON. */
export type InternalCall = (route: string, parameters: Record<string, string>) => Promise<unknown>;

/** The feed of subgraph `name`, however its internal routes are reached. */
export function feedSource(name: string, call: InternalCall): FeedSource {
  return {
    name,
    head: async () => ((await call('feed/head', {})) as { cursor: string }).cursor,
    snapshot: async (page) => (await call('feed/snapshot', page === null ? {} : { page })) as SnapshotPage,
    read: async (after) => (await call('feed/read', { after })) as SourcedPage,
  };
}
