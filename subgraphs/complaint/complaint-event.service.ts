import { z } from 'zod';
import { AGENCY_LEVELS, type ComplaintEvents } from '../../schema/events.js';
import { entitlementsOf } from '../kit/access.js';
import { findNamedAgency, findPaths, findRegions } from '../kit/agency-filter.js';
import { Directory } from '../kit/directory/directory.js';
import { EventService } from '../kit/event-service.js';
import type { FeedReader } from '../kit/feed.js';
import { reference, regionCode } from '../kit/input-rules.js';
import { type EventPage, type EventPageRequest, followMatching, pageMatching } from '../kit/scan-feed.js';
import type { SubgraphKit } from '../kit/subgraph.js';
import { validate } from '../kit/validate.js';
import { ACCESS } from './access.js';
import { ComplaintEventKind } from './complaint.enum.js';
import type { ComplaintEventMatcher, ComplaintFeedEvent } from './complaint-feed.js';
import { type MovementFilter, matchesMovement } from './movement-filter.js';

const MOVEMENT_KINDS = ['COMPLAINT_FORWARDED', 'COMPLAINT_RETURNED', 'COMPLAINT_RESPONSIBILITY_PASSED'] as const;

/** An event that tells of a movement between two agencies. */
export type MovementEvent = Extract<ComplaintFeedEvent, { kind: (typeof MOVEMENT_KINDS)[number] }>;

/** An event that tells of a change of a complaint. */
export type ChangeEvent = Extract<ComplaintFeedEvent, { kind: ComplaintEventKind }>;

const eventFilterSchema = z.object({
  agency: reference.nullish(),
  organisation: reference.nullish(),
  territory: regionCode.nullish(),
  levels: z.array(z.enum(AGENCY_LEVELS)).min(1).nullish(),
  crossLevel: z.boolean().nullish(),
});

/** What to read instead, where the events after a cursor are no longer kept, and for whom. */
const OWN = { instead: 'trackComplaint', entitlements: 'ALL' as const };

function isMovement(event: ComplaintFeedEvent): event is MovementEvent {
  return (MOVEMENT_KINDS as readonly string[]).includes(event.kind);
}

const CHANGES: ReadonlySet<string> = new Set(ComplaintEventKind.names);

/** What is told of deadlines is between agencies, and changes nothing for the reporter. */
function isChange(event: ComplaintFeedEvent): event is ChangeEvent {
  return CHANGES.has(event.kind);
}

/** Reads the complaint feed: movements for those who are entitled to them, all changes of one complaint for its reporter. */
export class ComplaintEventService extends EventService<ComplaintEvents, MovementEvent> {
  constructor(kit: SubgraphKit<ComplaintEvents>) {
    super(kit, { instead: 'complaints', entitlementsOf: (viewer) => entitlementsOf(viewer, 'READ', ACCESS) });
  }

  /** Every change of one complaint, for its reporter. The caller has checked the secret. */
  followOwn(complaintId: string, after: string | null | undefined, reader: FeedReader) {
    const query = { ...OWN, after: after ?? undefined, aggregateId: complaintId };
    return followMatching(this.kit.feed, query, isChange, reader);
  }

  /** A page of exactly what `followOwn` shows. */
  pageOwn(complaintId: string, { after, first }: EventPageRequest): Promise<EventPage<ChangeEvent>> {
    const query = { ...OWN, after: after ?? undefined, aggregateId: complaintId };
    return pageMatching(this.kit.feed, query, isChange, first);
  }

  protected async matcherOf(filter: unknown): Promise<ComplaintEventMatcher<MovementEvent>> {
    const movementFilter = await this.findFilter(filter);
    return (event): event is MovementEvent => isMovement(event) && matchesMovement(movementFilter, event.payload);
  }

  private async findFilter(filter: unknown): Promise<MovementFilter> {
    const { agency, organisation, territory, levels, crossLevel } = validate(eventFilterSchema, filter ?? {}, 'filter');
    const directory = new Directory(this.kit.database.read);
    const sender = agency == null ? undefined : await findNamedAgency(directory, agency, 'filter.agency');
    return {
      agencyId: sender?.id,
      organisations: organisation == null ? undefined : await findPaths(directory, organisation),
      territories: territory == null ? undefined : await findRegions(directory, territory),
      levels: levels ?? undefined,
      crossLevel: crossLevel ?? undefined,
    };
  }
}
