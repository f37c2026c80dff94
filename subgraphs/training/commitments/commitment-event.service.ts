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
import { CommitmentEventName } from './commitment.type.js';

/** An event that tells of a promise. */
export type CommitmentFeedEvent = Extract<FeedEvent<TrainingEvents>, { kind: `${CommitmentEventName}` }>;

const filterSchema = agencyFilterSchema.extend({ kinds: z.array(z.enum(CommitmentEventName)).min(1).nullish() });
const KINDS: ReadonlySet<string> = new Set(Object.values(CommitmentEventName));

function isOfCommitment(event: FeedEvent<TrainingEvents>): event is CommitmentFeedEvent {
  return KINDS.has(event.kind);
}

/** Reads what is told of promises, for those who were entitled to it when it was told. */
export class CommitmentEventService {
  constructor(private readonly kit: Pick<SubgraphKit<TrainingEvents>, 'database' | 'feed'>) {}

  /** What comes after a cursor, or from now on, until the reader’s signal. Throws `BAD_USER_INPUT` or `CURSOR_EXPIRED`. */
  async *follow(
    viewer: Viewer,
    { filter, after }: { filter: unknown; after?: string | null },
    reader: FeedReader,
  ): AsyncGenerator<CommitmentFeedEvent> {
    const matches = await this.matcherOf(filter);
    yield* followMatching(this.kit.feed, this.queryOf(viewer, after), matches, reader);
  }

  /** A page of exactly what `follow` shows with the same filter. */
  async page(
    viewer: Viewer,
    { filter, after, first }: EventPageRequest & { filter: unknown },
  ): Promise<EventPage<CommitmentFeedEvent>> {
    const matches = await this.matcherOf(filter);
    return pageMatching(this.kit.feed, this.queryOf(viewer, after), matches, first);
  }

  private queryOf(viewer: Viewer, after: string | null | undefined) {
    const entitlements = entitlementsOf(viewer, 'READ_PEOPLE', ACCESS);
    return { instead: 'commitmentLetters', after: after ?? undefined, entitlements };
  }

  private async matcherOf(filter: unknown): Promise<EventMatcher<TrainingEvents, CommitmentFeedEvent>> {
    const { kinds, ...place } = validate(filterSchema, filter ?? {}, 'filter');
    const isThere = await agencyMatcher(new Directory(this.kit.database.read), place);
    return (event): event is CommitmentFeedEvent =>
      isOfCommitment(event) &&
      (kinds == null || kinds.includes(event.kind as CommitmentEventName)) &&
      isThere(event.payload);
  }
}
