import type { ComplaintEvents } from '../../../schema/events.js';
import { entitlementsOf } from '../../kit/access.js';
import { findNamedAgency } from '../../kit/agency-filter.js';
import { Directory } from '../../kit/directory-projection.js';
import type { FeedReader } from '../../kit/feed.js';
import { type EventPage, type EventPageRequest, followMatching, pageMatching } from '../../kit/scan-feed.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import { validate } from '../../kit/validate.js';
import type { Viewer } from '../../kit/viewer.js';
import { ACCESS } from '../access.js';
import type { ComplaintEventMatcher, ComplaintFeedEvent } from '../complaint-feed.js';
import type { AnswerDraftState } from './draft.enum.js';
import { draftFilterSchema } from './draft-schemas.js';

/** An event that tells of a draft. */
export type DraftEvent = Extract<ComplaintFeedEvent, { kind: 'COMPLAINT_ANSWER_DRAFT_CHANGED' }>;

/** Reads what is told of drafts, for the organisation that wrote them. */
export class DraftEventService {
  constructor(private readonly kit: SubgraphKit<ComplaintEvents>) {}

  /** What comes after a cursor, or from now on, until the reader’s signal. Throws `BAD_USER_INPUT` or `CURSOR_EXPIRED`. */
  async *follow(
    viewer: Viewer,
    { filter, after }: { filter: unknown; after?: string | null },
    reader: FeedReader,
  ): AsyncGenerator<DraftEvent> {
    const matches = await this.matcherOf(filter);
    yield* followMatching(this.kit.feed, this.queryOf(viewer, after), matches, reader);
  }

  /** A page of exactly what `follow` shows with the same filter. */
  async page(
    viewer: Viewer,
    { filter, after, first }: EventPageRequest & { filter: unknown },
  ): Promise<EventPage<DraftEvent>> {
    const matches = await this.matcherOf(filter);
    return pageMatching(this.kit.feed, this.queryOf(viewer, after), matches, first);
  }

  private queryOf(viewer: Viewer, after: string | null | undefined) {
    const entitlements = entitlementsOf(viewer, 'READ_DRAFTS', ACCESS);
    return { instead: 'answerDrafts', after: after ?? undefined, entitlements };
  }

  private async matcherOf(filter: unknown): Promise<ComplaintEventMatcher<DraftEvent>> {
    const { states, agency } = validate(draftFilterSchema, filter ?? {}, 'filter');
    const writer =
      agency == null
        ? undefined
        : await findNamedAgency(new Directory(this.kit.database.read), agency, 'filter.agency');
    return (event): event is DraftEvent =>
      event.kind === 'COMPLAINT_ANSWER_DRAFT_CHANGED' &&
      (!writer || event.payload.agencyId === writer.id) &&
      (states == null || states.includes(event.payload.stateAfter as AnswerDraftState));
  }
}
