import { Arg, Directive, Resolver, Root, Subscription } from 'type-graphql';
import { openedByStreams, type StreamOpener } from '../../kit/build-schema.js';
import { AFTER, RESUMABLE } from '../../kit/resumable.js';
import { READ_SCOPES } from '../scopes.js';
import { viewGuidanceEvent } from './guidance-event.resolver.js';
import type { GuidanceEvent, GuidanceEventService } from './guidance-event.service.js';
import { ReadinessGuidanceEvent, ReadinessGuidanceEventFilter } from './guidance-event.type.js';

@Resolver()
export class GuidanceSubscriptions {
  @Directive('@authenticated')
  @Directive(READ_SCOPES)
  @Directive(RESUMABLE)
  @Subscription(() => ReadinessGuidanceEvent, {
    nullable: true,
    description:
      'Each time that an agency is guided on its way to readiness or takes note of it, from now on or after a cursor (pembinaan kesiapan langsung): to the agency, to whoever is above it, and to its supervisors. You see what you were entitled to when it was told.',
    subscribe: openedByStreams,
  })
  readinessGuidanceChanged(
    @Root() event: GuidanceEvent,
    @Arg('filter', () => ReadinessGuidanceEventFilter, { nullable: true, description: 'Which ones (saringan).' })
    _filter?: ReadinessGuidanceEventFilter | null,
    @Arg('after', () => String, AFTER) _after?: string | null,
  ): ReadinessGuidanceEvent {
    return viewGuidanceEvent(event);
  }
}

/** What opens the source of the stream above. */
export function guidanceStreams(events: GuidanceEventService): Record<keyof GuidanceSubscriptions, StreamOpener> {
  return {
    readinessGuidanceChanged: ({ filter, after }, stream) =>
      events.follow(stream.viewer, { filter, after: after as string | null | undefined }, stream),
  };
}
