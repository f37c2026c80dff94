import { Arg, Directive, Resolver, Root, Subscription } from 'type-graphql';
import { openedByStreams, type StreamOpener } from '../../kit/build-schema.js';
import { AFTER, RESUMABLE } from '../../kit/resumable.js';
import { READ_SCOPES } from '../scopes.js';
import { viewReadinessEvent } from './readiness-event.resolver.js';
import type { ReadinessEvent, ReadinessEventService } from './readiness-event.service.js';
import { ReadinessChangedEvent, ReadinessEventFilter } from './readiness-event.type.js';

@Resolver()
export class ReadinessSubscriptions {
  @Directive('@authenticated')
  @Directive(READ_SCOPES)
  @Directive(RESUMABLE)
  @Subscription(() => ReadinessChangedEvent, {
    nullable: true,
    description:
      'Each change of how ready a ministry or local government is, from now on or after a cursor (perubahan kesiapan langsung): of all for national roles, of its territory for a province, of one’s own body, also from a unit of it, for the others. You see what you were entitled to when it was noticed.',
    subscribe: openedByStreams,
  })
  readinessChanged(
    @Root() event: ReadinessEvent,
    @Arg('filter', () => ReadinessEventFilter, { nullable: true, description: 'Which ones (saringan).' })
    _filter?: ReadinessEventFilter | null,
    @Arg('after', () => String, AFTER) _after?: string | null,
  ): ReadinessChangedEvent {
    return viewReadinessEvent(event);
  }
}

/** What opens the source of the stream above. */
export function readinessStreams(events: ReadinessEventService): Record<keyof ReadinessSubscriptions, StreamOpener> {
  return {
    readinessChanged: ({ filter, after }, stream) =>
      events.follow(stream.viewer, { filter, after: after as string | null | undefined }, stream),
  };
}
