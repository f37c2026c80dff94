import type { ComplaintEvents } from '../../../schema/events.js';
import { entitlementsOf } from '../../kit/access.js';
import { findNamedAgency } from '../../kit/agency-filter.js';
import { Directory } from '../../kit/directory/directory.js';
import { EventService } from '../../kit/event-service.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import { validate } from '../../kit/validate.js';
import { ACCESS } from '../access.js';
import type { ComplaintEventMatcher, ComplaintFeedEvent } from '../complaint-feed.js';
import type { AnswerDraftState } from './draft.enum.js';
import { draftFilterSchema } from './draft-schemas.js';

/** An event that tells of a draft. */
export type DraftEvent = Extract<ComplaintFeedEvent, { kind: 'COMPLAINT_ANSWER_DRAFT_CHANGED' }>;

/** Reads what is told of drafts, for the organisation that wrote them. */
export class DraftEventService extends EventService<ComplaintEvents, DraftEvent> {
  constructor(kit: SubgraphKit<ComplaintEvents>) {
    super(kit, {
      instead: 'answerDrafts',
      entitlementsOf: (viewer) => entitlementsOf(viewer, 'READ_DRAFTS', ACCESS),
    });
  }

  protected async matcherOf(filter: unknown): Promise<ComplaintEventMatcher<DraftEvent>> {
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
