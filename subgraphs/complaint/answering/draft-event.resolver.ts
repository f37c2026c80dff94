import { Arg, Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Language as LanguageCode } from '../../../schema/errors.js';
import { PageArguments } from '../../kit/connection.js';
import { Language } from '../../kit/language.enum.js';
import { RequestContext } from '../../kit/request-context.js';
import { agencyOf } from '../agency.type.js';
import type { ComplaintService } from '../complaint.service.js';
import { Complaint } from '../complaint.type.js';
import { LABEL_LANGUAGE, READERS_ONLY } from '../directives.js';
import { AnswerDraftFilter } from './answer-draft.input.js';
import { viewDraft } from './answer-draft.resolver.js';
import { AnswerDraft } from './answer-draft.type.js';
import type { AnswerDraftListService } from './answer-draft-list.service.js';
import { AnswerDraftState } from './draft.enum.js';
import type { DraftEvent, DraftEventService } from './draft-event.service.js';
import { AnswerDraftEvent, AnswerDraftEventPage } from './draft-event.type.js';

/** What is told of a draft as the API shows it. */
export function viewDraftEvent({ cursor, occurredAt, payload }: DraftEvent): AnswerDraftEvent {
  const { draftId, complaintId, agencyId, stateAfter } = payload;
  return Object.assign(new AnswerDraftEvent(), {
    draftId,
    complaintId,
    cursor,
    occurredAt,
    agency: agencyOf(agencyId),
    stateAfter: stateAfter as AnswerDraftState,
  });
}

@Resolver(() => AnswerDraftEvent)
export class DraftEventResolver {
  constructor(
    private readonly events: DraftEventService,
    private readonly drafts: AnswerDraftListService,
    private readonly complaints: ComplaintService,
  ) {}

  @Directive('@authenticated')
  @Directive(READERS_ONLY)
  @Query(() => AnswerDraftEventPage, {
    nullable: true,
    description:
      'What `answerDraftChanged` shows with the same filter, for clients without sockets (kejadian konsep tanggapan). Without `after` it is an empty page that says where to begin.',
  })
  async answerDraftEvents(
    @Ctx() { viewer }: RequestContext,
    @Args(() => PageArguments) { first, after }: PageArguments,
    @Arg('filter', () => AnswerDraftFilter, { nullable: true, description: 'Which ones (saringan).' })
    filter?: AnswerDraftFilter | null,
  ): Promise<AnswerDraftEventPage> {
    const page = await this.events.page(viewer, { filter, after, first });
    return { ...page, events: page.events.map(viewDraftEvent) };
  }

  @FieldResolver(() => String, { description: 'Where the draft stood right after it in words (status setelahnya).' })
  stateAfterLabel(
    @Root() { stateAfter }: AnswerDraftEvent,
    @Arg('lang', () => Language, LABEL_LANGUAGE) lang: LanguageCode,
  ): string {
    return AnswerDraftState.label(stateAfter, lang);
  }

  @FieldResolver(() => AnswerDraft, { nullable: true, description: 'The draft as it is now (konsep).' })
  async draft(@Root() { draftId }: AnswerDraftEvent, @Ctx() context: RequestContext): Promise<AnswerDraft | null> {
    const row = await context.load(this.drafts.loadVisible, draftId);
    return row && viewDraft(row);
  }

  @FieldResolver(() => Complaint, {
    nullable: true,
    description: 'The complaint as it is now (laporan); null where you may no longer see it.',
  })
  complaint(@Root() { complaintId }: AnswerDraftEvent, @Ctx() context: RequestContext): Promise<Complaint | null> {
    return context.load(this.complaints.loadVisible, complaintId);
  }
}
