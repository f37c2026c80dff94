import { Arg, Directive, Resolver, Root, Subscription } from 'type-graphql';
import { openedByStreams, type StreamOpener } from '../../kit/build-schema.js';
import { AFTER, RESUMABLE } from '../../kit/resumable.js';
import { READERS_ONLY } from '../directives.js';
import { AnswerDraftFilter } from './answer-draft.input.js';
import { viewDraftEvent } from './draft-event.resolver.js';
import type { DraftEvent, DraftEventService } from './draft-event.service.js';
import { AnswerDraftEvent } from './draft-event.type.js';

@Resolver()
export class DraftSubscriptions {
  @Directive('@authenticated')
  @Directive(READERS_ONLY)
  @Directive(RESUMABLE)
  @Subscription(() => AnswerDraftEvent, {
    nullable: true,
    description:
      'What is done with the drafts of your own organisation, from now on or after a cursor (konsep tanggapan langsung); with `states: [SUBMITTED]` what begins to wait for a signature.',
    subscribe: openedByStreams,
  })
  answerDraftChanged(
    @Root() event: DraftEvent,
    @Arg('filter', () => AnswerDraftFilter, { nullable: true, description: 'Which ones (saringan).' })
    _filter?: AnswerDraftFilter | null,
    @Arg('after', () => String, AFTER) _after?: string | null,
  ): AnswerDraftEvent {
    return viewDraftEvent(event);
  }
}

/** What opens the source of the stream above. */
export function draftStreams(events: DraftEventService): Record<keyof DraftSubscriptions, StreamOpener> {
  return {
    answerDraftChanged: ({ filter, after }, stream) =>
      events.follow(stream.viewer, { filter, after: after as string | null | undefined }, stream),
  };
}
