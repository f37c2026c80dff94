import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { DeadlineKind } from '../kit/deadline.type.js';
import { RequestContext } from '../kit/request-context.js';
import { agencyOf } from './agency.type.js';
import { Complaint } from './complaint.type.js';
import type { ComplaintPartsService } from './complaint-parts.service.js';
import { ComplaintEscalation } from './escalation.type.js';

@Resolver(() => Complaint)
export class EscalationResolver {
  constructor(private readonly parts: ComplaintPartsService) {}

  @FieldResolver(() => [ComplaintEscalation], {
    description: 'To whose notice it was brought because a deadline was missed, in order (riwayat eskalasi).',
  })
  async escalations(@Root() { id }: Complaint, @Ctx() context: RequestContext): Promise<ComplaintEscalation[]> {
    const rows = await context.load(this.parts.loadEscalations, id);
    return rows.map(({ at, stage, toAgencyId, legalBasis }) => ({
      at,
      stage: DeadlineKind[stage],
      to: agencyOf(toAgencyId),
      legalBasis,
    }));
  }
}
