import { Arg, Directive, Resolver, Root, Subscription } from 'type-graphql';
import { openedByStreams, type StreamOpener } from '../kit/build-schema.js';
import type { StreamContext } from '../kit/request-context.js';
import { AFTER, RESUMABLE } from '../kit/resumable.js';
import { SecretScalar } from '../kit/scalars.js';
import { viewMovement } from './complaint-event.resolver.js';
import type { ChangeEvent, ComplaintEventService, MovementEvent } from './complaint-event.service.js';
import { ComplaintForwardedEvent, MyComplaintEvent } from './complaint-event.type.js';
import { ComplaintEventFilter } from './complaint-filter.input.js';
import { READERS_ONLY } from './directives.js';
import { viewOwnEvent } from './my-complaint.resolver.js';
import type { TrackingService } from './tracking.service.js';

@Resolver()
export class ComplaintSubscriptions {
  @Directive('@authenticated')
  @Directive(READERS_ONLY)
  @Directive(RESUMABLE)
  @Subscription(() => ComplaintForwardedEvent, {
    nullable: true,
    description:
      'Each complaint that is forwarded or returned between agencies, from now on or after a cursor (penerusan laporan langsung). You see what you were entitled to when it happened.',
    subscribe: openedByStreams,
  })
  complaintForwarded(
    @Root() event: MovementEvent,
    @Arg('filter', () => ComplaintEventFilter, { nullable: true, description: 'Which ones (saringan).' })
    _filter?: ComplaintEventFilter | null,
    @Arg('after', () => String, AFTER) _after?: string | null,
  ): ComplaintForwardedEvent {
    return viewMovement(event);
  }

  @Directive(RESUMABLE)
  @Subscription(() => MyComplaintEvent, {
    description:
      'Each change of one’s own complaint, by number and secret (perubahan laporan saya langsung); none of the one into which it was merged, which `mergedInto` of `trackComplaint` shows.',
    subscribe: openedByStreams,
  })
  myComplaintChanged(
    @Root() event: ChangeEvent,
    @Arg('trackingNumber', () => String, { description: 'The public number (nomor pelacakan).' })
    _trackingNumber: string,
    @Arg('secret', () => SecretScalar, { description: 'The reporter’s secret (kode rahasia).' }) _secret: string,
    @Arg('after', () => String, AFTER) _after?: string | null,
  ): MyComplaintEvent {
    return viewOwnEvent(event);
  }
}

interface OwnArguments {
  trackingNumber: string;
  secret: string;
  after?: string | null;
}

/** What opens the sources of the streams above. */
export function complaintStreams(
  events: ComplaintEventService,
  tracking: TrackingService,
): Record<keyof ComplaintSubscriptions, StreamOpener> {
  async function* followOwn({ trackingNumber, secret, after }: OwnArguments, stream: StreamContext) {
    const { id } = await tracking.find(trackingNumber, secret);
    yield* events.followOwn(id, after, stream);
  }
  return {
    complaintForwarded: ({ filter, after }, stream) =>
      events.follow(stream.viewer, { filter, after: after as string | null | undefined }, stream),
    myComplaintChanged: (args, stream) => followOwn(args as unknown as OwnArguments, stream),
  };
}
