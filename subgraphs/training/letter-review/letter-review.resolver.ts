import { Arg, Ctx, Directive, Field, FieldResolver, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { Language } from '../../kit/language.enum.js';
import { RequestContext } from '../../kit/request-context.js';
import { Agency, agencyReference } from '../agency.type.js';
import type { AppointmentLetterService } from '../appointment-letter.service.js';
import { AppointmentLetter } from '../appointment-letter.type.js';
import { LETTER_REVIEW_STATE_LABELS } from '../labels.js';
import { OWN_AGENCY_SCOPES, REVIEW_SCOPES } from '../scopes.js';
import {
  CorrectAppointmentLetterInput,
  ReturnAppointmentLetterInput,
  VerifyAppointmentLetterInput,
} from './letter-review.input.js';
import type { LetterReviewService } from './letter-review.service.js';
import { AppointmentLetterReview } from './letter-review.type.js';

@ObjectType()
abstract class ReviewedLetterPayload {
  @Field(() => AppointmentLetter, { nullable: true, description: 'The letter (SK).' })
  appointmentLetter!: AppointmentLetter | undefined;
}

@ObjectType({ description: 'A letter of appointment was verified (SK diverifikasi).' })
export class VerifyAppointmentLetterPayload extends ReviewedLetterPayload {}

@ObjectType({ description: 'A letter of appointment was returned (SK dikembalikan).' })
export class ReturnAppointmentLetterPayload extends ReviewedLetterPayload {}

@ObjectType({ description: 'A letter of appointment was corrected and submitted again (SK diperbaiki).' })
export class CorrectAppointmentLetterPayload extends ReviewedLetterPayload {}

/** The review of letters: its mutations, and what it adds to a letter. */
@Resolver(() => AppointmentLetter)
export class LetterReviewResolver {
  constructor(
    private readonly service: LetterReviewService,
    private readonly letters: AppointmentLetterService,
  ) {}

  @Mutation(() => VerifyAppointmentLetterPayload, {
    nullable: true,
    description: 'Verifies a letter of appointment for the centre (verifikasi SK Tim Pengelola).',
  })
  @Directive('@authenticated')
  @Directive(REVIEW_SCOPES)
  async verifyAppointmentLetter(
    @Arg('input', () => VerifyAppointmentLetterInput, { description: 'Which letter (masukan).' })
    input: VerifyAppointmentLetterInput,
    @Ctx() context: RequestContext,
  ): Promise<VerifyAppointmentLetterPayload> {
    return this.reviewed(await this.service.verify(context.viewer, input), context);
  }

  @Mutation(() => ReturnAppointmentLetterPayload, {
    nullable: true,
    description:
      'Returns a letter of appointment to its agency with a reason; until it is corrected it does not count, and what it replaced counts again (kembalikan SK).',
  })
  @Directive('@authenticated')
  @Directive(REVIEW_SCOPES)
  async returnAppointmentLetter(
    @Arg('input', () => ReturnAppointmentLetterInput, { description: 'Which letter and why (masukan).' })
    input: ReturnAppointmentLetterInput,
    @Ctx() context: RequestContext,
  ): Promise<ReturnAppointmentLetterPayload> {
    return this.reviewed(await this.service.return(context.viewer, input), context);
  }

  @Mutation(() => CorrectAppointmentLetterPayload, {
    nullable: true,
    description:
      'Corrects a letter of appointment of your own agency or a unit of it that was returned, and submits it again; what it replaces stays (perbaiki SK).',
  })
  @Directive('@authenticated')
  @Directive(OWN_AGENCY_SCOPES)
  async correctAppointmentLetter(
    @Arg('input', () => CorrectAppointmentLetterInput, { description: 'What it says from now on (masukan).' })
    input: CorrectAppointmentLetterInput,
    @Ctx() context: RequestContext,
  ): Promise<CorrectAppointmentLetterPayload> {
    return this.reviewed(await this.service.correct(context.viewer, input), context);
  }

  @FieldResolver(() => [AppointmentLetterReview], {
    description: 'Each time that it was verified, returned or corrected, in order (riwayat verifikasi).',
  })
  reviews(@Root() { id }: AppointmentLetter, @Ctx() context: RequestContext): Promise<AppointmentLetterReview[]> {
    return context.load(this.service.loadSteps, id);
  }

  @FieldResolver(() => String, { description: 'The state of its review in words (status verifikasi dalam kata).' })
  reviewStateLabel(
    @Root() { reviewState }: AppointmentLetter,
    @Arg('lang', () => Language, { defaultValue: Language.ID, description: 'In which language (bahasa).' })
    lang: Language,
  ): string {
    return LETTER_REVIEW_STATE_LABELS[reviewState][lang];
  }

  private async reviewed(id: string, context: RequestContext) {
    context.clear();
    return { appointmentLetter: await context.load(this.letters.loadLetters, id) };
  }
}

@Resolver(() => AppointmentLetterReview)
export class LetterReviewStepResolver {
  @FieldResolver(() => Agency, { nullable: true, description: 'For which agency (instansi).' })
  agency(@Root() { agencyId }: AppointmentLetterReview): Agency {
    return agencyReference(agencyId);
  }
}
