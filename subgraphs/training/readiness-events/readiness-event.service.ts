import { z } from 'zod';
import type { TrainingEvents } from '../../../schema/events.js';
import { agencyFilterSchema, agencyMatcher } from '../../kit/agency-filter.js';
import { Directory } from '../../kit/directory/directory.js';
import { EventService } from '../../kit/event-service.js';
import { oneOrMoreOf } from '../../kit/input-rules.js';
import type { EventMatcher } from '../../kit/scan-feed.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import { validate } from '../../kit/validate.js';
import type { NoticeEvent } from '../notices/notice.service.js';
import { ReadinessState } from '../readiness.js';
import { readinessEntitlementsOf } from './follow-own-body.js';

/** An event that tells how ready an agency has become. */
export type ReadinessEvent = NoticeEvent<'READINESS_CHANGED'>;

const filterSchema = agencyFilterSchema.extend({ states: oneOrMoreOf(z.enum(ReadinessState)).nullish() });

/** Reads changes of readiness, for those who were entitled to them when they were noticed. */
export class ReadinessEventService extends EventService<TrainingEvents, ReadinessEvent> {
  constructor(kit: Pick<SubgraphKit<TrainingEvents>, 'database' | 'feed'>) {
    super(kit, {
      instead: 'readinessList',
      entitlementsOf: (viewer) => readinessEntitlementsOf(kit.database.read, viewer),
    });
  }

  protected async matcherOf(filter: unknown): Promise<EventMatcher<TrainingEvents, ReadinessEvent>> {
    const { states, ...place } = validate(filterSchema, filter ?? {}, 'filter');
    const isThere = await agencyMatcher(new Directory(this.kit.database.read), place);
    const isMeant = (state: string) => states == null || states.includes(state as ReadinessState);
    return (event): event is ReadinessEvent =>
      event.kind === 'READINESS_CHANGED' && isMeant(event.payload.stateAfter) && isThere(event.payload);
  }
}
