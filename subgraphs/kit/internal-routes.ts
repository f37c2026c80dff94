import { CodedError } from './errors.js';
import type { Feed } from './feed.js';
import type { SnapshotPage, SourcedPage } from './feed-source.js';

const FEED_PAGE = 500;

export interface InternalRoutes {
  feed: Feed<unknown>;
  /** A page of what the feed adds up to, where the subgraph gives one. */
  snapshot?: (page: string | null) => Promise<SnapshotPage>;
}

/**
 * Answers another subgraph, whose assertion was verified: `feed/head`, `feed/read`, `feed/snapshot`. Throws `NOT_FOUND` for
 * every other route, and `CURSOR_EXPIRED`.
 */
export async function answerInternal(
  route: string,
  parameters: Record<string, string>,
  { feed, snapshot }: InternalRoutes,
): Promise<unknown> {
  if (route === 'feed/head') return { cursor: await feed.head() };
  if (route === 'feed/read') return readPage(feed, parameters.after ?? '');
  if (route === 'feed/snapshot' && snapshot) return snapshot(parameters.page ?? null);
  throw new CodedError('NOT_FOUND');
}

async function readPage(feed: Feed<unknown>, after: string): Promise<SourcedPage> {
  const page = await feed.page({ after, limit: FEED_PAGE, entitlements: 'ALL', instead: 'feed/snapshot' });
  const events = page.events as unknown as { kind: string; aggregateId: string; occurredAt: Date; payload: unknown }[];
  return {
    ...page,
    events: events.map(({ kind, aggregateId, occurredAt, payload }) => ({
      kind,
      aggregateId,
      occurredAt: occurredAt.toISOString(),
      payload,
    })),
  };
}
