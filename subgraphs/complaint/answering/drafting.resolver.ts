import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import { RequestContext } from '../../kit/request-context.js';
import { HANDLERS_ONLY, SIGNERS_ONLY } from '../directives.js';
import { complaintOfPayload, payloadOf } from '../handling-payload.js';
import type { AnswerDraftRow } from './answer-draft.entity.js';
import {
  DiscardAnswerDraftInput,
  ReturnAnswerDraftInput,
  SaveAnswerDraftInput,
  SendAnswerDraftInput,
  SignAnswerDraftInput,
  SubmitAnswerDraftInput,
} from './answer-draft.input.js';
import { viewDraft } from './answer-draft.resolver.js';
import type { AnswerDraftService } from './answer-draft.service.js';
import {
  type AnswerDraftPayload,
  DiscardAnswerDraftPayload,
  ReturnAnswerDraftPayload,
  SaveAnswerDraftPayload,
  SendAnswerDraftPayload,
  SignAnswerDraftPayload,
  SubmitAnswerDraftPayload,
} from './answer-draft.type.js';

/** What was read before the change is forgotten. */
function changed(row: AnswerDraftRow, context: RequestContext): AnswerDraftPayload {
  context.clear();
  return { draft: viewDraft(row) };
}

@Resolver()
export class DraftingResolver {
  constructor(private readonly drafts: AnswerDraftService) {}

  @Directive('@authenticated')
  @Directive(HANDLERS_ONLY)
  @Mutation(() => SaveAnswerDraftPayload, {
    nullable: true,
    description:
      'Begins the draft of an answer, or changes one (simpan konsep tanggapan). What was submitted, returned or signed is a draft again by it.',
  })
  async saveAnswerDraft(
    @Arg('input', () => SaveAnswerDraftInput, { description: 'Which draft and what it says (masukan).' })
    input: SaveAnswerDraftInput,
    @Ctx() context: RequestContext,
  ): Promise<SaveAnswerDraftPayload> {
    return changed(await this.drafts.save(context.viewer, input), context);
  }

  @Directive('@authenticated')
  @Directive(HANDLERS_ONLY)
  @Mutation(() => SubmitAnswerDraftPayload, {
    nullable: true,
    description: 'Submits a draft to the head of the agency for a signature (ajukan konsep).',
  })
  async submitAnswerDraft(
    @Arg('input', () => SubmitAnswerDraftInput, { description: 'Which draft (masukan).' })
    input: SubmitAnswerDraftInput,
    @Ctx() context: RequestContext,
  ): Promise<SubmitAnswerDraftPayload> {
    return changed(await this.drafts.submit(context.viewer, input), context);
  }

  @Directive('@authenticated')
  @Directive(SIGNERS_ONLY)
  @Mutation(() => SignAnswerDraftPayload, {
    nullable: true,
    description: 'Signs what was submitted, as head of the agency or of a body above it (tanda tangani konsep).',
  })
  async signAnswerDraft(
    @Arg('input', () => SignAnswerDraftInput, { description: 'Which draft (masukan).' })
    input: SignAnswerDraftInput,
    @Ctx() context: RequestContext,
  ): Promise<SignAnswerDraftPayload> {
    return changed(await this.drafts.sign(context.viewer, input), context);
  }

  @Directive('@authenticated')
  @Directive(SIGNERS_ONLY)
  @Mutation(() => ReturnAnswerDraftPayload, {
    nullable: true,
    description: 'Gives back what was submitted, with the reason (kembalikan konsep).',
  })
  async returnAnswerDraft(
    @Arg('input', () => ReturnAnswerDraftInput, { description: 'Which draft and why (masukan).' })
    input: ReturnAnswerDraftInput,
    @Ctx() context: RequestContext,
  ): Promise<ReturnAnswerDraftPayload> {
    return changed(await this.drafts.return(context.viewer, input), context);
  }

  @Directive('@authenticated')
  @Directive(HANDLERS_ONLY)
  @Mutation(() => DiscardAnswerDraftPayload, {
    nullable: true,
    description: 'Discards a draft, which stays on record (batalkan konsep).',
  })
  async discardAnswerDraft(
    @Arg('input', () => DiscardAnswerDraftInput, { description: 'Which draft (masukan).' })
    input: DiscardAnswerDraftInput,
    @Ctx() context: RequestContext,
  ): Promise<DiscardAnswerDraftPayload> {
    return changed(await this.drafts.discard(context.viewer, input), context);
  }

  @Directive('@authenticated')
  @Directive(HANDLERS_ONLY)
  @Mutation(() => SendAnswerDraftPayload, {
    nullable: true,
    description:
      'Answers the reporter with a draft (kirim tanggapan); where the agency needs a signature, only with a signed one.',
  })
  async sendAnswerDraft(
    @Arg('input', () => SendAnswerDraftInput, { description: 'Which draft of which complaint (masukan).' })
    input: SendAnswerDraftInput,
    @Ctx() context: RequestContext,
  ): Promise<SendAnswerDraftPayload> {
    const { draft, complaint } = await this.drafts.send(context.viewer, input);
    return { ...payloadOf(complaint, context), draft: viewDraft(draft) };
  }
}

/** The resolver of the `complaint` of what was sent. */
export const SentAnswerResolver = complaintOfPayload(SendAnswerDraftPayload);
