import { Arg, Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Language as LanguageCode } from '../../schema/errors.js';
import { PageArguments } from '../kit/connection.js';
import { Language } from '../kit/language.enum.js';
import { RequestContext } from '../kit/request-context.js';
import { agencyOf } from './agency.type.js';
import { ComplaintEventKind, type ComplaintState, STATUS_OF_STATE } from './complaint.enum.js';
import type { ComplaintService } from './complaint.service.js';
import { Complaint } from './complaint.type.js';
import type { ComplaintEventService, MovementEvent } from './complaint-event.service.js';
import { ComplaintEventPage, ComplaintForwardedEvent } from './complaint-event.type.js';
import { ComplaintEventFilter } from './complaint-filter.input.js';
import { LABEL_LANGUAGE, READERS_ONLY } from './directives.js';
import type { RegulationService } from './regulation/regulation.service.js';

/** A movement as the API shows it, from what was written when it was committed. */
export function viewMovement({ cursor, occurredAt, kind, payload }: MovementEvent): ComplaintForwardedEvent {
  const stateAfter = payload.statusAfter as ComplaintState;
  return Object.assign(new ComplaintForwardedEvent(), {
    complaintId: payload.complaintId,
    cursor,
    occurredAt,
    kind,
    fromLevel: payload.fromLevel,
    toLevel: payload.toLevel,
    stateAfter,
    statusAfter: STATUS_OF_STATE[stateAfter],
    from: agencyOf(payload.fromAgencyId),
    to: agencyOf(payload.toAgencyId),
  });
}

@Resolver(() => ComplaintForwardedEvent)
export class ComplaintEventResolver {
  constructor(
    private readonly events: ComplaintEventService,
    private readonly complaints: ComplaintService,
    private readonly regulations: RegulationService,
  ) {}

  @Directive('@authenticated')
  @Directive(READERS_ONLY)
  @Query(() => ComplaintEventPage, {
    nullable: true,
    description:
      'What `complaintForwarded` shows with the same filter, for clients without sockets (kejadian penerusan). Without `after` it is an empty page that says where to begin.',
  })
  async complaintEvents(
    @Ctx() { viewer }: RequestContext,
    @Args(() => PageArguments) { first, after }: PageArguments,
    @Arg('filter', () => ComplaintEventFilter, { nullable: true, description: 'Which ones (saringan).' })
    filter?: ComplaintEventFilter | null,
  ): Promise<ComplaintEventPage> {
    const page = await this.events.page(viewer, { filter, after, first });
    return { ...page, events: page.events.map(viewMovement) };
  }

  @FieldResolver(() => String, { description: 'What happened in words (jenis kejadian).' })
  kindLabel(
    @Root() { kind }: ComplaintForwardedEvent,
    @Arg('lang', () => Language, LABEL_LANGUAGE) lang: LanguageCode,
  ): string {
    return ComplaintEventKind.label(kind, lang);
  }

  @FieldResolver(() => String, {
    description: 'The public status right after it as the complaint’s regulation calls it (status setelahnya).',
  })
  statusAfterLabel(
    @Root() { statusAfter, complaintId }: ComplaintForwardedEvent,
    @Arg('lang', () => Language, LABEL_LANGUAGE) lang: LanguageCode,
    @Ctx() context: RequestContext,
  ): Promise<string> {
    return this.regulations.statusLabelOf(complaintId, statusAfter, lang, context);
  }

  @FieldResolver(() => Complaint, {
    nullable: true,
    description: 'The complaint as it is now (laporan); null where you may no longer see it.',
  })
  complaint(
    @Root() { complaintId }: ComplaintForwardedEvent,
    @Ctx() context: RequestContext,
  ): Promise<Complaint | null> {
    return context.load(this.complaints.loadVisible, complaintId);
  }
}
