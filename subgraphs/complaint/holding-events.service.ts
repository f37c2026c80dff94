import type { ComplaintEvents } from '../../schema/events.js';
import { entitlementsOf } from '../kit/access.js';
import type { FeedReader } from '../kit/feed.js';
import { type EventPage, type EventPageRequest, followMatching, pageMatching } from '../kit/scan-feed.js';
import type { SubgraphKit } from '../kit/subgraph.js';
import type { Viewer } from '../kit/viewer.js';
import { ACCESS, type ComplaintAction } from './access.js';
import type { ComplaintEventMatcher, ComplaintFeedEvent } from './complaint-feed.js';

/** Reads some kinds of the feed's events, for those who were entitled to them by `action` when they were told. */
export abstract class HoldingEventsService<Event extends ComplaintFeedEvent> {
  constructor(
    protected readonly kit: SubgraphKit<ComplaintEvents>,
    private readonly action: ComplaintAction,
  ) {}

  /** What comes after a cursor, or from now on, until the reader’s signal. Throws `BAD_USER_INPUT` or `CURSOR_EXPIRED`. */
  async *follow(
    viewer: Viewer,
    { filter, after }: { filter: unknown; after?: string | null },
    reader: FeedReader,
  ): AsyncGenerator<Event> {
    const matches = await this.matcherOf(filter);
    yield* followMatching(this.kit.feed, this.queryOf(viewer, after), matches, reader);
  }

  /** A page of exactly what `follow` shows with the same filter. */
  async page(
    viewer: Viewer,
    { filter, after, first }: EventPageRequest & { filter: unknown },
  ): Promise<EventPage<Event>> {
    const matches = await this.matcherOf(filter);
    return pageMatching(this.kit.feed, this.queryOf(viewer, after), matches, first);
  }

  /** Which events a client's filter asks for. Throws `BAD_USER_INPUT`. */
  protected abstract matcherOf(filter: unknown): Promise<ComplaintEventMatcher<Event>>;

  private queryOf(viewer: Viewer, after: string | null | undefined) {
    const entitlements = entitlementsOf(viewer, this.action, ACCESS);
    return { instead: 'complaints', after: after ?? undefined, entitlements };
  }
}
