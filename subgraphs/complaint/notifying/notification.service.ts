import { randomUUID } from 'node:crypto';
import { type EntityManager, In } from 'typeorm';
import { z } from 'zod';
import type { ComplaintEvents } from '../../../schema/events.js';
import { allowingGrant, entitlementsOf } from '../../kit/access.js';
import { CodedError } from '../../kit/errors.js';
import type { FeedReader } from '../../kit/feed.js';
import { idempotent, UNSEALED } from '../../kit/idempotency.js';
import type { IdentityVault } from '../../kit/identity-vault.js';
import { inOrderOf, type LoadMany } from '../../kit/request-context.js';
import { type EventPage, type EventPageRequest, followMatching, pageMatching } from '../../kit/scan-feed.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import { validate } from '../../kit/validate.js';
import type { Viewer, ViewerGrant } from '../../kit/viewer.js';
import { ACCESS } from '../access.js';
import { ComplaintRow } from '../complaint.entity.js';
import type { ComplaintFeedEvent } from '../complaint-feed.js';
import { IdentityAccessRow } from '../identity-access.entity.js';
import type { Reporter } from '../intake/submit-schema.js';
import { reporterContext } from '../reporter-context.js';
import { ReporterIdentityRow } from '../reporter-identity.entity.js';
import { NotificationDeliveryRow, ReporterNotificationRow } from './notification.entity.js';
import { DeliveryChannel, DeliveryOutcome } from './notification.type.js';

/** An event that tells that a reporter is notified. */
export type NotificationEvent = Extract<ComplaintFeedEvent, { kind: 'REPORTER_NOTIFIED' }>;

/** The purpose under which the record of all readings has what was read to deliver a notification. */
const PURPOSE = 'notification';

const notificationId = z.string().min(1).max(36);
const contactSchema = z.object({ notificationId });
const deliverySchema = z.object({
  idempotencyKey: z.string().min(8).max(120),
  notificationId,
  channel: z.enum(DeliveryChannel.values),
  outcome: z.enum(DeliveryOutcome.values),
});

function isNotification(event: ComplaintFeedEvent): event is NotificationEvent {
  return event.kind === 'REPORTER_NOTIFIED';
}

/** What reporters are told, for the portal that delivers it and for the reporter. */
export class NotificationService {
  constructor(
    private readonly kit: SubgraphKit<ComplaintEvents>,
    private readonly vault: IdentityVault,
  ) {}

  /** What comes after a cursor, or from now on, until the reader’s signal. Throws `BAD_USER_INPUT` or `CURSOR_EXPIRED`. */
  follow(viewer: Viewer, after: string | null | undefined, reader: FeedReader): AsyncGenerator<NotificationEvent> {
    return followMatching(this.kit.feed, this.queryOf(viewer, after), isNotification, reader);
  }

  /** A page of exactly what `follow` shows. */
  page(viewer: Viewer, { after, first }: EventPageRequest): Promise<EventPage<NotificationEvent>> {
    return pageMatching(this.kit.feed, this.queryOf(viewer, after), isNotification, first);
  }

  /**
   * Where to a notification is delivered, after who reads it and when is on record; also of an anonymous reporter, for a
   * machine reads it and no handler. Throws `NOT_FOUND` for a notification that is not the viewer’s to deliver.
   */
  contact(viewer: Viewer, input: unknown): Promise<Pick<Reporter, 'phone' | 'email'>> {
    const checked = validate(contactSchema, input);
    const { subject } = viewer;
    if (subject === undefined) throw new CodedError('UNAUTHENTICATED');
    return this.kit.database.write(async (manager) => {
      const { notification, grant } = await open(manager, viewer, checked.notificationId);
      const { id, complaintId } = notification;
      const { role, agency } = grant;
      const purpose = `${PURPOSE} ${id}`;
      const at = this.kit.now();
      const access = { id: randomUUID(), complaintId, subject, role, agencyId: agency.id, purpose, at };
      await manager.insert(IdentityAccessRow, access);
      const identity = await manager.findOneBy(ReporterIdentityRow, { complaintId });
      if (!identity) return {};
      const { phone, email } = JSON.parse(this.vault.open(identity.sealed, reporterContext(complaintId))) as Reporter;
      return { phone, email };
    });
  }

  /** Keeps what came of an attempt at a delivery, once for its key. Throws `NOT_FOUND` as `contact` does, or `CONFLICT`. */
  markDelivered(viewer: Viewer, input: unknown): Promise<string> {
    const { idempotencyKey: key, ...content } = validate(deliverySchema, input);
    const now = this.kit.now();
    const request = { scope: `markNotificationDelivered:${viewer.subject ?? ''}`, key, content, now };
    return this.kit.database.silentWrite(async (manager) => {
      const { notification, grant } = await open(manager, viewer, content.notificationId);
      return idempotent(manager, UNSEALED, request, async () => {
        const row = { ...content, id: randomUUID(), agencyId: grant.agency.id, at: now };
        await manager.insert(NotificationDeliveryRow, row);
        return notification.id;
      });
    });
  }

  /** The public numbers of complaints. */
  readonly loadTrackingNumbers: LoadMany<string, string> = async (ids) => {
    const rows = await this.kit.database.read.find(ComplaintRow, {
      select: { id: true, trackingNumber: true },
      where: { id: In([...ids]) },
    });
    return inOrderOf(ids, rows, ({ id }) => id).map((row) => row?.trackingNumber ?? new CodedError('NOT_FOUND'));
  };

  /** What the reporters of complaints were told, in order. */
  readonly loadOfComplaints: LoadMany<string, ReporterNotificationRow[]> = async (ids) => {
    const where = { complaintId: In([...ids]) };
    const rows = await this.kit.database.read.find(ReporterNotificationRow, { where, order: { seq: 'ASC' } });
    return ids.map((id) => rows.filter(({ complaintId }) => complaintId === id));
  };

  /** What came of delivering notifications, in order. */
  readonly loadDeliveries: LoadMany<string, NotificationDeliveryRow[]> = async (ids) => {
    const where = { notificationId: In([...ids]) };
    const order = { at: 'ASC', id: 'ASC' } as const;
    const rows = await this.kit.database.read.find(NotificationDeliveryRow, { where, order });
    return ids.map((id) => rows.filter((row) => row.notificationId === id));
  };

  private queryOf(viewer: Viewer, after: string | null | undefined) {
    return { instead: 'complaints', after: after ?? undefined, entitlements: entitlementsOf(viewer, 'NOTIFY', ACCESS) };
  }
}

/** A notification that the viewer delivers, and the grant by which. Throws `NOT_FOUND`. */
async function open(
  manager: EntityManager,
  viewer: Viewer,
  id: string,
): Promise<{ notification: ReporterNotificationRow; grant: ViewerGrant }> {
  const notification = await manager.findOneBy(ReporterNotificationRow, { id });
  // Nothing but the origin gives a right to deliver, so that no holder is asked for.
  const standing = { organisation: '', supervision: null, originId: notification?.deliveredById };
  const grant = allowingGrant(viewer, 'NOTIFY', standing, ACCESS);
  if (!notification || !grant) throw new CodedError('NOT_FOUND');
  return { notification, grant };
}
