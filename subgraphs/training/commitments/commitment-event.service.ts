import type { TrainingEvents } from '../../../schema/events.js';
import { entitlementsOf } from '../../kit/access.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import { ACCESS } from '../access.js';
import { type NoticeEvent, NoticeService } from '../notices/notice.service.js';
import { CommitmentEventName } from './commitment.type.js';

/** An event that tells of a promise. */
export type CommitmentFeedEvent = NoticeEvent<`${CommitmentEventName}`>;

/** Reads what is told of promises, for those who were entitled to it when it was told. */
export class CommitmentEventService extends NoticeService<`${CommitmentEventName}`> {
  constructor(kit: Pick<SubgraphKit<TrainingEvents>, 'database' | 'feed'>) {
    super(kit, Object.values(CommitmentEventName), {
      instead: 'commitmentLetters',
      entitlementsOf: (viewer) => entitlementsOf(viewer, 'READ_PEOPLE', ACCESS),
    });
  }
}
