import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import { RequestContext } from '../kit/request-context.js';
import type { ComplaintService } from './complaint.service.js';
import { HANDLERS_ONLY } from './directives.js';
import {
  AcceptComplaintInput,
  ArchiveComplaintInput,
  CloseComplaintInput,
  DeferComplaintInput,
  ForwardComplaintInput,
  RespondComplaintInput,
  ResumeComplaintInput,
  ReturnComplaintInput,
  SetComplaintFlagsInput,
  StartComplaintInput,
  VerifyComplaintInput,
} from './handling.input.js';
import type { HandlingService } from './handling.service.js';
import {
  AcceptComplaintPayload,
  ArchiveComplaintPayload,
  CloseComplaintPayload,
  DeferComplaintPayload,
  ForwardComplaintPayload,
  RespondComplaintPayload,
  ResumeComplaintPayload,
  ReturnComplaintPayload,
  SetComplaintFlagsPayload,
  StartComplaintPayload,
  VerifyComplaintPayload,
} from './handling.type.js';
import { complaintOfPayload, payloadOf } from './handling-payload.js';

@Resolver()
export class HandlingResolver {
  constructor(private readonly handling: HandlingService) {}

  @Directive('@authenticated')
  @Directive(HANDLERS_ONLY)
  @Mutation(() => VerifyComplaintPayload, {
    nullable: true,
    description: 'Verifies what was received, by admins of the agency that holds it (verifikasi).',
  })
  async verifyComplaint(
    @Arg('input', () => VerifyComplaintInput, { description: 'Which complaint and how (masukan).' })
    input: VerifyComplaintInput,
    @Ctx() context: RequestContext,
  ): Promise<VerifyComplaintPayload> {
    return payloadOf(await this.handling.verify(context.viewer, input), context);
  }

  @Directive('@authenticated')
  @Directive(HANDLERS_ONLY)
  @Mutation(() => ForwardComplaintPayload, {
    nullable: true,
    description:
      'Forwards to another agency of any level that somebody reads, by admins of the agency that holds it (disposisi); the sender then sees only what it did. The national desk also recalls by it what is with an agency that nobody reads any more (penarikan kembali).',
  })
  async forwardComplaint(
    @Arg('input', () => ForwardComplaintInput, { description: 'Which complaint and to whom (masukan).' })
    input: ForwardComplaintInput,
    @Ctx() context: RequestContext,
  ): Promise<ForwardComplaintPayload> {
    return payloadOf(await this.handling.forward(context.viewer, input), context);
  }

  @Directive('@authenticated')
  @Directive(HANDLERS_ONLY)
  @Mutation(() => AcceptComplaintPayload, {
    nullable: true,
    description:
      'Accepts for handling, by admins and liaison officers of the agency that holds it (penerimaan laporan).',
  })
  async acceptComplaint(
    @Arg('input', () => AcceptComplaintInput, { description: 'Which complaint (masukan).' })
    input: AcceptComplaintInput,
    @Ctx() context: RequestContext,
  ): Promise<AcceptComplaintPayload> {
    return payloadOf(await this.handling.accept(context.viewer, input), context);
  }

  @Directive('@authenticated')
  @Directive(HANDLERS_ONLY)
  @Mutation(() => ReturnComplaintPayload, {
    nullable: true,
    description:
      'Returns to whoever sent it, by admins and liaison officers of the agency that holds it (bukan wewenang); what the reporter sent goes to the national desk.',
  })
  async returnComplaint(
    @Arg('input', () => ReturnComplaintInput, { description: 'Which complaint and why (masukan).' })
    input: ReturnComplaintInput,
    @Ctx() context: RequestContext,
  ): Promise<ReturnComplaintPayload> {
    return payloadOf(await this.handling.return(context.viewer, input), context);
  }

  @Directive('@authenticated')
  @Directive(HANDLERS_ONLY)
  @Mutation(() => StartComplaintPayload, {
    nullable: true,
    description:
      'Begins the follow-up of what was accepted, by admins and liaison officers of the agency that holds it (mulai tindak lanjut).',
  })
  async startComplaint(
    @Arg('input', () => StartComplaintInput, { description: 'Which complaint (masukan).' })
    input: StartComplaintInput,
    @Ctx() context: RequestContext,
  ): Promise<StartComplaintPayload> {
    return payloadOf(await this.handling.start(context.viewer, input), context);
  }

  @Directive('@authenticated')
  @Directive(HANDLERS_ONLY)
  @Mutation(() => DeferComplaintPayload, {
    nullable: true,
    description:
      'Asks the reporter for what is missing, by admins and liaison officers of the agency that holds it; the clocks stand still (tunda).',
  })
  async deferComplaint(
    @Arg('input', () => DeferComplaintInput, { description: 'Which complaint and what is asked (masukan).' })
    input: DeferComplaintInput,
    @Ctx() context: RequestContext,
  ): Promise<DeferComplaintPayload> {
    return payloadOf(await this.handling.defer(context.viewer, input), context);
  }

  @Directive('@authenticated')
  @Directive(HANDLERS_ONLY)
  @Mutation(() => ResumeComplaintPayload, {
    nullable: true,
    description:
      'Lets what was deferred go on, also without the reporter, by admins and liaison officers of the agency that holds it (lanjutkan).',
  })
  async resumeComplaint(
    @Arg('input', () => ResumeComplaintInput, { description: 'Which complaint (masukan).' })
    input: ResumeComplaintInput,
    @Ctx() context: RequestContext,
  ): Promise<ResumeComplaintPayload> {
    return payloadOf(await this.handling.resume(context.viewer, input), context);
  }

  @Directive('@authenticated')
  @Directive(HANDLERS_ONLY)
  @Mutation(() => ArchiveComplaintPayload, {
    nullable: true,
    description:
      'Ends without a follow-up, for a reason of its regulation, by admins of the agency that holds it (arsip).',
  })
  async archiveComplaint(
    @Arg('input', () => ArchiveComplaintInput, { description: 'Which complaint and why (masukan).' })
    input: ArchiveComplaintInput,
    @Ctx() context: RequestContext,
  ): Promise<ArchiveComplaintPayload> {
    return payloadOf(await this.handling.archive(context.viewer, input), context);
  }

  @Directive('@authenticated')
  @Directive(HANDLERS_ONLY)
  @Mutation(() => RespondComplaintPayload, {
    nullable: true,
    description: 'Answers the reporter, by admins and liaison officers of the agency that holds it (tanggapan).',
  })
  async respondComplaint(
    @Arg('input', () => RespondComplaintInput, { description: 'Which complaint and the answer (masukan).' })
    input: RespondComplaintInput,
    @Ctx() context: RequestContext,
  ): Promise<RespondComplaintPayload> {
    return payloadOf(await this.handling.respond(context.viewer, input), context);
  }

  @Directive('@authenticated')
  @Directive(HANDLERS_ONLY)
  @Mutation(() => CloseComplaintPayload, {
    nullable: true,
    description: 'Ends what was answered, by admins of the agency that holds it (penyelesaian).',
  })
  async closeComplaint(
    @Arg('input', () => CloseComplaintInput, { description: 'Which complaint (masukan).' })
    input: CloseComplaintInput,
    @Ctx() context: RequestContext,
  ): Promise<CloseComplaintPayload> {
    return payloadOf(await this.handling.close(context.viewer, input), context);
  }

  @Directive('@authenticated')
  @Directive(HANDLERS_ONLY)
  @Mutation(() => SetComplaintFlagsPayload, {
    nullable: true,
    description:
      'Sets privacy flags, by admins and liaison officers of the agency that holds it (tanda anonim, rahasia). An agency may set one and never clear it.',
  })
  async setComplaintFlags(
    @Arg('input', () => SetComplaintFlagsInput, { description: 'Which complaint and which flags (masukan).' })
    input: SetComplaintFlagsInput,
    @Ctx() context: RequestContext,
  ): Promise<SetComplaintFlagsPayload> {
    return payloadOf(await this.handling.setFlags(context.viewer, input), context);
  }
}

const PAYLOAD_RESOLVERS = [
  StartComplaintPayload,
  DeferComplaintPayload,
  ResumeComplaintPayload,
  ArchiveComplaintPayload,
  VerifyComplaintPayload,
  ForwardComplaintPayload,
  AcceptComplaintPayload,
  ReturnComplaintPayload,
  RespondComplaintPayload,
  CloseComplaintPayload,
  SetComplaintFlagsPayload,
].map(complaintOfPayload);

/** The resolvers of the payloads' `complaint`. */
export function payloadResolvers(complaints: ComplaintService): object[] {
  return PAYLOAD_RESOLVERS.map((PayloadResolver) => new PayloadResolver(complaints));
}
