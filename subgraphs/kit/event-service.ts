import type { Entitlement } from './access.js';
import type { FeedEvent, FeedReader } from './feed.js';
import { type EventMatcher, type EventPage, type EventPageRequest, followMatching, pageMatching } from './scan-feed.js';
import type { SubgraphKit } from './subgraph.js';
import type { Viewer } from './viewer.js';

/** Whose events are read, and which query to use instead where the feed does not reach back to a cursor. */
export interface EventAudience {
  instead: string;
  entitlementsOf: (viewer: Viewer) => Entitlement[] | 'ALL' | Promise<Entitlement[] | 'ALL'>;
}

/** Reads some kinds of the feed's events, for those who were entitled to them when they were told. */
export abstract class EventService<Events, Event extends FeedEvent<Events>> {
  constructor(
    protected readonly kit: Pick<SubgraphKit<Events>, 'database' | 'feed'>,
    private readonly audience: EventAudience,
  ) {}

  /** What comes after a cursor, or from now on, until the reader’s signal. Throws `BAD_USER_INPUT` or `CURSOR_EXPIRED`. */
  async *follow(
    viewer: Viewer,
    { filter, after }: { filter: unknown; after?: string | null },
    reader: FeedReader,
  ): AsyncGenerator<Event> {
    const matches = await this.matcherOf(filter);
    yield* followMatching(this.kit.feed, await this.queryOf(viewer, after), matches, reader);
  }

  /** A page of exactly what `follow` shows with the same filter. */
  async page(
    viewer: Viewer,
    { filter, after, first }: EventPageRequest & { filter: unknown },
  ): Promise<EventPage<Event>> {
    const matches = await this.matcherOf(filter);
    return pageMatching(this.kit.feed, await this.queryOf(viewer, after), matches, first);
  }

  /** Which events a client's filter asks for. Throws `BAD_USER_INPUT`. */
  protected abstract matcherOf(filter: unknown): Promise<EventMatcher<Events, Event>>;

  private async queryOf(viewer: Viewer, after: string | null | undefined) {
    const { instead, entitlementsOf } = this.audience;
    return { instead, after: after ?? undefined, entitlements: await entitlementsOf(viewer) };
  }
}
