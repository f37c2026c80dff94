import { Arg, Args, Ctx, Directive, Field, FieldResolver, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { Language as LanguageCode } from '../../schema/errors.js';
import type { AgencyLevel as AgencyLevelName } from '../../schema/events.js';
import { AgencyLevel } from '../kit/agency-level.enum.js';
import { type Page, PageArguments } from '../kit/connection.js';
import { Language } from '../kit/language.enum.js';
import { RequestContext } from '../kit/request-context.js';
import { type Complaint, ComplaintConnection } from './complaint.type.js';
import { ComplaintFilter } from './complaint-filter.input.js';
import { LABEL_LANGUAGE, READERS_ONLY } from './directives.js';
import { OverdueKind } from './overdue.js';
import type { OverdueService } from './overdue.service.js';

@ObjectType({ description: 'How many complaints are late in one way at one level (rekap keterlambatan).' })
export class OverdueCount {
  @Field(() => AgencyLevel, { description: 'Level of the agencies that hold them (tingkat).' })
  level!: AgencyLevelName;

  @Field(() => OverdueKind.values, { description: 'How they are late (jenis keterlambatan).' })
  kind!: OverdueKind;

  @Field(() => Int, { description: 'How many, never 0 (jumlah).' })
  count!: number;
}

@Resolver(() => OverdueCount)
export class OverdueResolver {
  constructor(private readonly overdue: OverdueService) {}

  @Directive('@authenticated')
  @Directive(READERS_ONLY)
  @Query(() => ComplaintConnection, {
    nullable: true,
    description:
      'Complaints that you may see and that are late in one way, the longest late first (daftar laporan terlambat).',
  })
  overdueComplaints(
    @Ctx() { viewer }: RequestContext,
    @Args(() => PageArguments) { first, after }: PageArguments,
    @Arg('kind', () => OverdueKind.values, { description: 'In which way (jenis keterlambatan).' }) kind: OverdueKind,
    @Arg('since', () => Date, {
      nullable: true,
      description:
        'Only those whose next deadline passed at this instant or later (terlambat sejak). Of `NEWLY_OVERDUE` a day ago where it is not named, else any time.',
    })
    since?: Date | null,
    @Arg('filter', () => ComplaintFilter, { nullable: true, description: 'Which ones (saringan).' })
    filter?: ComplaintFilter | null,
  ): Promise<Page<Complaint>> {
    return this.overdue.list(viewer, { filter, kind, since, first, after });
  }

  @Directive('@authenticated')
  @Directive(READERS_ONLY)
  @Query(() => [OverdueCount], {
    nullable: true,
    description:
      'How many complaints that you may see are late, by level and way (rekap laporan terlambat); what there is none of is left out.',
  })
  overdueCounts(
    @Ctx() { viewer }: RequestContext,
    @Arg('since', () => Date, {
      nullable: true,
      description: 'Since when `NEWLY_OVERDUE` is new (terlambat sejak); a day ago where it is not named.',
    })
    since?: Date | null,
    @Arg('filter', () => ComplaintFilter, { nullable: true, description: 'Which ones (saringan).' })
    filter?: ComplaintFilter | null,
  ): Promise<OverdueCount[]> {
    return this.overdue.count(viewer, { filter, since });
  }

  @FieldResolver(() => String, { description: 'How they are late in words (jenis keterlambatan).' })
  kindLabel(@Root() { kind }: OverdueCount, @Arg('lang', () => Language, LABEL_LANGUAGE) lang: LanguageCode): string {
    return OverdueKind.label(kind, lang);
  }
}
