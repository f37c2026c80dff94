import { z } from 'zod';
import type { ComplaintEvents } from '../../schema/events.js';
import { entitlementsOf } from '../kit/access.js';
import { DeadlineKind } from '../kit/deadline.type.js';
import { Directory } from '../kit/directory-projection.js';
import type { FeedReader } from '../kit/feed.js';
import type { SubgraphKit } from '../kit/subgraph.js';
import { validate } from '../kit/validate.js';
import type { Viewer } from '../kit/viewer.js';
import { ACCESS } from './access.js';
import type { EventPageRequest } from './complaint-event.service.js';
import { DeadlineEventKind } from './deadline-event.type.js';
import { holdingFilterSchema, holdingMatcher } from './holding.js';
import {
  type ComplaintFeedEvent,
  type EventMatcher,
  type EventPage,
  followMatching,
  pageMatching,
} from './scan-feed.js';

/** An event that tells of a deadline. */
export type DeadlineEvent = Extract<ComplaintFeedEvent, { kind: DeadlineEventKind }>;

const filterSchema = holdingFilterSchema.extend({
  stages: z.array(z.enum(DeadlineKind)).min(1).nullish(),
  kinds: z.array(z.enum(DeadlineEventKind.values)).min(1).nullish(),
});

const KINDS: ReadonlySet<string> = new Set(DeadlineEventKind.names);

function isDeadlineEvent(event: ComplaintFeedEvent): event is DeadlineEvent {
  return KINDS.has(event.kind);
}

/** Reads what is told of deadlines, for those who were entitled to it when it was told. */
export class DeadlineEventService {
  constructor(private readonly kit: SubgraphKit<ComplaintEvents>) {}

  /** What comes after a cursor, or from now on, until the reader’s signal. Throws `BAD_USER_INPUT` or `CURSOR_EXPIRED`. */
  async *follow(
    viewer: Viewer,
    { filter, after }: { filter: unknown; after?: string | null },
    reader: FeedReader,
  ): AsyncGenerator<DeadlineEvent> {
    const matches = await this.matcherOf(filter);
    yield* followMatching(this.kit.feed, this.queryOf(viewer, after), matches, reader);
  }

  /** A page of exactly what `follow` shows with the same filter. */
  async page(
    viewer: Viewer,
    { filter, after, first }: EventPageRequest & { filter: unknown },
  ): Promise<EventPage<DeadlineEvent>> {
    const matches = await this.matcherOf(filter);
    return pageMatching(this.kit.feed, this.queryOf(viewer, after), matches, first);
  }

  private queryOf(viewer: Viewer, after: string | null | undefined) {
    const entitlements = entitlementsOf(viewer, 'READ', ACCESS);
    return { instead: 'complaints', after: after ?? undefined, entitlements };
  }

  private async matcherOf(filter: unknown): Promise<EventMatcher<DeadlineEvent>> {
    const { stages, kinds, ...holding } = validate(filterSchema, filter ?? {}, 'filter');
    const holds = await holdingMatcher(new Directory(this.kit.database.read), holding);
    return (event): event is DeadlineEvent =>
      isDeadlineEvent(event) &&
      (kinds == null || kinds.includes(event.kind)) &&
      (stages == null || stages.includes(event.payload.stage as DeadlineKind)) &&
      holds(event.payload);
  }
}
