import { Arg, Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { PageArguments } from '../../kit/connection.js';
import { Language } from '../../kit/language.enum.js';
import { RequestContext } from '../../kit/request-context.js';
import { agencyReference } from '../agency.type.js';
import { GUIDANCE_EVENT_LABELS } from '../labels.js';
import { viewNotice } from '../notices/notice.service.js';
import { READ_SCOPES } from '../scopes.js';
import type { GuidanceEvent, GuidanceEventService } from './guidance-event.service.js';
import {
  type GuidanceEventName,
  ReadinessGuidanceEvent,
  ReadinessGuidanceEventFilter,
  ReadinessGuidanceEventPage,
} from './guidance-event.type.js';
import type { ReadinessGuidanceService } from './readiness-guidance.service.js';
import { ReadinessGuidance } from './readiness-guidance.type.js';

/** What is told of guidance as the API shows it. */
export function viewGuidanceEvent(event: GuidanceEvent): ReadinessGuidanceEvent {
  const kind = event.kind as GuidanceEventName;
  const { guidanceId, byAgencyId } = event.payload;
  const told = { ...viewNotice(event), kind, guidanceId, by: agencyReference(byAgencyId) };
  return Object.assign(new ReadinessGuidanceEvent(), told);
}

@Resolver(() => ReadinessGuidanceEvent)
export class GuidanceEventResolver {
  constructor(
    private readonly events: GuidanceEventService,
    private readonly guidances: ReadinessGuidanceService,
  ) {}

  @Query(() => ReadinessGuidanceEventPage, {
    nullable: true,
    description:
      'What `readinessGuidanceChanged` shows with the same filter, for clients without sockets (kejadian pembinaan kesiapan). Without `after` it is an empty page that says where to begin.',
  })
  @Directive('@authenticated')
  @Directive(READ_SCOPES)
  async readinessGuidanceEvents(
    @Ctx() { viewer }: RequestContext,
    @Args(() => PageArguments) { first, after }: PageArguments,
    @Arg('filter', () => ReadinessGuidanceEventFilter, { nullable: true, description: 'Which ones (saringan).' })
    filter?: ReadinessGuidanceEventFilter | null,
  ): Promise<ReadinessGuidanceEventPage> {
    const page = await this.events.page(viewer, { filter, after, first });
    return { ...page, events: page.events.map(viewGuidanceEvent) };
  }

  @FieldResolver(() => ReadinessGuidance, {
    nullable: true,
    description: 'The guidance as it is now, with its words (pembinaan); null where you may no longer see it.',
  })
  guidance(
    @Root() { guidanceId }: ReadinessGuidanceEvent,
    @Ctx() context: RequestContext,
  ): Promise<ReadinessGuidance | undefined> {
    return context.load(this.guidances.loadById, guidanceId);
  }

  @FieldResolver(() => String, { description: 'What is told, in words (kejadian dalam kata).' })
  kindLabel(
    @Root() { kind }: ReadinessGuidanceEvent,
    @Arg('lang', () => Language, { defaultValue: Language.ID, description: 'In which language (bahasa).' })
    lang: Language,
  ): string {
    return GUIDANCE_EVENT_LABELS[kind][lang];
  }
}
