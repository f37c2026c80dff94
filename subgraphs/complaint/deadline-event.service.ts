import { z } from 'zod';
import { AGENCY_LEVELS, type ComplaintDeadlineNotice, type ComplaintEvents } from '../../schema/events.js';
import { entitlementsOf } from '../kit/access.js';
import { DeadlineKind } from '../kit/deadline.type.js';
import { Directory } from '../kit/directory-projection.js';
import type { FeedReader } from '../kit/feed.js';
import { reference, regionCode } from '../kit/input-rules.js';
import { isWithinOrganisation, isWithinTerritory } from '../kit/relations.js';
import type { SubgraphKit } from '../kit/subgraph.js';
import { validate } from '../kit/validate.js';
import type { Viewer } from '../kit/viewer.js';
import { ACCESS } from './access.js';
import type { EventPageRequest } from './complaint-event.service.js';
import { findNamedAgency } from './complaint-query.js';
import { DeadlineEventKind } from './deadline-event.type.js';
import {
  type ComplaintFeedEvent,
  type EventMatcher,
  type EventPage,
  followMatching,
  pageMatching,
} from './scan-feed.js';

/** An event that tells of a deadline. */
export type DeadlineEvent = Extract<ComplaintFeedEvent, { kind: DeadlineEventKind }>;

const filterSchema = z.object({
  agency: reference.nullish(),
  organisation: reference.nullish(),
  territory: regionCode.nullish(),
  levels: z.array(z.enum(AGENCY_LEVELS)).min(1).nullish(),
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
    const { agency, organisation, territory, levels, stages, kinds } = validate(filterSchema, filter ?? {}, 'filter');
    const directory = new Directory(this.kit.database.read);
    const holder = agency == null ? undefined : await findNamedAgency(directory, agency, 'filter.agency');
    const body =
      organisation == null ? undefined : await findNamedAgency(directory, organisation, 'filter.organisation');
    const holds = (notice: ComplaintDeadlineNotice) =>
      (!holder || notice.agencyId === holder.id) &&
      (!body || isWithinOrganisation(notice.organisation, body.organisation)) &&
      (territory == null || isWithinTerritory(notice.territory, [territory])) &&
      (levels == null || levels.includes(notice.level)) &&
      (stages == null || stages.includes(notice.stage as DeadlineKind));
    return (event): event is DeadlineEvent =>
      isDeadlineEvent(event) && (kinds == null || kinds.includes(event.kind)) && holds(event.payload);
  }
}
