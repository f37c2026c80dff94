import { Arg, Directive, Resolver, Root, Subscription } from 'type-graphql';
import { openedByStreams, type StreamOpener } from '../../kit/build-schema.js';
import { AFTER, RESUMABLE } from '../../kit/resumable.js';
import { READ_SCOPES } from '../scopes.js';
import { viewLetterEvent } from './letter-event.resolver.js';
import type { LetterEvent, LetterEventService } from './letter-event.service.js';
import { AppointmentLetterEvent, AppointmentLetterEventFilter } from './letter-event.type.js';

@Resolver()
export class LetterSubscriptions {
  @Directive('@authenticated')
  @Directive(READ_SCOPES)
  @Directive(RESUMABLE)
  @Subscription(() => AppointmentLetterEvent, {
    nullable: true,
    description:
      'Each letter of appointment that is recorded, verified, returned or corrected, from now on or after a cursor (SK langsung): of all agencies for national roles, of its territory for a province, of one’s own body, also from a unit of it, for the others. You see what you were entitled to when it happened.',
    subscribe: openedByStreams,
  })
  appointmentLetterChanged(
    @Root() event: LetterEvent,
    @Arg('filter', () => AppointmentLetterEventFilter, { nullable: true, description: 'Which ones (saringan).' })
    _filter?: AppointmentLetterEventFilter | null,
    @Arg('after', () => String, AFTER) _after?: string | null,
  ): AppointmentLetterEvent {
    return viewLetterEvent(event);
  }
}

/** What opens the source of the stream above. */
export function letterStreams(events: LetterEventService): Record<keyof LetterSubscriptions, StreamOpener> {
  return {
    appointmentLetterChanged: ({ filter, after }, stream) =>
      events.follow(stream.viewer, { filter, after: after as string | null | undefined }, stream),
  };
}
