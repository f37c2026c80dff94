import { Arg, Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Language as LanguageCode } from '../../../schema/errors.js';
import { mapPage, type Page, PageArguments } from '../../kit/connection.js';
import { Language } from '../../kit/language.enum.js';
import { RequestContext } from '../../kit/request-context.js';
import { agencyOf } from '../agency.type.js';
import type { ComplaintService } from '../complaint.service.js';
import { Complaint } from '../complaint.type.js';
import { LABEL_LANGUAGE, READERS_ONLY } from '../directives.js';
import type { AnswerDraftRow } from './answer-draft.entity.js';
import { AnswerDraftFilter } from './answer-draft.input.js';
import { AnswerDraft, AnswerDraftConnection, AnswerDraftStep } from './answer-draft.type.js';
import type { AnswerDraftListService } from './answer-draft-list.service.js';
import { AnswerDraftState } from './draft.enum.js';
import { signatureOf } from './signature.js';

/** A draft as the API shows it to who may see it. */
export function viewDraft(row: AnswerDraftRow): AnswerDraft {
  const { id, complaintId, agencyId, state, text, evidence, isFinal, createdAt, changedAt, returnReason, version } =
    row;
  return Object.assign(new AnswerDraft(), {
    id,
    complaintId,
    agency: agencyOf(agencyId),
    state,
    text,
    evidence,
    final: isFinal,
    createdAt,
    changedAt,
    returnReason,
    signature: signatureOf(row),
    version,
  });
}

@Resolver(() => AnswerDraft)
export class AnswerDraftResolver {
  constructor(
    private readonly drafts: AnswerDraftListService,
    private readonly complaints: ComplaintService,
  ) {}

  @Directive('@authenticated')
  @Directive(READERS_ONLY)
  @Query(() => AnswerDraftConnection, {
    nullable: true,
    description:
      'The drafts of your own organisation, those that wait longest first (daftar konsep tanggapan); with `states: [SUBMITTED]` what waits for a signature.',
  })
  async answerDrafts(
    @Ctx() { viewer }: RequestContext,
    @Args(() => PageArguments) { first, after }: PageArguments,
    @Arg('filter', () => AnswerDraftFilter, { nullable: true, description: 'Which ones (saringan).' })
    filter?: AnswerDraftFilter | null,
  ): Promise<Page<AnswerDraft>> {
    return mapPage(await this.drafts.list(viewer, { filter, first, after }), viewDraft);
  }

  @FieldResolver(() => String, { description: 'Where it stands in words (status konsep).' })
  stateLabel(@Root() { state }: AnswerDraft, @Arg('lang', () => Language, LABEL_LANGUAGE) lang: LanguageCode): string {
    return AnswerDraftState.label(state, lang);
  }

  @FieldResolver(() => Complaint, {
    nullable: true,
    description: 'The complaint as it is now (laporan); null where you may no longer see it.',
  })
  complaint(@Root() { complaintId }: AnswerDraft, @Ctx() context: RequestContext): Promise<Complaint | null> {
    return context.load(this.complaints.loadVisible, complaintId);
  }

  @FieldResolver(() => [AnswerDraftStep], { description: 'What was done with it, in order (riwayat konsep).' })
  async steps(@Root() { id }: AnswerDraft, @Ctx() context: RequestContext): Promise<AnswerDraftStep[]> {
    const rows = await context.load(this.drafts.loadSteps, id);
    return rows.map(({ seq, action, at, actorRole, actorAgencyId, reason }) => ({
      seq,
      action,
      at,
      actorRole,
      actorAgency: agencyOf(actorAgencyId),
      reason,
    }));
  }
}

@Resolver(() => Complaint)
export class ComplaintDraftsResolver {
  constructor(private readonly drafts: AnswerDraftListService) {}

  @FieldResolver(() => [AnswerDraft], {
    description:
      'The answers that your own organisation writes or has written, in order (konsep tanggapan); empty for everybody else.',
  })
  async answerDrafts(@Root() { id }: Complaint, @Ctx() context: RequestContext): Promise<AnswerDraft[]> {
    const rows = await context.load(this.drafts.loadOfComplaints, id);
    return rows.map(viewDraft);
  }
}
