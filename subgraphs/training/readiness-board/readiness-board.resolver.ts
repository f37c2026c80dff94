import { Arg, Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { type Page, PageArguments } from '../../kit/connection.js';
import { RequestContext } from '../../kit/request-context.js';
import { Agency, agencyReference } from '../agency.type.js';
import { READ_SCOPES } from '../scopes.js';
import { ReadinessFilter, ReadinessSort } from './readiness-board.input.js';
import type { ReadinessBoardService } from './readiness-board.service.js';
import { AgencyReadiness, AgencyReadinessConnection, ReadinessSummary } from './readiness-board.type.js';
import type { ReadinessExportService } from './readiness-export.service.js';
import { ReadinessExport } from './readiness-export.type.js';
import { ReadinessGrouping } from './summarise-readiness.js';

/** Root fields on the readiness of many agencies. */
@Resolver(() => AgencyReadiness)
export class ReadinessBoardResolver {
  constructor(
    private readonly board: ReadinessBoardService,
    private readonly files: ReadinessExportService,
  ) {}

  @Query(() => AgencyReadinessConnection, {
    nullable: true,
    description:
      'How ready ministries and local governments are, each with what it lacks and should get next (daftar kesiapan). Units and villages are not in it. `readinessChanged` goes on from its `feedCursor`.',
  })
  @Directive('@authenticated')
  @Directive(READ_SCOPES)
  readinessList(
    @Arg('filter', () => ReadinessFilter, { nullable: true, description: 'Which ones (saringan).' })
    filter: ReadinessFilter | null,
    @Arg('sort', () => ReadinessSort, { defaultValue: ReadinessSort.CODE, description: 'In which order (urutan).' })
    sort: ReadinessSort,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() { viewer }: RequestContext,
  ): Promise<Page<AgencyReadiness>> {
    return this.board.list(viewer, filter ?? {}, sort, page);
  }

  @Query(() => ReadinessSummary, {
    nullable: true,
    description: 'How many ministries and local governments are how ready (rekapitulasi kesiapan).',
  })
  @Directive('@authenticated')
  @Directive(READ_SCOPES)
  readinessSummary(
    @Arg('filter', () => ReadinessFilter, { nullable: true, description: 'Which ones (saringan).' })
    filter: ReadinessFilter | null,
    @Arg('groupBy', () => ReadinessGrouping, {
      defaultValue: ReadinessGrouping.NATION,
      description: 'By what they are counted together (pengelompokan).',
    })
    groupBy: ReadinessGrouping,
    @Ctx() { viewer }: RequestContext,
  ): Promise<ReadinessSummary> {
    return this.board.summarise(viewer, filter ?? {}, groupBy);
  }

  @Query(() => ReadinessExport, {
    nullable: true,
    description: 'What `readinessList` shows, with letters, trained people and promises, as a file (ekspor kesiapan).',
  })
  @Directive('@authenticated')
  @Directive(READ_SCOPES)
  readinessExport(
    @Arg('filter', () => ReadinessFilter, { nullable: true, description: 'Which ones (saringan).' })
    filter: ReadinessFilter | null,
    @Ctx() context: RequestContext,
  ): Promise<ReadinessExport> {
    return this.files.export(context, filter ?? {});
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'The agency (instansi).' })
  agency(@Root() { agencyId }: AgencyReadiness): Agency {
    return agencyReference(agencyId);
  }
}
