import { Arg, Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { PageArguments } from '../../kit/connection.js';
import { Language } from '../../kit/language.enum.js';
import { RequestContext } from '../../kit/request-context.js';
import { READINESS_CAUSE_LABELS } from '../labels.js';
import { viewNotice } from '../notices/notice.service.js';
import type { ReadinessLack, ReadinessState } from '../readiness.js';
import { READ_SCOPES } from '../scopes.js';
import type { ReadinessCause } from './readiness-cause.js';
import type { ReadinessEvent, ReadinessEventService } from './readiness-event.service.js';
import { ReadinessChangedEvent, ReadinessEventFilter, ReadinessEventPage } from './readiness-event.type.js';

/** A change of readiness as the API shows it. */
export function viewReadinessEvent(event: ReadinessEvent): ReadinessChangedEvent {
  const { agencyId, since, stateBefore, stateAfter, lacksBefore, lacksAfter, cause } = event.payload;
  return Object.assign(new ReadinessChangedEvent(), {
    ...viewNotice(event),
    agencyId,
    since,
    stateBefore: stateBefore as ReadinessState,
    stateAfter: stateAfter as ReadinessState,
    lacksBefore: lacksBefore as ReadinessLack[],
    lacksAfter: lacksAfter as ReadinessLack[],
    cause: cause as ReadinessCause,
  });
}

@Resolver(() => ReadinessChangedEvent)
export class ReadinessEventResolver {
  constructor(private readonly events: ReadinessEventService) {}

  @Directive('@authenticated')
  @Directive(READ_SCOPES)
  @Query(() => ReadinessEventPage, {
    nullable: true,
    description:
      'What `readinessChanged` shows with the same filter, for clients without sockets (kejadian kesiapan). Without `after` it is an empty page that says where to begin.',
  })
  async readinessEvents(
    @Ctx() { viewer }: RequestContext,
    @Args(() => PageArguments) { first, after }: PageArguments,
    @Arg('filter', () => ReadinessEventFilter, { nullable: true, description: 'Which ones (saringan).' })
    filter?: ReadinessEventFilter | null,
  ): Promise<ReadinessEventPage> {
    const page = await this.events.page(viewer, { filter, after, first });
    return { ...page, events: page.events.map(viewReadinessEvent) };
  }

  @FieldResolver(() => String, { description: 'What changed it, in words (penyebab dalam kata).' })
  causeLabel(
    @Root() { cause }: ReadinessChangedEvent,
    @Arg('lang', () => Language, { defaultValue: Language.ID, description: 'In which language (bahasa).' })
    lang: Language,
  ): string {
    return READINESS_CAUSE_LABELS[cause][lang];
  }
}
