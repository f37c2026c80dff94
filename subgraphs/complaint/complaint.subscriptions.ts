import { Arg, Directive, Resolver, Root, Subscription } from 'type-graphql';
import type { ComplaintEvents } from '../../schema/events.js';
import type { FeedEvent } from '../kit/feed.js';
import { StreamContext } from '../kit/request-context.js';
import { viewMovement } from './complaint-event.resolver.js';
import type { ComplaintEventService, MovementEvent } from './complaint-event.service.js';
import { ComplaintForwardedEvent, MyComplaintEvent } from './complaint-event.type.js';
import { ComplaintEventFilter } from './complaint-filter.input.js';
import { READERS_ONLY } from './directives.js';
import { viewOwnEvent } from './my-complaint.resolver.js';
import type { TrackingService } from './tracking.service.js';

const RESUMABLE = '@resumable(argument: "after", cursor: "cursor")';
const AFTER = { nullable: true, description: 'Go on after this cursor (lanjutkan setelah); without it from now on.' };

interface OwnArguments {
  trackingNumber: string;
  secret: string;
  after?: string | null;
}

/**
 * The resolver of this subgraph's streams. A subscription's source is declared with its decorator and not called on an
 * instance, so each subgraph that is opened has a class of its own around its services.
 */
export function buildSubscriptions(events: ComplaintEventService, tracking: TrackingService): object {
  async function* followOwn({ trackingNumber, secret, after }: OwnArguments, signal: AbortSignal) {
    const { id } = await tracking.find(trackingNumber, secret);
    yield* events.followOwn(id, after, signal);
  }

  @Resolver()
  class ComplaintSubscriptions {
    @Directive('@authenticated')
    @Directive(READERS_ONLY)
    @Directive(RESUMABLE)
    @Subscription(() => ComplaintForwardedEvent, {
      description:
        'Each complaint that is forwarded or returned between agencies, from now on or after a cursor (penerusan laporan langsung). You see what you were entitled to when it happened.',
      subscribe: ({ args, context }: { args: { filter?: unknown; after?: string | null }; context: StreamContext }) =>
        events.followMovements(context.viewer, { filter: args.filter, after: args.after }, context.signal),
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
      description: 'Each change of one’s own complaint, by number and secret (perubahan laporan saya langsung).',
      subscribe: ({ args, context }: { args: OwnArguments; context: StreamContext }) => followOwn(args, context.signal),
    })
    myComplaintChanged(
      @Root() event: FeedEvent<ComplaintEvents>,
      @Arg('trackingNumber', () => String, { description: 'The public number (nomor pelacakan).' })
      _trackingNumber: string,
      @Arg('secret', () => String, { description: 'The reporter’s secret (kode rahasia).' }) _secret: string,
      @Arg('after', () => String, AFTER) _after?: string | null,
    ): MyComplaintEvent {
      return viewOwnEvent(event);
    }
  }
  return new ComplaintSubscriptions();
}
