import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { RequestContext } from '../kit/request-context.js';
import type { ComplaintRow } from './complaint.entity.js';
import { STATUS_OF_STATE } from './complaint.enum.js';
import type { ComplaintService } from './complaint.service.js';
import { Complaint } from './complaint.type.js';

/** What was read before the change is forgotten, and the payload tells what even a former handler may know: its own deed. */
export function payloadOf({ id, trackingNumber, state, version }: ComplaintRow, context: RequestContext) {
  context.clear();
  return { complaintId: id, trackingNumber, state, status: STATUS_OF_STATE[state], version };
}

type PayloadClass = new () => { complaintId: string };

/** The `complaint` field of one payload type. */
export function complaintOfPayload(Payload: PayloadClass) {
  @Resolver(() => Payload)
  class PayloadResolver {
    constructor(private readonly complaints: ComplaintService) {}

    @FieldResolver(() => Complaint, {
      nullable: true,
      description: 'The complaint as it is now (laporan); null where you no longer may see it.',
    })
    complaint(@Root() payload: { complaintId: string }, @Ctx() context: RequestContext): Promise<Complaint | null> {
      return context.load(this.complaints.loadVisible, payload.complaintId);
    }
  }
  return PayloadResolver;
}
