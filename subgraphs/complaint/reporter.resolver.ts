import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import { RequestContext } from '../kit/request-context.js';
import type { ComplaintService } from './complaint.service.js';
import { RateComplaintInput, ReplyToComplaintInput, WithdrawComplaintInput } from './reporter.input.js';
import type { ReporterService } from './reporter.service.js';
import { TrackedComplaint } from './tracked-complaint.type.js';

@ObjectType()
abstract class OwnComplaintPayload {
  @Field(() => TrackedComplaint, { description: 'The complaint as its reporter sees it now (laporan saya).' })
  complaint!: TrackedComplaint;
}

@ObjectType({ description: 'A complaint after its reporter wrote (hasil tanggapan balik).' })
export class ReplyToComplaintPayload extends OwnComplaintPayload {}

@ObjectType({ description: 'A complaint after it was taken back (hasil pencabutan).' })
export class WithdrawComplaintPayload extends OwnComplaintPayload {}

@ObjectType({ description: 'A complaint after it was rated (hasil penilaian).' })
export class RateComplaintPayload extends OwnComplaintPayload {}

@Resolver()
export class ReporterResolver {
  constructor(
    private readonly reporters: ReporterService,
    private readonly complaints: ComplaintService,
  ) {}

  @Mutation(() => ReplyToComplaintPayload, {
    nullable: true,
    description:
      'The reporter writes: what was asked for, so that a deferred complaint goes on, or within the window why the answer does not do, so that the follow-up goes on (tanggapan balik).',
  })
  async replyToComplaint(
    @Arg('input', () => ReplyToComplaintInput, { description: 'Which complaint and the words (masukan).' })
    input: ReplyToComplaintInput,
    @Ctx() context: RequestContext,
  ): Promise<ReplyToComplaintPayload> {
    return this.payloadOf(await this.reporters.reply(input), context);
  }

  @Mutation(() => WithdrawComplaintPayload, {
    nullable: true,
    description: 'The reporter takes the complaint back; it is archived (pencabutan laporan).',
  })
  async withdrawComplaint(
    @Arg('input', () => WithdrawComplaintInput, { description: 'Which complaint (masukan).' })
    input: WithdrawComplaintInput,
    @Ctx() context: RequestContext,
  ): Promise<WithdrawComplaintPayload> {
    return this.payloadOf(await this.reporters.withdraw(input), context);
  }

  @Mutation(() => RateComplaintPayload, {
    nullable: true,
    description: 'The reporter rates what was done, once the complaint is closed; the last rating holds (penilaian).',
  })
  async rateComplaint(
    @Arg('input', () => RateComplaintInput, { description: 'Which complaint and how it was (masukan).' })
    input: RateComplaintInput,
    @Ctx() context: RequestContext,
  ): Promise<RateComplaintPayload> {
    return this.payloadOf(await this.reporters.rate(input), context);
  }

  private async payloadOf(complaintId: string, context: RequestContext): Promise<OwnComplaintPayload> {
    return { complaint: await context.load(this.complaints.loadTracked, complaintId) };
  }
}
