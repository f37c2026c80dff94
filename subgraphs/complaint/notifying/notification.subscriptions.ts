import { Arg, Directive, Resolver, Root, Subscription } from 'type-graphql';
import { openedByStreams, type StreamOpener } from '../../kit/build-schema.js';
import { AFTER, RESUMABLE } from '../../kit/resumable.js';
import { NOTIFIERS_ONLY } from '../directives.js';
import { viewNotification } from './notification.resolver.js';
import type { NotificationEvent, NotificationService } from './notification.service.js';
import { ReporterNotification } from './notification.type.js';

@Resolver()
export class NotificationSubscriptions {
  @Directive('@authenticated')
  @Directive(NOTIFIERS_ONLY)
  @Directive(RESUMABLE)
  @Subscription(() => ReporterNotification, {
    nullable: true,
    description:
      'Each time that a reporter is to be told of something, from now on or after a cursor (pemberitahuan pelapor langsung), for the portal that handed the complaint in; of what no portal handed in for the delivery service of the national desk.',
    subscribe: openedByStreams,
  })
  reporterNotified(
    @Root() event: NotificationEvent,
    @Arg('after', () => String, AFTER) _after?: string | null,
  ): ReporterNotification {
    return viewNotification(event);
  }
}

/** What opens the source of the stream above. */
export function notificationStreams(
  notifications: NotificationService,
): Record<keyof NotificationSubscriptions, StreamOpener> {
  return {
    reporterNotified: ({ after }, stream) =>
      notifications.follow(stream.viewer, after as string | null | undefined, stream),
  };
}
