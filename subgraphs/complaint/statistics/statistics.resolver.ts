import { Arg, Args, Ctx, Directive, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { Language as LanguageCode } from '../../../schema/errors.js';
import { type Page, PageArguments } from '../../kit/connection.js';
import { Language } from '../../kit/language.enum.js';
import { RequestContext } from '../../kit/request-context.js';
import { DateScalar } from '../../kit/scalars.js';
import { Agency } from '../agency.type.js';
import { ComplaintStatus } from '../complaint.enum.js';
import { LABEL_LANGUAGE, READERS_ONLY } from '../directives.js';
import type { StatisticsService } from './statistics.service.js';
import {
  ComplaintStatistics,
  ComplaintStatisticsConnection,
  ComplaintStatisticsFilter,
  type ComplaintStatisticsGroup,
  StatisticsGrouping,
  StatusCount,
} from './statistics.type.js';

const YEAR = { nullable: true, description: 'Which year (tahun); this one where it is not named.' };
const FROM = {
  nullable: true,
  description: 'First day of receipt in that year, in WIB (sejak); its first unless told.',
};
const TO = { nullable: true, description: 'Last day of receipt in that year, in WIB (sampai); its last unless told.' };

@Resolver(() => Agency)
export class StatisticsResolver {
  constructor(private readonly statistics: StatisticsService) {}

  @Directive('@authenticated')
  @Directive(READERS_ONLY)
  @FieldResolver(() => ComplaintStatistics, {
    nullable: true,
    description:
      'How it and its units handle what was received in a year (statistik pengaduan), for those who may read its complaints.',
  })
  complaintStatistics(
    @Root() { id }: Agency,
    @Ctx() context: RequestContext,
    @Arg('year', () => Int, YEAR) year?: number | null,
    @Arg('from', () => DateScalar, FROM) from?: string | null,
    @Arg('to', () => DateScalar, TO) to?: string | null,
  ): Promise<ComplaintStatistics> {
    return this.statistics.ofAgency(id, { year, from, to }, context);
  }

  @Directive('@authenticated')
  @Directive(READERS_ONLY)
  @Query(() => ComplaintStatisticsConnection, {
    name: 'complaintStatistics',
    nullable: true,
    description:
      'Statistics of agencies whose complaints you may read for where they are held (for a portal: none), by agency in the order of codes, or by level (daftar statistik pengaduan); who received nothing is left out.',
  })
  list(
    @Ctx() context: RequestContext,
    @Args(() => PageArguments) { first, after }: PageArguments,
    @Arg('groupBy', () => StatisticsGrouping, { description: 'By what they are told apart (pengelompokan).' })
    groupBy: StatisticsGrouping,
    @Arg('year', () => Int, YEAR) year?: number | null,
    @Arg('from', () => DateScalar, FROM) from?: string | null,
    @Arg('to', () => DateScalar, TO) to?: string | null,
    @Arg('filter', () => ComplaintStatisticsFilter, { nullable: true, description: 'Whose (saringan).' })
    filter?: ComplaintStatisticsFilter | null,
  ): Promise<Page<ComplaintStatisticsGroup>> {
    return this.statistics.list({ filter, groupBy, year, from, to, first, after }, context);
  }
}

@Resolver(() => StatusCount)
export class StatusCountResolver {
  @FieldResolver(() => String, { description: 'The status in words (status laporan).' })
  statusLabel(
    @Root() { status }: StatusCount,
    @Arg('lang', () => Language, LABEL_LANGUAGE) lang: LanguageCode,
  ): string {
    return ComplaintStatus.label(status, lang);
  }
}
