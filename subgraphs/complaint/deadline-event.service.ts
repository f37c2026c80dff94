import { z } from 'zod';
import type { ComplaintEvents } from '../../schema/events.js';
import { entitlementsOf } from '../kit/access.js';
import { agencyFilterSchema, agencyMatcher } from '../kit/agency-filter.js';
import { DeadlineKind } from '../kit/deadline.type.js';
import { Directory } from '../kit/directory/directory.js';
import { EventService } from '../kit/event-service.js';
import type { SubgraphKit } from '../kit/subgraph.js';
import { validate } from '../kit/validate.js';
import { ACCESS } from './access.js';
import type { ComplaintEventMatcher, ComplaintFeedEvent } from './complaint-feed.js';
import { DeadlineEventKind } from './deadline-event.type.js';

/** An event that tells of a deadline. */
export type DeadlineEvent = Extract<ComplaintFeedEvent, { kind: DeadlineEventKind }>;

const filterSchema = agencyFilterSchema.extend({
  stages: z.array(z.enum(DeadlineKind)).min(1).nullish(),
  kinds: z.array(z.enum(DeadlineEventKind.values)).min(1).nullish(),
});

const KINDS: ReadonlySet<string> = new Set(DeadlineEventKind.names);

function isDeadlineEvent(event: ComplaintFeedEvent): event is DeadlineEvent {
  return KINDS.has(event.kind);
}

/** Reads what is told of deadlines, for those who were entitled to it when it was told. */
export class DeadlineEventService extends EventService<ComplaintEvents, DeadlineEvent> {
  constructor(kit: SubgraphKit<ComplaintEvents>) {
    super(kit, { instead: 'complaints', entitlementsOf: (viewer) => entitlementsOf(viewer, 'READ', ACCESS) });
  }

  protected async matcherOf(filter: unknown): Promise<ComplaintEventMatcher<DeadlineEvent>> {
    const { stages, kinds, ...holding } = validate(filterSchema, filter ?? {}, 'filter');
    const holds = await agencyMatcher(new Directory(this.kit.database.read), holding);
    return (event): event is DeadlineEvent =>
      isDeadlineEvent(event) &&
      (kinds == null || kinds.includes(event.kind)) &&
      (stages == null || stages.includes(event.payload.stage as DeadlineKind)) &&
      holds(event.payload);
  }
}
