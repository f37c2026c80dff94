import { z } from 'zod';
import { AGENCY_LEVELS, type ComplaintEvents } from '../../schema/events.js';
import { entitlementsOf } from '../kit/access.js';
import { MAX_PAGE_SIZE } from '../kit/connection.js';
import { Directory } from '../kit/directory-projection.js';
import { badInput } from '../kit/errors.js';
import type { FeedEvent, FeedReader } from '../kit/feed.js';
import { reference, regionCode } from '../kit/input-rules.js';
import { COMMON_REFUSALS } from '../kit/refusals.js';
import type { SubgraphKit } from '../kit/subgraph.js';
import { validate } from '../kit/validate.js';
import type { Viewer } from '../kit/viewer.js';
import { ACCESS } from './access.js';
import { findNamedAgency } from './complaint-query.js';
import { type MovementFilter, matchesMovement } from './movement-filter.js';

type ComplaintFeedEvent = FeedEvent<ComplaintEvents>;
/** An event that tells of a movement between two agencies. */
export type MovementEvent = Extract<ComplaintFeedEvent, { kind: 'COMPLAINT_FORWARDED' | 'COMPLAINT_RETURNED' }>;

export interface EventPage<Event> {
  events: Event[];
  endCursor: string;
  hasMore: boolean;
}

export interface EventPageRequest {
  after?: string | null;
  first: number;
}

const eventFilterSchema = z.object({
  agency: reference.nullish(),
  organisation: reference.nullish(),
  territory: regionCode.nullish(),
  levels: z.array(z.enum(AGENCY_LEVELS)).min(1).nullish(),
  crossLevel: z.boolean().nullish(),
});

/** What to read instead, where the events after a cursor are no longer kept. */
const MOVEMENTS = { instead: 'complaints' };
const OWN = { instead: 'trackComplaint', entitlements: 'ALL' as const };

const SCAN_SIZE = 200;
/** How much of the feed one call looks through; a page that ends early says that more may follow. */
const MAX_SCANS = 25;

function isMovement(event: ComplaintFeedEvent): event is MovementEvent {
  return event.kind === 'COMPLAINT_FORWARDED' || event.kind === 'COMPLAINT_RETURNED';
}

function assertPageSize(first: number): void {
  if (!Number.isInteger(first) || first < 1 || first > MAX_PAGE_SIZE) {
    throw badInput('first', COMMON_REFUSALS.pageSize);
  }
}

/** Reads the complaint feed: movements for those who are entitled to them, all changes of one complaint for its reporter. */
export class ComplaintEventService {
  constructor(private readonly kit: SubgraphKit<ComplaintEvents>) {}

  /** The movements that come after a cursor, or from now on, until the reader’s signal. Throws `BAD_USER_INPUT` or `CURSOR_EXPIRED`. */
  async *followMovements(
    viewer: Viewer,
    { filter, after }: { filter: unknown; after?: string | null },
    reader: FeedReader,
  ): AsyncGenerator<MovementEvent> {
    const matches = await this.matcherOf(filter);
    const query = { ...MOVEMENTS, after: after ?? undefined, entitlements: entitlementsOf(viewer, 'READ', ACCESS) };
    for await (const event of this.kit.feed.follow(query, reader)) if (matches(event)) yield event;
  }

  /** A page of exactly what `followMovements` shows with the same filter. */
  async pageMovements(
    viewer: Viewer,
    { filter, after, first }: EventPageRequest & { filter: unknown },
  ): Promise<EventPage<MovementEvent>> {
    assertPageSize(first);
    const matches = await this.matcherOf(filter);
    const query = { ...MOVEMENTS, limit: SCAN_SIZE, entitlements: entitlementsOf(viewer, 'READ', ACCESS) };
    const events: MovementEvent[] = [];
    let page = await this.kit.feed.page({ ...query, after: after ?? undefined });
    for (let scan = 1; ; scan++) {
      for (const event of page.events) {
        if (!matches(event)) continue;
        if (events.length === first) {
          return { events, endCursor: (events.at(-1) as MovementEvent).cursor, hasMore: true };
        }
        events.push(event);
      }
      const { endCursor, hasMore } = page;
      if (!hasMore || scan === MAX_SCANS) return { events, endCursor, hasMore };
      page = await this.kit.feed.page({ ...query, after: endCursor });
    }
  }

  /** Every change of one complaint, for its reporter. The caller has checked the secret. */
  followOwn(complaintId: string, after: string | null | undefined, reader: FeedReader) {
    return this.kit.feed.follow({ ...OWN, after: after ?? undefined, aggregateId: complaintId }, reader);
  }

  /** A page of exactly what `followOwn` shows. */
  pageOwn(complaintId: string, { after, first }: EventPageRequest): Promise<EventPage<ComplaintFeedEvent>> {
    assertPageSize(first);
    return this.kit.feed.page({ ...OWN, after: after ?? undefined, aggregateId: complaintId, limit: first });
  }

  private async matcherOf(filter: unknown): Promise<(event: ComplaintFeedEvent) => event is MovementEvent> {
    const movementFilter = await this.findFilter(filter);
    return (event): event is MovementEvent => isMovement(event) && matchesMovement(movementFilter, event.payload);
  }

  private async findFilter(filter: unknown): Promise<MovementFilter> {
    const { agency, organisation, territory, levels, crossLevel } = validate(eventFilterSchema, filter ?? {}, 'filter');
    const directory = new Directory(this.kit.database.read);
    const sender = agency == null ? undefined : await findNamedAgency(directory, agency, 'filter.agency');
    const body =
      organisation == null ? undefined : await findNamedAgency(directory, organisation, 'filter.organisation');
    return {
      agencyId: sender?.id,
      organisation: body?.organisation,
      territory: territory ?? undefined,
      levels: levels ?? undefined,
      crossLevel: crossLevel ?? undefined,
    };
  }
}
