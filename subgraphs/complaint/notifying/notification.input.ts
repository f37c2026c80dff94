import { Field, ID, InputType } from 'type-graphql';
import { DeliveryChannel, DeliveryOutcome } from './notification.type.js';

@InputType({ description: 'Which notification is about to be delivered (kontak pelapor untuk pemberitahuan).' })
export class ReporterContactInput {
  @Field(() => ID, { description: 'Id of the notification (pengenal pemberitahuan).' })
  notificationId!: string;
}

@InputType({ description: 'What came of an attempt to deliver a notification (pencatatan pengiriman).' })
export class MarkNotificationDeliveredInput {
  @Field(() => String, {
    description: 'Made up by the client, 8 to 120 characters: the same again is recorded once (kunci idempotensi).',
  })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Id of the notification (pengenal pemberitahuan).' })
  notificationId!: string;

  @Field(() => DeliveryChannel.values, { description: 'By which way (sarana).' })
  channel!: DeliveryChannel;

  @Field(() => DeliveryOutcome.values, { description: 'What came of it (hasil).' })
  outcome!: DeliveryOutcome;
}
