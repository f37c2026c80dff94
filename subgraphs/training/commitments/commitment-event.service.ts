import { z } from 'zod';
import type { TrainingEvents } from '../../../schema/events.js';
import { entitlementsOf } from '../../kit/access.js';
import { agencyFilterSchema, agencyMatcher } from '../../kit/agency-filter.js';
import { Directory } from '../../kit/directory-projection.js';
import { EventService } from '../../kit/event-service.js';
import type { FeedEvent } from '../../kit/feed.js';
import type { EventMatcher } from '../../kit/scan-feed.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import { validate } from '../../kit/validate.js';
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
export class CommitmentEventService extends EventService<TrainingEvents, CommitmentFeedEvent> {
  constructor(kit: Pick<SubgraphKit<TrainingEvents>, 'database' | 'feed'>) {
    super(kit, {
      instead: 'commitmentLetters',
      entitlementsOf: (viewer) => entitlementsOf(viewer, 'READ_PEOPLE', ACCESS),
    });
  }

  protected async matcherOf(filter: unknown): Promise<EventMatcher<TrainingEvents, CommitmentFeedEvent>> {
    const { kinds, ...place } = validate(filterSchema, filter ?? {}, 'filter');
    const isThere = await agencyMatcher(new Directory(this.kit.database.read), place);
    return (event): event is CommitmentFeedEvent =>
      isOfCommitment(event) &&
      (kinds == null || kinds.includes(event.kind as CommitmentEventName)) &&
      isThere(event.payload);
  }
}
