import { Arg, Ctx, Directive, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { RequestContext } from '../../kit/request-context.js';
import { Agency } from '../agency.type.js';
import { ADMINISTRATORS_ONLY } from '../directives.js';
import type { EscalationRuleService } from './escalation-rule.service.js';
import {
  EndEscalationRuleInput,
  EndEscalationRulePayload,
  EscalationRule,
  SaveEscalationRuleInput,
  SaveEscalationRulePayload,
} from './escalation-rule.type.js';
import type { FollowUpTargetService } from './follow-up-target.service.js';
import {
  FollowUpTarget,
  SetFollowUpTargetInput,
  SetFollowUpTargetPayload,
  TargetPeriod,
} from './follow-up-target.type.js';
import type { ServicePromiseService } from './service-promise.service.js';
import {
  EndPromiseInput,
  EndPromisePayload,
  RecordPromiseInput,
  RecordPromisePayload,
  ServicePromise,
} from './service-promise.type.js';
import type { TargetPeriod as TargetPeriodName } from './target-period.js';

const INPUT = { description: 'What to change (masukan).' };

/** What agencies set for themselves. */
@Resolver(() => Agency)
export class AgencyRulesResolver {
  constructor(
    private readonly promises: ServicePromiseService,
    private readonly targets: FollowUpTargetService,
  ) {}

  @FieldResolver(() => [ServicePromise], {
    nullable: true,
    description: 'The stricter limits that it has promised, past ones too, the latest to begin first (janji layanan).',
  })
  servicePromises(@Root() { id }: Agency, @Ctx() context: RequestContext): Promise<ServicePromise[]> {
    return context.load(this.promises.loadOfAgencies, id);
  }

  @FieldResolver(() => FollowUpTarget, {
    nullable: true,
    description:
      'How much of what it receives in a year, or a part of it, it means to follow up (target tindak lanjut).',
  })
  followUpTarget(
    @Root() { id }: Agency,
    @Ctx() context: RequestContext,
    @Arg('year', () => Int, { nullable: true, description: 'Which year (tahun); this one where it is not named.' })
    year?: number | null,
    @Arg('period', () => TargetPeriod, {
      nullable: true,
      description: 'Which kind of part (periode); the year unless told.',
    })
    period?: TargetPeriodName | null,
    @Arg('number', () => Int, { nullable: true, description: 'Which part (nomor periode); of the year none.' })
    number?: number | null,
  ): Promise<FollowUpTarget | null> {
    return this.targets.ofPart(id, { year, period, number }, context);
  }

  @Directive('@authenticated')
  @Directive(ADMINISTRATORS_ONLY)
  @Mutation(() => RecordPromisePayload, {
    nullable: true,
    description: 'Records a promise of an agency (pencatatan janji layanan): the admin of its own organisation.',
  })
  async recordPromise(
    @Arg('input', () => RecordPromiseInput, INPUT) input: RecordPromiseInput,
    @Ctx() context: RequestContext,
  ): Promise<RecordPromisePayload> {
    const promise = await this.promises.record(context.viewer, input);
    context.clear();
    return { promise };
  }

  @Directive('@authenticated')
  @Directive(ADMINISTRATORS_ONLY)
  @Mutation(() => EndPromisePayload, {
    nullable: true,
    description: 'Gives a promise its last day (pengakhiran janji layanan); what arrived until then keeps it.',
  })
  async endPromise(
    @Arg('input', () => EndPromiseInput, INPUT) input: EndPromiseInput,
    @Ctx() context: RequestContext,
  ): Promise<EndPromisePayload> {
    const promise = await this.promises.end(context.viewer, input);
    context.clear();
    return { promise };
  }

  @Directive('@authenticated')
  @Directive(ADMINISTRATORS_ONLY)
  @Mutation(() => SetFollowUpTargetPayload, {
    nullable: true,
    description:
      'Sets how much an agency means to follow up in a year or a part of it (penetapan target): the admin of its own organisation, or the national desk.',
  })
  async setFollowUpTarget(
    @Arg('input', () => SetFollowUpTargetInput, INPUT) input: SetFollowUpTargetInput,
    @Ctx() context: RequestContext,
  ): Promise<SetFollowUpTargetPayload> {
    const target = await this.targets.set(context.viewer, input);
    context.clear();
    return { target };
  }
}

@Resolver(() => EscalationRule)
export class EscalationRuleResolver {
  constructor(private readonly rules: EscalationRuleService) {}

  @Query(() => [EscalationRule], {
    nullable: true,
    description: 'When what is late is brought to whose notice, by stage and time (aturan eskalasi).',
  })
  escalationRules(): Promise<EscalationRule[]> {
    return this.rules.list();
  }

  @Directive('@authenticated')
  @Directive(ADMINISTRATORS_ONLY)
  @Mutation(() => SaveEscalationRulePayload, {
    nullable: true,
    description:
      'Makes or changes a rule of escalation (penyimpanan aturan eskalasi): the national desk. It holds for what is late already, too.',
  })
  async saveEscalationRule(
    @Arg('input', () => SaveEscalationRuleInput, INPUT) input: SaveEscalationRuleInput,
    @Ctx() { viewer }: RequestContext,
  ): Promise<SaveEscalationRulePayload> {
    return { rule: await this.rules.save(viewer, input) };
  }

  @Directive('@authenticated')
  @Directive(ADMINISTRATORS_ONLY)
  @Mutation(() => EndEscalationRulePayload, {
    nullable: true,
    description: 'Ends a rule of escalation (pengakhiran aturan eskalasi): the national desk. What it brought stays.',
  })
  async endEscalationRule(
    @Arg('input', () => EndEscalationRuleInput, INPUT) input: EndEscalationRuleInput,
    @Ctx() { viewer }: RequestContext,
  ): Promise<EndEscalationRulePayload> {
    return { rule: await this.rules.end(viewer, input) };
  }
}
