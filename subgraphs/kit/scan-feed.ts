import { MAX_PAGE_SIZE } from './connection.js';
import { badInput } from './errors.js';
import type { Feed, FeedEvent, FeedQuery, FeedReader } from './feed.js';
import { COMMON_REFUSALS } from './refusals.js';

/** Whether an event is one of those that a reader asks for. */
export type EventMatcher<Events, Event extends FeedEvent<Events>> = (event: FeedEvent<Events>) => event is Event;

/** Where a page of events begins, and how long it may be. */
export interface EventPageRequest {
  after?: string | null;
  first: number;
}

export interface EventPage<Event> {
  events: Event[];
  endCursor: string;
  hasMore: boolean;
}

const SCAN_SIZE = 200;
/** How much of the feed one call looks through; a page that ends early says that more may follow. */
const MAX_SCANS = 25;

/** Throws `BAD_USER_INPUT` at `first`. */
export function assertPageSize(first: number): void {
  if (!Number.isInteger(first) || first < 1 || first > MAX_PAGE_SIZE) {
    throw badInput('first', COMMON_REFUSALS.pageSize);
  }
}

/** The matching events after the query's cursor, or from now on, until the reader’s signal. */
export async function* followMatching<Events, Event extends FeedEvent<Events>>(
  feed: Feed<Events>,
  query: Omit<FeedQuery, 'limit'>,
  matches: EventMatcher<Events, Event>,
  reader: FeedReader,
): AsyncGenerator<Event> {
  for await (const event of feed.follow(query, reader)) if (matches(event)) yield event;
}

/** A page of exactly what `followMatching` shows. Throws `BAD_USER_INPUT` or `CURSOR_EXPIRED`. */
export async function pageMatching<Events, Event extends FeedEvent<Events>>(
  feed: Feed<Events>,
  query: Omit<FeedQuery, 'limit'>,
  matches: EventMatcher<Events, Event>,
  first: number,
): Promise<EventPage<Event>> {
  assertPageSize(first);
  const scan = { ...query, limit: SCAN_SIZE };
  const events: Event[] = [];
  let page = await feed.page(scan);
  for (let scans = 1; ; scans++) {
    for (const event of page.events) {
      if (!matches(event)) continue;
      if (events.length === first) return { events, endCursor: (events.at(-1) as Event).cursor, hasMore: true };
      events.push(event);
    }
    const { endCursor, hasMore } = page;
    if (!hasMore || scans === MAX_SCANS) return { events, endCursor, hasMore };
    page = await feed.page({ ...scan, after: endCursor });
  }
}
