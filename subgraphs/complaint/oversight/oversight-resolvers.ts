import type { ComplaintEvents } from '../../../schema/events.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import type { ComplaintService } from '../complaint.service.js';
import type { ComplaintChanges } from '../complaint-changes.js';
import type { ComplaintStore } from '../complaint-store.js';
import { GuidanceService } from './guidance.service.js';
import { NoteService } from './note.service.js';
import { GuidanceLabelResolver, OVERSIGHT_PAYLOADS, OversightResolver } from './oversight.resolver.js';
import { OversightPartsService } from './oversight-parts.service.js';
import { ReferralService } from './referral.service.js';
import { RemarkEventResolver } from './remark-event.resolver.js';
import type { RemarkEventService } from './remark-event.service.js';
import { RemarkSubscriptions } from './remark-event.subscriptions.js';
import { Remarks } from './remarks.js';

interface OversightParts {
  complaints: ComplaintService;
  changes: ComplaintChanges;
  store: ComplaintStore;
  events: RemarkEventService;
}

/** The resolvers of notes, guidance, and what is brought to the Ombudsman. */
export function oversightResolvers(
  kit: SubgraphKit<ComplaintEvents>,
  { complaints, changes, store, events }: OversightParts,
): object[] {
  const remarks = new Remarks(kit, changes, store);
  const guiding = new GuidanceService(kit, remarks);
  return [
    new OversightResolver(
      new NoteService(remarks),
      guiding,
      new ReferralService(remarks),
      new OversightPartsService(kit),
    ),
    new GuidanceLabelResolver(),
    ...OVERSIGHT_PAYLOADS.map((PayloadResolver) => new PayloadResolver(complaints)),
    new RemarkEventResolver(events, complaints),
    new RemarkSubscriptions(),
  ];
}
