import { Arg, Args, Ctx, Directive, Field, ID, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { type Page, PageArguments } from '../kit/connection.js';
import type { RequestContext } from '../kit/request-context.js';
import {
  AppointmentLetterFilter,
  AppointmentLetterSort,
  RecordAppointmentLetterInput,
} from './appointment-letter.input.js';
import type { AppointmentLetterService } from './appointment-letter.service.js';
import { AppointmentLetter, AppointmentLetterConnection, SigningRule } from './appointment-letter.type.js';
import { OWN_AGENCY_SCOPES, READ_SCOPES } from './scopes.js';

@ObjectType({ description: 'A letter of appointment was recorded (SK dicatat).' })
export class RecordAppointmentLetterPayload {
  @Field(() => AppointmentLetter, { nullable: true, description: 'The letter (SK).' })
  appointmentLetter!: AppointmentLetter | undefined;
}

/** Root fields on letters of appointment. */
@Resolver()
export class AppointmentLetterResolver {
  constructor(private readonly letters: AppointmentLetterService) {}

  @Query(() => AppointmentLetter, { nullable: true, description: 'A letter of appointment by its id (SK).' })
  @Directive('@authenticated')
  @Directive(READ_SCOPES)
  appointmentLetter(
    @Arg('id', () => ID, { description: 'Its id (id SK).' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<AppointmentLetter | undefined> {
    return context.load(this.letters.loadLetters, id);
  }

  @Query(() => AppointmentLetterConnection, {
    nullable: true,
    description:
      'Letters of appointment (daftar SK Tim Pengelola). `appointmentLetterChanged` goes on from its `feedCursor`.',
  })
  @Directive('@authenticated')
  @Directive(READ_SCOPES)
  appointmentLetters(
    @Arg('filter', () => AppointmentLetterFilter, { nullable: true, description: 'Which ones (saringan).' })
    filter: AppointmentLetterFilter | null,
    @Arg('sort', () => AppointmentLetterSort, {
      defaultValue: AppointmentLetterSort.DATE_DESC,
      description: 'In which order (urutan).',
    })
    sort: AppointmentLetterSort,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() { viewer }: RequestContext,
  ): Promise<Page<AppointmentLetter>> {
    return this.letters.list(viewer, filter ?? {}, sort, page);
  }

  @Query(() => [SigningRule], {
    nullable: true,
    description: 'Who signs letters of appointment, by kind of agency (aturan penanda tangan).',
  })
  signingRules(): Promise<SigningRule[]> {
    return this.letters.signingRules();
  }

  @Mutation(() => RecordAppointmentLetterPayload, {
    nullable: true,
    description: 'Records a letter of appointment of your own agency or a unit of it (catat SK Tim Pengelola).',
  })
  @Directive('@authenticated')
  @Directive(OWN_AGENCY_SCOPES)
  async recordAppointmentLetter(
    @Arg('input', () => RecordAppointmentLetterInput, { description: 'The letter (SK).' })
    input: RecordAppointmentLetterInput,
    @Ctx() context: RequestContext,
  ): Promise<RecordAppointmentLetterPayload> {
    const id = await this.letters.record(context.viewer, input);
    context.clear();
    return { appointmentLetter: await context.load(this.letters.loadLetters, id) };
  }
}
