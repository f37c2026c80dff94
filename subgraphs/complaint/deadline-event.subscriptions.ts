import { Arg, Directive, Resolver, Root, Subscription } from 'type-graphql';
import { openedByStreams, type StreamOpener } from '../kit/build-schema.js';
import { AFTER, RESUMABLE } from '../kit/resumable.js';
import { viewDeadlineEvent } from './deadline-event.resolver.js';
import type { DeadlineEvent, DeadlineEventService } from './deadline-event.service.js';
import { ComplaintDeadlineEvent, DeadlineEventFilter } from './deadline-event.type.js';
import { READERS_ONLY } from './directives.js';

@Resolver()
export class DeadlineSubscriptions {
  @Directive('@authenticated')
  @Directive(READERS_ONLY)
  @Directive(RESUMABLE)
  @Subscription(() => ComplaintDeadlineEvent, {
    nullable: true,
    description:
      'Each deadline of a complaint that approaches, was missed, was counted again, was revised or is brought to a higher body, from now on or after a cursor (batas waktu laporan langsung). You see what you were entitled to when it was told.',
    subscribe: openedByStreams,
  })
  complaintDeadlineChanged(
    @Root() event: DeadlineEvent,
    @Arg('filter', () => DeadlineEventFilter, { nullable: true, description: 'Which ones (saringan).' })
    _filter?: DeadlineEventFilter | null,
    @Arg('after', () => String, AFTER) _after?: string | null,
  ): ComplaintDeadlineEvent {
    return viewDeadlineEvent(event);
  }
}

/** What opens the source of the stream above. */
export function deadlineStreams(events: DeadlineEventService): Record<keyof DeadlineSubscriptions, StreamOpener> {
  return {
    complaintDeadlineChanged: ({ filter, after }, stream) =>
      events.follow(stream.viewer, { filter, after: after as string | null | undefined }, stream),
  };
}
