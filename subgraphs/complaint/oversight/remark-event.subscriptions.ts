import { Arg, Directive, Resolver, Root, Subscription } from 'type-graphql';
import { openedByStreams, type StreamOpener } from '../../kit/build-schema.js';
import { AFTER, RESUMABLE } from '../../kit/resumable.js';
import { READERS_ONLY } from '../directives.js';
import { viewRemarkEvent } from './remark-event.resolver.js';
import type { RemarkEvent, RemarkEventService } from './remark-event.service.js';
import { ComplaintRemarkEvent, RemarkEventFilter } from './remark-event.type.js';

@Resolver()
export class RemarkSubscriptions {
  @Directive('@authenticated')
  @Directive(READERS_ONLY)
  @Directive(RESUMABLE)
  @Subscription(() => ComplaintRemarkEvent, {
    nullable: true,
    description:
      'Each note, guidance, reminder and copy of a complaint, and each that is brought to the Ombudsman, from now on or after a cursor (pengawasan laporan langsung). You see what you were entitled to when it was told; reporters and portals see none of it.',
    subscribe: openedByStreams,
  })
  complaintRemarked(
    @Root() event: RemarkEvent,
    @Arg('filter', () => RemarkEventFilter, { nullable: true, description: 'Which ones (saringan).' })
    _filter?: RemarkEventFilter | null,
    @Arg('after', () => String, AFTER) _after?: string | null,
  ): ComplaintRemarkEvent {
    return viewRemarkEvent(event);
  }
}

/** What opens the source of the stream above. */
export function remarkStreams(events: RemarkEventService): Record<keyof RemarkSubscriptions, StreamOpener> {
  return {
    complaintRemarked: ({ filter, after }, stream) =>
      events.follow(stream.viewer, { filter, after: after as string | null | undefined }, stream),
  };
}
