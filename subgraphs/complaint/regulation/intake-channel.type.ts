import { Field, InputType, ObjectType } from 'type-graphql';
import { DateScalar } from '../../kit/scalars.js';
import { IDEMPOTENCY_KEY } from '../../kit/shared-descriptions.js';
import { ComplaintChannel } from '../complaint.enum.js';
import { labelledEnum } from '../labelled-enum.js';

export const ChannelState = labelledEnum('ChannelState', 'Whether complaints come in by a channel (keadaan kanal).', {
  ACTIVE: { id: 'aktif', en: 'active' },
  IN_DEVELOPMENT: { id: 'dalam pengembangan', en: 'in development' },
  RETIRED: { id: 'tidak digunakan lagi', en: 'retired' },
});
export type ChannelState = (typeof ChannelState.names)[number];

@ObjectType({
  description: 'Since when a channel is in a state (kanal pengaduan). Complaints are taken only by one that is active.',
})
export class IntakeChannel {
  @Field(() => ComplaintChannel.values, { description: 'Which channel (kanal).' })
  channel!: ComplaintChannel;

  @Field(() => String, { description: 'Who runs it (pengelola).' })
  operator!: string;

  @Field(() => ChannelState.values, { description: 'Its state (keadaan).' })
  state!: ChannelState;

  @Field(() => DateScalar, { description: 'First day of that state, in the zone of the receiver (sejak).' })
  validFrom!: string;

  @Field(() => String, { description: 'Where this is known from (sumber).' })
  source!: string;
}

@InputType({ description: 'A state of a channel from a day on (keadaan kanal).' })
export class RecordIntakeChannelInput {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ComplaintChannel.values, { description: 'Which channel (kanal).' })
  channel!: ComplaintChannel;

  @Field(() => DateScalar, {
    description: 'First day of that state, since 2000 and within five years (sejak); no other may begin on it.',
  })
  validFrom!: string;

  @Field(() => String, { description: 'Who runs it, up to 255 characters (pengelola).' })
  operator!: string;

  @Field(() => ChannelState.values, { description: 'Its state (keadaan).' })
  state!: ChannelState;

  @Field(() => String, { description: 'Where this is known from, up to 255 characters (sumber).' })
  source!: string;
}

@ObjectType({ description: 'The state of the channel that was recorded (hasil pencatatan kanal).' })
export class RecordIntakeChannelPayload {
  @Field(() => IntakeChannel, { description: 'The channel from that day on (kanal).' })
  intakeChannel!: IntakeChannel;
}
