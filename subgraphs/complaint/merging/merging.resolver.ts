import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import { RequestContext } from '../../kit/request-context.js';
import { HANDLERS_ONLY } from '../directives.js';
import { complaintOfPayload, payloadOf } from '../handling-payload.js';
import { MergeComplaintInput, UnmergeComplaintInput } from './merging.input.js';
import type { MergingService } from './merging.service.js';
import { MergeComplaintPayload, UnmergeComplaintPayload } from './merging.type.js';

@Resolver()
export class MergingResolver {
  constructor(private readonly merging: MergingService) {}

  @Directive('@authenticated')
  @Directive(HANDLERS_ONLY)
  @Mutation(() => MergeComplaintPayload, {
    nullable: true,
    description:
      'Archives a complaint that tells of the same as another one, whose course its reporter then follows, by admins of the agency that holds it (penggabungan laporan ganda). Its clocks stand still; `unmergeComplaint` takes it back, and where the other one is archived later it is separated by itself. The other one stays as it is.',
  })
  async mergeComplaint(
    @Arg('input', () => MergeComplaintInput, { description: 'Which complaint and into which (masukan).' })
    input: MergeComplaintInput,
    @Ctx() context: RequestContext,
  ): Promise<MergeComplaintPayload> {
    return payloadOf(await this.merging.merge(context.viewer, input), context);
  }

  @Directive('@authenticated')
  @Directive(HANDLERS_ONLY)
  @Mutation(() => UnmergeComplaintPayload, {
    nullable: true,
    description:
      'Lets a merged complaint go on where it stood, with what was left of its clocks, by admins of the agency that holds it (pembatalan penggabungan). Drafts of an answer that lapsed by the merge stay so.',
  })
  async unmergeComplaint(
    @Arg('input', () => UnmergeComplaintInput, { description: 'Which complaint (masukan).' })
    input: UnmergeComplaintInput,
    @Ctx() context: RequestContext,
  ): Promise<UnmergeComplaintPayload> {
    return payloadOf(await this.merging.unmerge(context.viewer, input), context);
  }
}

/** The resolvers of the payloads' `complaint`. */
export const mergingPayloadResolvers = [MergeComplaintPayload, UnmergeComplaintPayload].map(complaintOfPayload);
