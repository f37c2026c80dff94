import { z } from 'zod';
import type { TrainingEvents } from '../../../schema/events.js';
import { entitlementsOf } from '../../kit/access.js';
import { agencyFilterSchema, agencyMatcher } from '../../kit/agency-filter.js';
import { Directory } from '../../kit/directory-projection.js';
import type { FeedEvent, FeedReader } from '../../kit/feed.js';
import {
  type EventMatcher,
  type EventPage,
  type EventPageRequest,
  followMatching,
  pageMatching,
} from '../../kit/scan-feed.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import { validate } from '../../kit/validate.js';
import type { Viewer } from '../../kit/viewer.js';
import { ACCESS } from '../access.js';
import { ReadinessState } from '../readiness.js';

/** An event that tells how ready an agency has become. */
export type ReadinessEvent = Extract<FeedEvent<TrainingEvents>, { kind: 'READINESS_CHANGED' }>;

const filterSchema = agencyFilterSchema.extend({ states: z.array(z.enum(ReadinessState)).min(1).nullish() });

/** Reads changes of readiness, for those who were entitled to them when they were noticed. */
export class ReadinessEventService {
  constructor(private readonly kit: Pick<SubgraphKit<TrainingEvents>, 'database' | 'feed'>) {}

  /** What comes after a cursor, or from now on, until the reader’s signal. Throws `BAD_USER_INPUT` or `CURSOR_EXPIRED`. */
  async *follow(
    viewer: Viewer,
    { filter, after }: { filter: unknown; after?: string | null },
    reader: FeedReader,
  ): AsyncGenerator<ReadinessEvent> {
    const matches = await this.matcherOf(filter);
    yield* followMatching(this.kit.feed, this.queryOf(viewer, after), matches, reader);
  }

  /** A page of exactly what `follow` shows with the same filter. */
  async page(
    viewer: Viewer,
    { filter, after, first }: EventPageRequest & { filter: unknown },
  ): Promise<EventPage<ReadinessEvent>> {
    const matches = await this.matcherOf(filter);
    return pageMatching(this.kit.feed, this.queryOf(viewer, after), matches, first);
  }

  private queryOf(viewer: Viewer, after: string | null | undefined) {
    const entitlements = entitlementsOf(viewer, 'FOLLOW_READINESS', ACCESS);
    return { instead: 'readinessList', after: after ?? undefined, entitlements };
  }

  private async matcherOf(filter: unknown): Promise<EventMatcher<TrainingEvents, ReadinessEvent>> {
    const { states, ...place } = validate(filterSchema, filter ?? {}, 'filter');
    const isThere = await agencyMatcher(new Directory(this.kit.database.read), place);
    const isMeant = (state: string) => states == null || states.includes(state as ReadinessState);
    return (event): event is ReadinessEvent =>
      event.kind === 'READINESS_CHANGED' && isMeant(event.payload.stateAfter) && isThere(event.payload);
  }
}
