import { Arg, Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { RequestContext } from '../../kit/request-context.js';
import { Agency, agencyOf } from '../agency.type.js';
import { Complaint } from '../complaint.type.js';
import { HANDLERS_ONLY } from '../directives.js';
import { complaintOfPayload, payloadOf } from '../handling-payload.js';
import { CopyComplaintInput, EndCopyInput } from './copy.input.js';
import type { CopyService } from './copy.service.js';
import { ComplaintCopy, CopyComplaintPayload, EndCopyPayload } from './copy.type.js';
import type { ParticipantPartsService } from './participant-parts.service.js';
import { findParticipant } from './participation.js';

@Resolver(() => Complaint)
export class CopyResolver {
  constructor(
    private readonly copying: CopyService,
    private readonly parts: ParticipantPartsService,
  ) {}

  @Directive('@authenticated')
  @Directive(HANDLERS_ONLY)
  @Mutation(() => CopyComplaintPayload, {
    nullable: true,
    description:
      'Gives another agency a copy, by admins and liaison officers of the agency that holds it; it reads it and may comment on it, also after the complaint was forwarded (tembusan).',
  })
  async copyComplaint(
    @Arg('input', () => CopyComplaintInput, { description: 'Which complaint and to whom (masukan).' })
    input: CopyComplaintInput,
    @Ctx() context: RequestContext,
  ): Promise<CopyComplaintPayload> {
    return payloadOf(await this.copying.copy(context.viewer, input), context);
  }

  @Directive('@authenticated')
  @Directive(HANDLERS_ONLY)
  @Mutation(() => EndCopyPayload, {
    nullable: true,
    description: 'Takes a copy back, by admins and liaison officers of the agency that holds it (akhiri tembusan).',
  })
  async endCopy(
    @Arg('input', () => EndCopyInput, { description: 'Which complaint and whose copy (masukan).' })
    input: EndCopyInput,
    @Ctx() context: RequestContext,
  ): Promise<EndCopyPayload> {
    return payloadOf(await this.copying.end(context.viewer, input), context);
  }

  @FieldResolver(() => [ComplaintCopy], { description: 'Who has a copy of it now (tembusan).' })
  async copies(@Root() { id, sight }: Complaint, @Ctx() context: RequestContext): Promise<ComplaintCopy[]> {
    const rows = await context.load(this.parts.loadCurrent, id);
    return rows
      .filter(({ kind }) => kind === 'COPY')
      .map(({ agencyId, since, addedById, note }) => ({
        agency: agencyOf(agencyId),
        since,
        addedBy: sight.internal ? agencyOf(addedById) : null,
        note: sight.internal ? note : null,
      }));
  }

  @FieldResolver(() => Agency, {
    nullable: true,
    description:
      'The provincial agency that checks its follow-up (instansi provinsi pengawas tindak lanjut); null where there is none, and for reporter and portals.',
  })
  async supervisor(@Root() { id, sight }: Complaint, @Ctx() context: RequestContext): Promise<Agency | null> {
    if (!sight.oversight) return null;
    const rows = await context.load(this.parts.loadCurrent, id);
    return agencyOf(findParticipant(rows, 'SUPERVISOR')?.agencyId ?? null);
  }
}

/** The resolvers of the payloads' `complaint`. */
export const COPY_PAYLOADS = [CopyComplaintPayload, EndCopyPayload].map(complaintOfPayload);
