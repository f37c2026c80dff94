import { z } from 'zod';
import type { ComplaintEvents } from '../../../schema/events.js';
import { entitlementsOf } from '../../kit/access.js';
import { agencyFilterSchema, agencyMatcher } from '../../kit/agency-filter.js';
import { Directory } from '../../kit/directory/directory.js';
import { EventService } from '../../kit/event-service.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import { validate } from '../../kit/validate.js';
import { ACCESS } from '../access.js';
import type { ComplaintEventMatcher, ComplaintFeedEvent } from '../complaint-feed.js';
import { RemarkEventKind } from './remark-event.type.js';

/** An event that tells of what agencies say of a complaint to each other, or who reads it beside its holder. */
export type RemarkEvent = Extract<ComplaintFeedEvent, { kind: RemarkEventKind }>;

const filterSchema = agencyFilterSchema.extend({
  kinds: z.array(z.enum(RemarkEventKind.values)).min(1).nullish(),
});

const KINDS: ReadonlySet<string> = new Set(RemarkEventKind.names);

function isRemarkEvent(event: ComplaintFeedEvent): event is RemarkEvent {
  return KINDS.has(event.kind);
}

/** Reads what is between agencies: by who may read that, so that neither reporters nor portals are told. */
export class RemarkEventService extends EventService<ComplaintEvents, RemarkEvent> {
  constructor(kit: SubgraphKit<ComplaintEvents>) {
    super(kit, { instead: 'complaints', entitlementsOf: (viewer) => entitlementsOf(viewer, 'READ_INTERNAL', ACCESS) });
  }

  protected async matcherOf(filter: unknown): Promise<ComplaintEventMatcher<RemarkEvent>> {
    const { kinds, ...holding } = validate(filterSchema, filter ?? {}, 'filter');
    const holds = await agencyMatcher(new Directory(this.kit.database.read), holding);
    return (event): event is RemarkEvent =>
      isRemarkEvent(event) && (kinds == null || kinds.includes(event.kind)) && holds(event.payload);
  }
}
