import { Arg, Args, Ctx, Directive, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Language as LanguageCode } from '../../../schema/errors.js';
import { PageArguments } from '../../kit/connection.js';
import { Language } from '../../kit/language.enum.js';
import { RequestContext } from '../../kit/request-context.js';
import type { ComplaintStatus } from '../complaint.enum.js';
import type { ComplaintService } from '../complaint.service.js';
import { Complaint } from '../complaint.type.js';
import { LABEL_LANGUAGE, NOTIFIERS_ONLY } from '../directives.js';
import { TrackedComplaint } from '../tracked-complaint.type.js';
import { MarkNotificationDeliveredInput, ReporterContactInput } from './notification.input.js';
import type { NotificationEvent, NotificationService } from './notification.service.js';
import {
  MarkNotificationDeliveredPayload,
  NotificationDelivery,
  ReporterContactPayload,
  ReporterNotification,
  ReporterNotificationPage,
  SentNotification,
} from './notification.type.js';
import { ReporterNotificationKind } from './notification-kind.js';
import { longMessage, shortMessage } from './notification-message.js';

/** A notification as whoever delivers it sees it. */
export function viewNotification({ cursor, occurredAt, payload }: NotificationEvent): ReporterNotification {
  return Object.assign(new ReporterNotification(), {
    id: payload.notificationId,
    complaintId: payload.complaintId,
    kind: payload.notification as ReporterNotificationKind,
    status: payload.status as ComplaintStatus,
    ofOriginal: payload.ofOriginal,
    cursor,
    occurredAt,
  });
}

/** The words of one of the two types of notifications. */
function wordsOf(NotificationType: typeof ReporterNotification | typeof SentNotification) {
  @Resolver(() => NotificationType)
  class WordsResolver {
    constructor(private readonly notifications: NotificationService) {}

    @FieldResolver(() => String, { description: 'Public number of the complaint (nomor pelacakan).' })
    trackingNumber(@Root() { complaintId }: ReporterNotification, @Ctx() context: RequestContext): Promise<string> {
      return context.load(this.notifications.loadTrackingNumbers, complaintId);
    }

    @FieldResolver(() => String, { description: 'What the reporter is told of, in words (jenis pemberitahuan).' })
    kindLabel(
      @Root() { kind }: ReporterNotification,
      @Arg('lang', () => Language, LABEL_LANGUAGE) lang: LanguageCode,
    ): string {
      return ReporterNotificationKind.label(kind, lang);
    }

    @FieldResolver(() => String, {
      description:
        'For a text message of at most 160 characters: number and status, never what was reported (pesan singkat).',
    })
    async message(
      @Root() notification: ReporterNotification,
      @Ctx() context: RequestContext,
      @Arg('lang', () => Language, LABEL_LANGUAGE) lang: LanguageCode,
    ): Promise<string> {
      return shortMessage(await this.noticeOf(notification, context), lang);
    }

    @FieldResolver(() => String, { description: 'The same for an e-mail, with where to read more (pesan surel).' })
    async longMessage(
      @Root() notification: ReporterNotification,
      @Ctx() context: RequestContext,
      @Arg('lang', () => Language, LABEL_LANGUAGE) lang: LanguageCode,
    ): Promise<string> {
      return longMessage(await this.noticeOf(notification, context), lang);
    }

    private async noticeOf({ kind, status, ofOriginal, complaintId }: ReporterNotification, context: RequestContext) {
      const trackingNumber = await context.load(this.notifications.loadTrackingNumbers, complaintId);
      return { kind, status, ofOriginal, trackingNumber };
    }
  }
  return WordsResolver;
}

export const notificationWordResolvers = [wordsOf(ReporterNotification), wordsOf(SentNotification)];

@Resolver(() => ReporterNotification)
export class NotificationResolver {
  constructor(
    private readonly notifications: NotificationService,
    private readonly complaints: ComplaintService,
  ) {}

  @Directive('@authenticated')
  @Directive(NOTIFIERS_ONLY)
  @Query(() => ReporterNotificationPage, {
    nullable: true,
    description:
      'What `reporterNotified` shows, for clients without sockets (pemberitahuan pelapor). Without `after` it is an empty page that says where to begin.',
  })
  async reporterNotifications(
    @Ctx() { viewer }: RequestContext,
    @Args(() => PageArguments) page: PageArguments,
  ): Promise<ReporterNotificationPage> {
    const { events, endCursor, hasMore } = await this.notifications.page(viewer, page);
    return { events: events.map(viewNotification), endCursor, hasMore };
  }

  @Directive('@authenticated')
  @Directive(NOTIFIERS_ONLY)
  @Mutation(() => ReporterContactPayload, {
    nullable: true,
    description:
      'Where to deliver one notification (kontak pelapor), for the machine that delivers it: also of an anonymous reporter, whom no handler is shown. Who reads it and when is kept on record with each call.',
  })
  async reporterContact(
    @Arg('input', () => ReporterContactInput, { description: 'Which notification (masukan).' })
    input: ReporterContactInput,
    @Ctx() { viewer }: RequestContext,
  ): Promise<ReporterContactPayload> {
    const { phone, email } = await this.notifications.contact(viewer, input);
    return { notificationId: input.notificationId, phone: phone ?? null, email: email ?? null };
  }

  @Directive('@authenticated')
  @Directive(NOTIFIERS_ONLY)
  @Mutation(() => MarkNotificationDeliveredPayload, {
    nullable: true,
    description: 'Keeps on record what came of an attempt to deliver a notification (pencatatan pengiriman).',
  })
  async markNotificationDelivered(
    @Arg('input', () => MarkNotificationDeliveredInput, { description: 'Which notification and how (masukan).' })
    input: MarkNotificationDeliveredInput,
    @Ctx() context: RequestContext,
  ): Promise<MarkNotificationDeliveredPayload> {
    const notificationId = await this.notifications.markDelivered(context.viewer, input);
    context.clear();
    return { notificationId };
  }

  @FieldResolver(() => Complaint, {
    nullable: true,
    description: 'The complaint as it is now (laporan); null where you may not see it.',
  })
  complaint(@Root() { complaintId }: ReporterNotification, @Ctx() context: RequestContext): Promise<Complaint | null> {
    return context.load(this.complaints.loadVisible, complaintId);
  }
}

@Resolver(() => TrackedComplaint)
export class TrackedNotificationResolver {
  constructor(private readonly sent: NotificationService) {}

  @FieldResolver(() => [SentNotification], { description: 'What its reporter was told, in order (pemberitahuan).' })
  async notifications(
    @Root() { complaintId }: TrackedComplaint,
    @Ctx() context: RequestContext,
  ): Promise<SentNotification[]> {
    const rows = await context.load(this.sent.loadOfComplaints, complaintId);
    return rows.map((row) => Object.assign(new SentNotification(), row));
  }
}

@Resolver(() => SentNotification)
export class SentNotificationResolver {
  constructor(private readonly notifications: NotificationService) {}

  @FieldResolver(() => [NotificationDelivery], { description: 'How it was delivered, in order (pengiriman).' })
  deliveries(@Root() { id }: SentNotification, @Ctx() context: RequestContext): Promise<NotificationDelivery[]> {
    return context.load(this.notifications.loadDeliveries, id);
  }
}
