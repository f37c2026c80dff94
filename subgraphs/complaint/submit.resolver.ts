import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import { RequestContext } from '../kit/request-context.js';
import type { ComplaintService } from './complaint.service.js';
import { SubmitComplaintInput } from './submit.input.js';
import type { SubmitService } from './submit.service.js';
import { TrackedComplaint } from './tracked-complaint.type.js';

@ObjectType({ description: 'What the reporter is given (tanda terima laporan).' })
export class SubmitComplaintPayload {
  @Field(() => String, { description: 'The public number to follow it with (nomor pelacakan).' })
  trackingNumber!: string;

  @Field(() => String, { description: 'Known to the reporter only, told once (kode rahasia). Keep it.' })
  secret!: string;

  @Field(() => TrackedComplaint, { description: 'The complaint as its reporter sees it (laporan saya).' })
  complaint!: TrackedComplaint;
}

@Resolver()
export class SubmitResolver {
  constructor(
    private readonly submissions: SubmitService,
    private readonly complaints: ComplaintService,
  ) {}

  @Mutation(() => SubmitComplaintPayload, {
    nullable: true,
    description:
      'Hands in a complaint (penyampaian laporan). Citizens need no account; a portal follows what it handed in; an admin keys in what came by counter, letter or telephone.',
  })
  async submitComplaint(
    @Arg('input', () => SubmitComplaintInput, { description: 'The complaint and who reports it (masukan).' })
    input: SubmitComplaintInput,
    @Ctx() context: RequestContext,
  ): Promise<SubmitComplaintPayload> {
    const { complaintId, trackingNumber, secret } = await this.submissions.submit(context.viewer, input);
    return { trackingNumber, secret, complaint: await context.load(this.complaints.loadTracked, complaintId) };
  }
}
