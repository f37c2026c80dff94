import type { TrainingEvents } from '../../../schema/events.js';
import { entitlementsOf } from '../../kit/access.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import { ACCESS } from '../access.js';
import { type NoticeEvent, NoticeService } from '../notices/notice.service.js';
import { GuidanceEventName } from './guidance-event.type.js';

/** An event that tells of guidance. */
export type GuidanceEvent = NoticeEvent<`${GuidanceEventName}`>;

/** Reads what is told of guidance, for those who were entitled to it when it was told. */
export class GuidanceEventService extends NoticeService<`${GuidanceEventName}`> {
  constructor(kit: Pick<SubgraphKit<TrainingEvents>, 'database' | 'feed'>) {
    super(kit, Object.values(GuidanceEventName), {
      instead: 'readinessGuidance',
      entitlementsOf: (viewer) => entitlementsOf(viewer, 'READ_GUIDANCE', ACCESS),
    });
  }
}
