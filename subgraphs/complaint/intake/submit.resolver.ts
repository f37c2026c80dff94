import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import { RequestContext } from '../../kit/request-context.js';
import type { ComplaintService } from '../complaint.service.js';
import { INTAKE_ONLY } from '../directives.js';
import { SubmitComplaintInput } from './submit.input.js';
import type { SubmitService, Submitted } from './submit.service.js';
import { SubmitComplaintPayload } from './submit.type.js';
import type { SubmitManyService } from './submit-many.service.js';
import { type SubmissionResult, SubmitComplaintsPayload } from './submit-many.type.js';

@Resolver()
export class SubmitResolver {
  constructor(
    private readonly submissions: SubmitService,
    private readonly many: SubmitManyService,
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
    return this.payloadOf(await this.submissions.submit(context.viewer, input), context);
  }

  @Directive('@authenticated')
  @Directive(INTAKE_ONLY)
  @Mutation(() => SubmitComplaintsPayload, {
    nullable: true,
    description:
      'Hands in 1 to 500 complaints by one call (penyampaian massal), for portals and admins: each as `submitComplaint` does, with its own key and its own result, so that what is wrong with one never costs another, as long as its values have the types of this schema: GraphQL itself refuses a call with others. The same call again gives the same results, secrets included. The whole request has the limit of any request’s size: send long texts in smaller calls.',
  })
  async submitComplaints(
    @Arg('inputs', () => [SubmitComplaintInput], { description: 'The complaints (masukan).' })
    inputs: SubmitComplaintInput[],
    @Ctx() context: RequestContext,
  ): Promise<SubmitComplaintsPayload> {
    const outcomes = await this.many.submit(context.viewer, inputs);
    const results = outcomes.map(async (outcome, index): Promise<SubmissionResult> => {
      if ('error' in outcome) {
        return { index, payload: null, error: this.many.show(context.viewer, outcome.error, index) };
      }
      return { index, payload: await this.payloadOf(outcome.submitted, context), error: null };
    });
    return { results: await Promise.all(results) };
  }

  private async payloadOf(
    { complaintId, trackingNumber, secret }: Submitted,
    context: RequestContext,
  ): Promise<SubmitComplaintPayload> {
    return { trackingNumber, secret, complaint: await context.load(this.complaints.loadTracked, complaintId) };
  }
}
