import { Arg, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { RequestContext } from '../../kit/request-context.js';
import { Complaint } from '../complaint.type.js';
import { ADMINISTRATORS_ONLY } from '../directives.js';
import {
  RecordRegulationInput,
  RecordRegulationPayload,
  WithdrawRegulationInput,
  WithdrawRegulationPayload,
} from './regulation.input.js';
import { type RegulationService, viewRegulation } from './regulation.service.js';
import { ArchiveReason, Regulation, RegulationLimit, RegulationStatus } from './regulation.type.js';
import type { RegulationChangesService } from './regulation-changes.service.js';

@Resolver(() => Regulation)
export class RegulationResolver {
  constructor(
    private readonly regulations: RegulationService,
    private readonly changes: RegulationChangesService,
  ) {}

  @Query(() => [Regulation], {
    name: 'regulations',
    nullable: true,
    description: 'The regulations of the whole country, the newest first (daftar peraturan).',
  })
  list(
    @Arg('region', () => String, { nullable: true, description: 'Also those of this region itself (kode wilayah).' })
    region?: string | null,
  ): Promise<Regulation[]> {
    return this.regulations.list(region);
  }

  @Query(() => Regulation, { nullable: true, description: 'One regulation (peraturan); null where there is none.' })
  regulation(@Arg('id', () => ID, { description: 'Its id (pengenal).' }) id: string): Promise<Regulation | null> {
    return this.regulations.one(id);
  }

  @Directive('@authenticated')
  @Directive(ADMINISTRATORS_ONLY)
  @Mutation(() => RecordRegulationPayload, {
    nullable: true,
    description:
      'Records a regulation with all that it sets (pencatatan peraturan): the national desk any, the admin of a province, regency or city its own. It never changes afterwards, and can be withdrawn until it begins.',
  })
  async recordRegulation(
    @Arg('input', () => RecordRegulationInput, { description: 'The regulation (masukan).' })
    input: RecordRegulationInput,
    @Ctx() { viewer }: RequestContext,
  ): Promise<RecordRegulationPayload> {
    return { regulation: viewRegulation(await this.changes.record(viewer, input)) };
  }

  @Directive('@authenticated')
  @Directive(ADMINISTRATORS_ONLY)
  @Mutation(() => WithdrawRegulationPayload, {
    nullable: true,
    description:
      'Takes a regulation back that has not begun (penarikan peraturan): whoever may record it. That it was there stays among `ruleChanges`.',
  })
  async withdrawRegulation(
    @Arg('input', () => WithdrawRegulationInput, { description: 'Which regulation (masukan).' })
    input: WithdrawRegulationInput,
    @Ctx() context: RequestContext,
  ): Promise<WithdrawRegulationPayload> {
    const { id: regulationId } = await this.changes.withdraw(context.viewer, input);
    context.clear();
    return { regulationId };
  }

  @FieldResolver(() => [RegulationStatus], { description: 'How it calls the public statuses (nama status).' })
  statuses(@Root() { id }: Regulation, @Ctx() context: RequestContext): Promise<RegulationStatus[]> {
    return context.load(this.regulations.loadStatuses, id);
  }

  @FieldResolver(() => [RegulationLimit], { description: 'The limits that it sets (batas waktu).' })
  limits(@Root() { id }: Regulation, @Ctx() context: RequestContext): Promise<RegulationLimit[]> {
    return context.load(this.regulations.loadLimits, id);
  }

  @FieldResolver(() => [ArchiveReason], {
    description: 'For which reasons it lets complaints end (alasan pengarsipan).',
  })
  archiveReasons(@Root() { id }: Regulation, @Ctx() context: RequestContext): Promise<ArchiveReason[]> {
    return context.load(this.regulations.loadReasons, id);
  }
}

@Resolver(() => Complaint)
export class AppliedRegulationResolver {
  constructor(private readonly regulations: RegulationService) {}

  @FieldResolver(() => Regulation, {
    description:
      'The regulation that it falls under, which was in force when it was received (peraturan yang berlaku).',
  })
  appliedRegulation(@Root() { regulation }: Complaint, @Ctx() context: RequestContext): Promise<Regulation> {
    return context.load(this.regulations.loadRegulations, regulation);
  }
}
