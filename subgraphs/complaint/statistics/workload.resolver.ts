import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { RequestContext } from '../../kit/request-context.js';
import { Agency, agencyOf } from '../agency.type.js';
import { OFFICERS_READERS_ONLY, READERS_ONLY } from '../directives.js';
import { Officer } from '../officer.type.js';
import { OfficerWorkload } from './officer-workload.type.js';
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

@Resolver(() => Officer)
export class OfficerWorkloadResolver {
  constructor(private readonly workloads: WorkloadService) {}

  @Directive('@authenticated')
  @Directive(OFFICERS_READERS_ONLY)
  @FieldResolver(() => OfficerWorkload, {
    nullable: true,
    description:
      'What waits now where the officer is liaison officer, and the officer’s part of it (beban kerja); null for who is one nowhere, and for those who may not read the complaints of all those agencies.',
  })
  workload(@Root() { id }: Officer, @Ctx() context: RequestContext): Promise<OfficerWorkload | null> {
    return context.load(this.workloads.loadOfOfficers, id);
  }
}

@Resolver(() => OfficerWorkload)
export class OfficerWorkloadAgenciesResolver {
  @FieldResolver(() => [Agency], {
    description:
      'The agencies at which the officer is liaison officer today (instansi); one inside another of them is counted with that one.',
  })
  agencies(@Root() { agencyIds }: OfficerWorkload): Agency[] {
    return agencyIds.map((id) => agencyOf(id));
  }
}
