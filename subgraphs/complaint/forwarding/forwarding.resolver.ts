import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import { RequestContext } from '../../kit/request-context.js';
import type { ComplaintService } from '../complaint.service.js';
import { HANDLERS_ONLY } from '../directives.js';
import { complaintOfPayload, payloadOf } from '../handling-payload.js';
import { ConfirmReceiptInput, ReviseDeadlineInput } from './forwarding.input.js';
import type { ForwardingService } from './forwarding.service.js';
import { ConfirmReceiptPayload, ReviseDeadlinePayload } from './forwarding.type.js';

@Resolver()
export class ForwardingResolver {
  constructor(private readonly forwarding: ForwardingService) {}

  @Directive('@authenticated')
  @Directive(HANDLERS_ONLY)
  @Mutation(() => ConfirmReceiptPayload, {
    nullable: true,
    description:
      'Confirms that what was forwarded or returned has arrived, once, before it is accepted, by admins and liaison officers of the agency that holds it (tanda terima). Accepting, returning or forwarding it says so too.',
  })
  async confirmReceipt(
    @Arg('input', () => ConfirmReceiptInput, { description: 'Which complaint (masukan).' })
    input: ConfirmReceiptInput,
    @Ctx() context: RequestContext,
  ): Promise<ConfirmReceiptPayload> {
    return payloadOf(await this.forwarding.confirmReceipt(context.viewer, input), context);
  }

  @Directive('@authenticated')
  @Directive(HANDLERS_ONLY)
  @Mutation(() => ReviseDeadlinePayload, {
    nullable: true,
    description:
      'Gives anew the deadline that a sender has set, by a body above the holder or the national desk, never by the holder itself (perubahan tenggat). The limits of a regulation are nobody’s to lengthen.',
  })
  async reviseDeadline(
    @Arg('input', () => ReviseDeadlineInput, { description: 'Which complaint and until when (masukan).' })
    input: ReviseDeadlineInput,
    @Ctx() context: RequestContext,
  ): Promise<ReviseDeadlinePayload> {
    return payloadOf(await this.forwarding.reviseDeadline(context.viewer, input), context);
  }
}

/** The resolvers of the payloads' `complaint`. */
export function forwardingPayloads(complaints: ComplaintService): object[] {
  return [ConfirmReceiptPayload, ReviseDeadlinePayload].map((Payload) => new (complaintOfPayload(Payload))(complaints));
}
