import { Arg, Args, Ctx, Directive, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type Page, PageArguments } from '../kit/connection.js';
import { RequestContext } from '../kit/request-context.js';
import type { CalendarService, LoadedYear } from './calendar.service.js';
import {
  CalendarYear,
  LoadCalendarYearInput,
  LoadCalendarYearPayload,
  ProvisionalDeadline,
  ProvisionalDeadlineConnection,
} from './calendar.type.js';
import type { ComplaintService } from './complaint.service.js';
import { Complaint } from './complaint.type.js';
import { HANDLERS_ONLY, READERS_ONLY } from './directives.js';
import { regionOf } from './region.type.js';

function viewYear({ year, region: code, basis, revision, holidays }: LoadedYear): CalendarYear {
  return { year, region: regionOf(code || null), basis, revision, holidays };
}

/** A provisional deadline before its complaint is loaded. */
type ListedDeadline = ProvisionalDeadline & { complaintId: string };

@Resolver(() => ProvisionalDeadline)
export class CalendarResolver {
  constructor(
    private readonly calendars: CalendarService,
    private readonly complaints: ComplaintService,
  ) {}

  @Directive('@authenticated')
  @Directive(READERS_ONLY)
  @Query(() => [CalendarYear], {
    nullable: true,
    description: 'The years whose days off are loaded, in order (kalender hari kerja).',
  })
  async calendarYears(
    @Arg('region', () => String, {
      nullable: true,
      description: 'Code of the region whose own days off are meant (wilayah); without it those of the whole country.',
    })
    region?: string | null,
  ): Promise<CalendarYear[]> {
    return (await this.calendars.years(region)).map(viewYear);
  }

  @Directive('@authenticated')
  @Directive(READERS_ONLY)
  @Query(() => ProvisionalDeadlineConnection, {
    nullable: true,
    description:
      'Deadlines of complaints that you may see which reach a year without a calendar, the soonest first (batas waktu sementara).',
  })
  provisionalDeadlines(
    @Ctx() { viewer }: RequestContext,
    @Args(() => PageArguments) page: PageArguments,
  ): Promise<Page<ListedDeadline>> {
    return this.calendars.provisional(viewer, page);
  }

  @Directive('@authenticated')
  @Directive(HANDLERS_ONLY)
  @Mutation(() => LoadCalendarYearPayload, {
    nullable: true,
    description:
      'Loads the days off of a year (pemuatan kalender): the national desk of the whole country and of any region, the admin of a regional government of its own.',
  })
  async loadCalendarYear(
    @Arg('input', () => LoadCalendarYearInput, { description: 'Which year and its days off (masukan).' })
    input: LoadCalendarYearInput,
    @Ctx() { viewer }: RequestContext,
  ): Promise<LoadCalendarYearPayload> {
    return { calendarYear: viewYear(await this.calendars.loadYear(viewer, input)) };
  }

  @FieldResolver(() => Complaint, {
    nullable: true,
    description: 'The complaint that it is of (laporan); null where you may no longer see it.',
  })
  async complaint(@Root() { complaintId }: ListedDeadline, @Ctx() context: RequestContext): Promise<Complaint | null> {
    return context.load(this.complaints.loadVisible, complaintId);
  }
}
