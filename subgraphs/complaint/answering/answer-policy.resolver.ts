import { Arg, Ctx, Directive, ID, Mutation, Query, Resolver } from 'type-graphql';
import { RequestContext } from '../../kit/request-context.js';
import { agencyOf } from '../agency.type.js';
import { ADMINISTRATORS_ONLY, READERS_ONLY } from '../directives.js';
import type { AnswerPolicyRow } from './answer-policy.entity.js';
import type { AnswerPolicyService } from './answer-policy.service.js';
import { AnswerPolicy, SetAnswerPolicyInput, SetAnswerPolicyPayload } from './answer-policy.type.js';

function viewPolicy(row: AnswerPolicyRow): AnswerPolicy {
  const { agencyId, signatureRequired, validFrom, basis, setAt, setByAgencyId, version } = row;
  const agencies = { agency: agencyOf(agencyId), setBy: agencyOf(setByAgencyId) };
  return { ...agencies, signatureRequired, validFrom, basis, setAt, version };
}

@Resolver()
export class AnswerPolicyResolver {
  constructor(private readonly policies: AnswerPolicyService) {}

  @Directive('@authenticated')
  @Directive(READERS_ONLY)
  @Query(() => AnswerPolicy, {
    nullable: true,
    description:
      'Whether answers of an agency need a signature now, by the policies at or above it, of which the strictest holds (ketentuan penandatanganan); null where there is none, and none is needed.',
  })
  async answerPolicy(
    @Arg('agency', () => ID, { description: 'Id or code of the agency (instansi).' }) agency: string,
  ): Promise<AnswerPolicy | null> {
    const policy = await this.policies.find(agency);
    return policy && viewPolicy(policy);
  }

  @Directive('@authenticated')
  @Directive(ADMINISTRATORS_ONLY)
  @Mutation(() => SetAnswerPolicyPayload, {
    nullable: true,
    description:
      'Says whether answers of your agency, or of one below it, need the signature of its head (tetapkan ketentuan penandatanganan).',
  })
  async setAnswerPolicy(
    @Arg('input', () => SetAnswerPolicyInput, { description: 'Which agency and what holds (masukan).' })
    input: SetAnswerPolicyInput,
    @Ctx() { viewer }: RequestContext,
  ): Promise<SetAnswerPolicyPayload> {
    return { policy: viewPolicy(await this.policies.set(viewer, input)) };
  }
}
