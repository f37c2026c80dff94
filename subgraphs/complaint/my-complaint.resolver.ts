import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Language as LanguageCode } from '../../schema/errors.js';
import { PageArguments } from '../kit/connection.js';
import { Language } from '../kit/language.enum.js';
import { RequestContext } from '../kit/request-context.js';
import { SecretScalar } from '../kit/scalars.js';
import { ComplaintEventKind, type ComplaintState, STATUS_OF_STATE } from './complaint.enum.js';
import type { ComplaintService } from './complaint.service.js';
import type { ChangeEvent, ComplaintEventService } from './complaint-event.service.js';
import { MyComplaintEvent, MyComplaintEventPage } from './complaint-event.type.js';
import { LABEL_LANGUAGE } from './directives.js';
import type { RegulationService } from './regulation/regulation.service.js';
import { TrackedComplaint } from './tracked-complaint.type.js';
import type { TrackingService } from './tracking.service.js';

/** A change as its reporter sees it. */
export function viewOwnEvent({ cursor, occurredAt, kind, payload }: ChangeEvent): MyComplaintEvent {
  const statusAfter = STATUS_OF_STATE[payload.statusAfter as ComplaintState];
  return Object.assign(new MyComplaintEvent(), {
    complaintId: payload.complaintId,
    cursor,
    occurredAt,
    kind,
    statusAfter,
  });
}

@Resolver(() => MyComplaintEvent)
export class MyComplaintResolver {
  constructor(
    private readonly tracking: TrackingService,
    private readonly events: ComplaintEventService,
    private readonly complaints: ComplaintService,
    private readonly regulations: RegulationService,
  ) {}

  @Query(() => MyComplaintEventPage, {
    nullable: true,
    description:
      'What `myComplaintChanged` shows, for clients without sockets (perubahan laporan saya). Without `after` it is an empty page that says where to begin. Once it was merged, what happens to the other one is not among it: `mergedInto` and `notifications` of `trackComplaint` show that.',
  })
  async myComplaintEvents(
    @Arg('trackingNumber', () => String, { description: 'The public number (nomor pelacakan).' })
    trackingNumber: string,
    @Arg('secret', () => SecretScalar, { description: 'The reporter’s secret (kode rahasia).' })
    secret: string,
    @Args(() => PageArguments) page: PageArguments,
  ): Promise<MyComplaintEventPage> {
    const { id } = await this.tracking.find(trackingNumber, secret);
    const { events, endCursor, hasMore } = await this.events.pageOwn(id, page);
    return { events: events.map(viewOwnEvent), endCursor, hasMore };
  }

  @FieldResolver(() => String, { description: 'What happened in words (jenis kejadian).' })
  kindLabel(
    @Root() { kind }: MyComplaintEvent,
    @Arg('lang', () => Language, LABEL_LANGUAGE) lang: LanguageCode,
  ): string {
    return ComplaintEventKind.label(kind, lang);
  }

  @FieldResolver(() => String, {
    description: 'The public status right after it as the complaint’s regulation calls it (status setelahnya).',
  })
  statusAfterLabel(
    @Root() { statusAfter, complaintId }: MyComplaintEvent,
    @Arg('lang', () => Language, LABEL_LANGUAGE) lang: LanguageCode,
    @Ctx() context: RequestContext,
  ): Promise<string> {
    return this.regulations.statusLabelOf(complaintId, statusAfter, lang, context);
  }

  @FieldResolver(() => TrackedComplaint, { description: 'The complaint as it is now (laporan saya).' })
  complaint(@Root() { complaintId }: MyComplaintEvent, @Ctx() context: RequestContext): Promise<TrackedComplaint> {
    return context.load(this.complaints.loadTracked, complaintId);
  }
}
