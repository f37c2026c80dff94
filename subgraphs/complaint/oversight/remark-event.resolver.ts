import { Arg, Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Language as LanguageCode } from '../../../schema/errors.js';
import { PageArguments } from '../../kit/connection.js';
import { Language } from '../../kit/language.enum.js';
import { RequestContext } from '../../kit/request-context.js';
import { agencyOf } from '../agency.type.js';
import type { ComplaintService } from '../complaint.service.js';
import { Complaint } from '../complaint.type.js';
import { LABEL_LANGUAGE, READERS_ONLY } from '../directives.js';
import type { RemarkEvent, RemarkEventService } from './remark-event.service.js';
import {
  ComplaintRemarkEvent,
  ComplaintRemarkEventPage,
  RemarkEventFilter,
  RemarkEventKind,
} from './remark-event.type.js';

/** What is told between agencies as the API shows it. */
export function viewRemarkEvent({ cursor, occurredAt, kind, payload }: RemarkEvent): ComplaintRemarkEvent {
  const { complaintId, agencyId, level, byAgencyId, toAgencyId } = payload;
  return Object.assign(new ComplaintRemarkEvent(), {
    complaintId,
    cursor,
    occurredAt,
    kind,
    remarkId: 'remarkId' in payload ? payload.remarkId : null,
    by: agencyOf(byAgencyId),
    to: agencyOf(toAgencyId),
    agency: agencyOf(agencyId),
    level,
  });
}

@Resolver(() => ComplaintRemarkEvent)
export class RemarkEventResolver {
  constructor(
    private readonly events: RemarkEventService,
    private readonly complaints: ComplaintService,
  ) {}

  @Directive('@authenticated')
  @Directive(READERS_ONLY)
  @Query(() => ComplaintRemarkEventPage, {
    nullable: true,
    description:
      'What `complaintRemarked` shows with the same filter, for clients without sockets (kejadian pengawasan). Without `after` it is an empty page that says where to begin.',
  })
  async complaintRemarks(
    @Ctx() { viewer }: RequestContext,
    @Args(() => PageArguments) { first, after }: PageArguments,
    @Arg('filter', () => RemarkEventFilter, { nullable: true, description: 'Which ones (saringan).' })
    filter?: RemarkEventFilter | null,
  ): Promise<ComplaintRemarkEventPage> {
    const page = await this.events.page(viewer, { filter, after, first });
    return { ...page, events: page.events.map(viewRemarkEvent) };
  }

  @FieldResolver(() => String, { description: 'What is told in words (jenis kejadian).' })
  kindLabel(
    @Root() { kind }: ComplaintRemarkEvent,
    @Arg('lang', () => Language, LABEL_LANGUAGE) lang: LanguageCode,
  ): string {
    return RemarkEventKind.label(kind, lang);
  }

  @FieldResolver(() => Complaint, {
    nullable: true,
    description: 'The complaint as it is now (laporan); null where you may no longer see it.',
  })
  complaint(@Root() { complaintId }: ComplaintRemarkEvent, @Ctx() context: RequestContext): Promise<Complaint | null> {
    return context.load(this.complaints.loadVisible, complaintId);
  }
}
