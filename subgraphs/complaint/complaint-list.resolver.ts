import { Arg, Args, Ctx, Directive, Query, Resolver } from 'type-graphql';
import { type Page, PageArguments } from '../kit/connection.js';
import { RequestContext } from '../kit/request-context.js';
import type { ComplaintService } from './complaint.service.js';
import { type Complaint, ComplaintConnection } from './complaint.type.js';
import { ComplaintFilter, ComplaintSort } from './complaint-filter.input.js';
import { READERS_ONLY } from './directives.js';

@Resolver()
export class ComplaintListResolver {
  constructor(private readonly service: ComplaintService) {}

  @Directive('@authenticated')
  @Directive(READERS_ONLY)
  @Query(() => ComplaintConnection, {
    nullable: true,
    description: 'Every complaint that you may see (daftar laporan).',
  })
  complaints(
    @Ctx() { viewer }: RequestContext,
    @Args(() => PageArguments) { first, after }: PageArguments,
    @Arg('sort', () => ComplaintSort, { defaultValue: ComplaintSort.RECEIVED_DESC, description: 'The order (urutan).' })
    sort: ComplaintSort,
    @Arg('filter', () => ComplaintFilter, { nullable: true, description: 'Which ones (saringan).' })
    filter?: ComplaintFilter | null,
  ): Promise<Page<Complaint>> {
    return this.service.list(viewer, { filter, sort, first, after });
  }

  @Directive('@authenticated')
  @Directive(READERS_ONLY)
  @Query(() => ComplaintConnection, {
    nullable: true,
    description: 'What your own agencies hold and have to do something about (kotak masuk).',
  })
  inbox(
    @Ctx() { viewer }: RequestContext,
    @Args(() => PageArguments) { first, after }: PageArguments,
    @Arg('sort', () => ComplaintSort, { defaultValue: ComplaintSort.DUE_ASC, description: 'The order (urutan).' })
    sort: ComplaintSort,
    @Arg('filter', () => ComplaintFilter, { nullable: true, description: 'Which ones (saringan).' })
    filter?: ComplaintFilter | null,
  ): Promise<Page<Complaint>> {
    return this.service.inbox(viewer, { filter, sort, first, after });
  }
}
