import type { ComplaintEvents } from '../../../schema/events.js';
import type { SubgraphKit, SubgraphParts } from '../../kit/subgraph.js';
import type { ComplaintService } from '../complaint.service.js';
import type { ComplaintChanges } from '../complaint-changes.js';
import type { ComplaintStore } from '../complaint-store.js';
import { AnswerDraftResolver, ComplaintDraftsResolver } from './answer-draft.resolver.js';
import { AnswerDraftService } from './answer-draft.service.js';
import { AnswerDraftListService } from './answer-draft-list.service.js';
import { AnswerPolicyResolver } from './answer-policy.resolver.js';
import { AnswerPolicyService } from './answer-policy.service.js';
import { DraftEventResolver } from './draft-event.resolver.js';
import { DraftEventService } from './draft-event.service.js';
import { DraftSubscriptions, draftStreams } from './draft-event.subscriptions.js';
import { DraftingResolver, SentAnswerResolver } from './drafting.resolver.js';
import { ResponseTemplateResolver } from './response-template.resolver.js';
import { ResponseTemplateService } from './response-template.service.js';
import { TemplateUseService } from './template-use.service.js';

interface AnsweringNeeds {
  kit: SubgraphKit<ComplaintEvents>;
  store: ComplaintStore;
  changes: ComplaintChanges;
  complaints: ComplaintService;
}

/** What answers are made with: drafts, the signature step and templates, as resolvers and streams. */
export function answeringParts({ kit, store, changes, complaints }: AnsweringNeeds): {
  resolvers: object[];
  streams: NonNullable<SubgraphParts['streams']>;
} {
  const drafts = new AnswerDraftListService(kit);
  const events = new DraftEventService(kit);
  const templates = new ResponseTemplateService(kit);
  return {
    resolvers: [
      new AnswerDraftResolver(drafts, complaints),
      new ComplaintDraftsResolver(drafts),
      new DraftingResolver(new AnswerDraftService(kit, store, changes)),
      new SentAnswerResolver(complaints),
      new AnswerPolicyResolver(new AnswerPolicyService(kit)),
      new ResponseTemplateResolver(templates, new TemplateUseService(kit, templates)),
      new DraftEventResolver(events, drafts, complaints),
      new DraftSubscriptions(),
    ],
    streams: draftStreams(events),
  };
}
