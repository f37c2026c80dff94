import { Field, ID, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../kit/scalars.js';
import { ComplaintStatus } from '../complaint.enum.js';
import { labelledEnum } from '../labelled-enum.js';
import { ReporterNotificationKind } from './notification-kind.js';

export const DeliveryChannel = labelledEnum(
  'DeliveryChannel',
  'By which way a notification is delivered (sarana pemberitahuan).',
  {
    SMS: { id: 'SMS', en: 'text message' },
    EMAIL: { id: 'surel', en: 'e-mail' },
    CHAT: { id: 'pesan percakapan', en: 'chat' },
  },
);
export type DeliveryChannel = (typeof DeliveryChannel.names)[number];

export const DeliveryOutcome = labelledEnum(
  'DeliveryOutcome',
  'What came of a delivery (hasil pengiriman pemberitahuan).',
  {
    DELIVERED: { id: 'terkirim', en: 'delivered' },
    FAILED: { id: 'gagal', en: 'failed' },
  },
);
export type DeliveryOutcome = (typeof DeliveryOutcome.names)[number];

@ObjectType()
abstract class Notification {
  complaintId!: string;

  @Field(() => ID, { description: 'Its id (pengenal pemberitahuan).' })
  id!: string;

  @Field(() => ReporterNotificationKind.values, { description: 'What the reporter is told of (jenis pemberitahuan).' })
  kind!: ReporterNotificationKind;

  @Field(() => ComplaintStatus.values, { description: 'The public status after it (status setelahnya).' })
  status!: ComplaintStatus;

  @Field(() => Boolean, {
    description: 'Whether it happened to the complaint into which this one was merged (laporan induk).',
  })
  ofOriginal!: boolean;
}

@ObjectType({
  description:
    'That a reporter is to be told of something, for whoever delivers it (pemberitahuan pelapor). Without content and without who reports: `reporterContact` says where to.',
})
export class ReporterNotification extends Notification {
  @Field(() => String, { description: 'Its place in the stream, for `after` (kursor).' })
  cursor!: string;

  @Field(() => DateTimeScalar, { description: 'When it happened (waktu kejadian).' })
  occurredAt!: Date;
}

@ObjectType({ description: 'A page of the stream of what reporters are told (halaman pemberitahuan).' })
export class ReporterNotificationPage {
  @Field(() => [ReporterNotification], { description: 'The notifications in their order (pemberitahuan berurutan).' })
  events!: ReporterNotification[];

  @Field(() => String, { description: 'Where to go on with `after`, also on an empty page (kursor akhir).' })
  endCursor!: string;

  @Field(() => Boolean, { description: 'Whether to ask again at once, for more may follow (masih ada).' })
  hasMore!: boolean;
}

@ObjectType({ description: 'What came of an attempt to deliver a notification (pengiriman pemberitahuan).' })
export class NotificationDelivery {
  @Field(() => DeliveryChannel.values, { description: 'By which way (sarana).' })
  channel!: DeliveryChannel;

  @Field(() => DeliveryOutcome.values, { description: 'What came of it (hasil).' })
  outcome!: DeliveryOutcome;

  @Field(() => DateTimeScalar, { description: 'When (waktu).' })
  at!: Date;
}

@ObjectType({ description: 'What the reporter of a complaint was told (pemberitahuan laporan saya).' })
export class SentNotification extends Notification {
  @Field(() => DateTimeScalar, { description: 'When it happened (waktu kejadian).' })
  at!: Date;
}

@ObjectType({ description: 'Where to a notification is delivered, with the reading on record (kontak pelapor).' })
export class ReporterContactPayload {
  @Field(() => ID, { description: 'Id of the notification (pengenal pemberitahuan).' })
  notificationId!: string;

  @Field(() => String, { nullable: true, description: 'Telephone number (nomor telepon); null where none was given.' })
  phone!: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address (surel); null where none was given.' })
  email!: string | null;
}

@ObjectType({ description: 'A delivery that was recorded (hasil pencatatan pengiriman).' })
export class MarkNotificationDeliveredPayload {
  @Field(() => ID, { description: 'Id of the notification (pengenal pemberitahuan).' })
  notificationId!: string;
}
