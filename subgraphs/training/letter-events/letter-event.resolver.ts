import { Arg, Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { PageArguments } from '../../kit/connection.js';
import { Language } from '../../kit/language.enum.js';
import { RequestContext } from '../../kit/request-context.js';
import type { AppointmentLetterService } from '../appointment-letter.service.js';
import { AppointmentLetter } from '../appointment-letter.type.js';
import { LETTER_EVENT_LABELS } from '../labels.js';
import { viewNotice } from '../notices/notice.service.js';
import { READ_SCOPES } from '../scopes.js';
import type { LetterEvent, LetterEventService } from './letter-event.service.js';
import {
  AppointmentLetterEvent,
  AppointmentLetterEventFilter,
  AppointmentLetterEventPage,
  type LetterEventName,
} from './letter-event.type.js';

/** What happened to a letter as the API shows it. */
export function viewLetterEvent(event: LetterEvent): AppointmentLetterEvent {
  const kind = event.kind as LetterEventName;
  const { letterId } = event.payload;
  return Object.assign(new AppointmentLetterEvent(), { ...viewNotice(event), kind, letterId });
}

@Resolver(() => AppointmentLetterEvent)
export class LetterEventResolver {
  constructor(
    private readonly events: LetterEventService,
    private readonly letters: AppointmentLetterService,
  ) {}

  @Query(() => AppointmentLetterEventPage, {
    nullable: true,
    description:
      'What `appointmentLetterChanged` shows with the same filter, for clients without sockets (kejadian SK). Without `after` it is an empty page that says where to begin.',
  })
  @Directive('@authenticated')
  @Directive(READ_SCOPES)
  async appointmentLetterEvents(
    @Ctx() { viewer }: RequestContext,
    @Args(() => PageArguments) { first, after }: PageArguments,
    @Arg('filter', () => AppointmentLetterEventFilter, { nullable: true, description: 'Which ones (saringan).' })
    filter?: AppointmentLetterEventFilter | null,
  ): Promise<AppointmentLetterEventPage> {
    const page = await this.events.page(viewer, { filter, after, first });
    return { ...page, events: page.events.map(viewLetterEvent) };
  }

  @FieldResolver(() => AppointmentLetter, {
    nullable: true,
    description: 'The letter as it is now, with its reviews (SK); null where you may no longer see it.',
  })
  letter(
    @Root() { letterId }: AppointmentLetterEvent,
    @Ctx() context: RequestContext,
  ): Promise<AppointmentLetter | undefined> {
    return context.load(this.letters.loadLetters, letterId);
  }

  @FieldResolver(() => String, { description: 'What happened, in words (kejadian dalam kata).' })
  kindLabel(
    @Root() { kind }: AppointmentLetterEvent,
    @Arg('lang', () => Language, { defaultValue: Language.ID, description: 'In which language (bahasa).' })
    lang: Language,
  ): string {
    return LETTER_EVENT_LABELS[kind][lang];
  }
}
