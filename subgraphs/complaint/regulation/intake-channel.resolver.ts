import { Arg, Ctx, Directive, Mutation, Query, Resolver } from 'type-graphql';
import { RequestContext } from '../../kit/request-context.js';
import { DateScalar } from '../../kit/scalars.js';
import { ADMINISTRATORS_ONLY } from '../directives.js';
import type { IntakeChannelService } from './intake-channel.service.js';
import { IntakeChannel, RecordIntakeChannelInput, RecordIntakeChannelPayload } from './intake-channel.type.js';

@Resolver(() => IntakeChannel)
export class IntakeChannelResolver {
  constructor(private readonly channels: IntakeChannelService) {}

  @Query(() => [IntakeChannel], {
    nullable: true,
    description: 'The channels by which complaints come in, each in its state on a day (daftar kanal).',
  })
  intakeChannels(
    @Arg('at', () => DateScalar, { nullable: true, description: 'Which day (tanggal); today where it is not named.' })
    at?: string | null,
  ): Promise<IntakeChannel[]> {
    return this.channels.list(at);
  }

  @Directive('@authenticated')
  @Directive(ADMINISTRATORS_ONLY)
  @Mutation(() => RecordIntakeChannelPayload, {
    nullable: true,
    description: 'Records the state of a channel from a day on (pencatatan kanal): the national desk.',
  })
  async recordIntakeChannel(
    @Arg('input', () => RecordIntakeChannelInput, { description: 'The channel and its state (masukan).' })
    input: RecordIntakeChannelInput,
    @Ctx() { viewer }: RequestContext,
  ): Promise<RecordIntakeChannelPayload> {
    return { intakeChannel: await this.channels.record(viewer, input) };
  }
}
