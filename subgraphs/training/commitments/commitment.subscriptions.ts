import { Arg, Directive, Resolver, Root, Subscription } from 'type-graphql';
import { openedByStreams, type StreamOpener } from '../../kit/build-schema.js';
import { AFTER, RESUMABLE } from '../../kit/resumable.js';
import { READ_SCOPES } from '../scopes.js';
import { viewCommitmentEvent } from './commitment.resolver.js';
import { CommitmentEvent, CommitmentEventFilter } from './commitment.type.js';
import type { CommitmentEventService, CommitmentFeedEvent } from './commitment-event.service.js';

@Resolver()
export class CommitmentSubscriptions {
  @Directive('@authenticated')
  @Directive(READ_SCOPES)
  @Directive(RESUMABLE)
  @Subscription(() => CommitmentEvent, {
    nullable: true,
    description:
      'Each promise of a letter of appointment that is recorded, due soon, overdue, kept or open again, from now on or after a cursor (komitmen langsung). You see what you were entitled to when it was told.',
    subscribe: openedByStreams,
  })
  commitmentChanged(
    @Root() event: CommitmentFeedEvent,
    @Arg('filter', () => CommitmentEventFilter, { nullable: true, description: 'Which ones (saringan).' })
    _filter?: CommitmentEventFilter | null,
    @Arg('after', () => String, AFTER) _after?: string | null,
  ): CommitmentEvent {
    return viewCommitmentEvent(event);
  }
}

/** What opens the source of the stream above. */
export function commitmentStreams(events: CommitmentEventService): Record<keyof CommitmentSubscriptions, StreamOpener> {
  return {
    commitmentChanged: ({ filter, after }, stream) =>
      events.follow(stream.viewer, { filter, after: after as string | null | undefined }, stream),
  };
}
