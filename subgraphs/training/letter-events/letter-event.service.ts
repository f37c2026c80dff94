import type { TrainingEvents } from '../../../schema/events.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import { type NoticeEvent, NoticeService } from '../notices/notice.service.js';
import { readinessEntitlementsOf } from '../readiness-events/follow-own-body.js';
import { LetterEventName } from './letter-event.type.js';

/** An event that tells what happened to a letter. */
export type LetterEvent = NoticeEvent<`${LetterEventName}`>;

/** Reads what happened to letters, for those who were entitled to it when it did. */
export class LetterEventService extends NoticeService<`${LetterEventName}`> {
  constructor(kit: Pick<SubgraphKit<TrainingEvents>, 'database' | 'feed'>) {
    super(kit, Object.values(LetterEventName), {
      instead: 'appointmentLetters',
      entitlementsOf: (viewer) => readinessEntitlementsOf(kit.database.read, viewer),
    });
  }
}
