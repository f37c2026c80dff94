import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { RequestContext } from '../../kit/request-context.js';
import { Agency } from '../agency.type.js';
import { READERS_ONLY } from '../directives.js';
import type { WorkloadService } from './workload.service.js';
import { AgencyWorkload } from './workload.type.js';

@Resolver(() => Agency)
export class WorkloadResolver {
  constructor(private readonly workloads: WorkloadService) {}

  @Directive('@authenticated')
  @Directive(READERS_ONLY)
  @FieldResolver(() => AgencyWorkload, {
    nullable: true,
    description:
      'What waits at it and its units now, and for how many liaison officers; null for those who may not read its complaints (beban kerja).',
  })
  workload(@Root() { id }: Agency, @Ctx() context: RequestContext): Promise<AgencyWorkload | null> {
    return context.load(this.workloads.loadOf, id);
  }
}
