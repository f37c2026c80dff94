import { Arg, Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Language as LanguageCode } from '../../schema/errors.js';
import { PageArguments } from '../kit/connection.js';
import { Language } from '../kit/language.enum.js';
import { RequestContext } from '../kit/request-context.js';
import { agencyOf } from './agency.type.js';
import type { ComplaintService } from './complaint.service.js';
import { Complaint } from './complaint.type.js';
import type { DeadlineEvent, DeadlineEventService } from './deadline-event.service.js';
import {
  ComplaintDeadlineEvent,
  ComplaintDeadlineEventPage,
  DeadlineEventFilter,
  DeadlineEventKind,
} from './deadline-event.type.js';
import { LABEL_LANGUAGE, READERS_ONLY } from './directives.js';

/** What is told of a deadline as the API shows it. */
export function viewDeadlineEvent({ cursor, occurredAt, kind, payload }: DeadlineEvent): ComplaintDeadlineEvent {
  const { complaintId, stage, dueAt, agencyId, level } = payload;
  return Object.assign(new ComplaintDeadlineEvent(), {
    complaintId,
    cursor,
    occurredAt,
    kind,
    stage,
    dueAt: new Date(dueAt),
    agency: agencyOf(agencyId),
    level,
    escalatedTo: 'toAgencyId' in payload ? agencyOf(payload.toAgencyId) : null,
  });
}

@Resolver(() => ComplaintDeadlineEvent)
export class DeadlineEventResolver {
  constructor(
    private readonly events: DeadlineEventService,
    private readonly complaints: ComplaintService,
  ) {}

  @Directive('@authenticated')
  @Directive(READERS_ONLY)
  @Query(() => ComplaintDeadlineEventPage, {
    nullable: true,
    description:
      'What `complaintDeadlineChanged` shows with the same filter, for clients without sockets (kejadian batas waktu). Without `after` it is an empty page that says where to begin.',
  })
  async deadlineEvents(
    @Ctx() { viewer }: RequestContext,
    @Args(() => PageArguments) { first, after }: PageArguments,
    @Arg('filter', () => DeadlineEventFilter, { nullable: true, description: 'Which ones (saringan).' })
    filter?: DeadlineEventFilter | null,
  ): Promise<ComplaintDeadlineEventPage> {
    const page = await this.events.page(viewer, { filter, after, first });
    return { ...page, events: page.events.map(viewDeadlineEvent) };
  }

  @FieldResolver(() => String, { description: 'What is told in words (jenis kejadian).' })
  kindLabel(
    @Root() { kind }: ComplaintDeadlineEvent,
    @Arg('lang', () => Language, LABEL_LANGUAGE) lang: LanguageCode,
  ): string {
    return DeadlineEventKind.label(kind, lang);
  }

  @FieldResolver(() => Complaint, {
    nullable: true,
    description: 'The complaint as it is now (laporan); null where you may no longer see it.',
  })
  complaint(
    @Root() { complaintId }: ComplaintDeadlineEvent,
    @Ctx() context: RequestContext,
  ): Promise<Complaint | null> {
    return context.load(this.complaints.loadVisible, complaintId);
  }
}
