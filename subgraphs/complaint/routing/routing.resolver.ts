import { Arg, Args, Ctx, Directive, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Language as LanguageCode } from '../../../schema/errors.js';
import { type Page, PageArguments } from '../../kit/connection.js';
import { Language } from '../../kit/language.enum.js';
import { RequestContext } from '../../kit/request-context.js';
import { ComplaintClassification } from '../complaint.enum.js';
import { Complaint } from '../complaint.type.js';
import { ADMINISTRATORS_ONLY, LABEL_LANGUAGE } from '../directives.js';
import { type RoutingService, viewRule } from './routing.service.js';
import {
  AgencySuggestion,
  EndRoutingRuleInput,
  EndRoutingRulePayload,
  RoutingRule,
  RoutingRuleConnection,
  SaveRoutingRuleInput,
  SaveRoutingRulePayload,
  SuggestionReason,
} from './routing.type.js';
import type { RoutingChangesService } from './routing-changes.service.js';

@Resolver(() => AgencySuggestion)
export class RoutingResolver {
  constructor(
    private readonly routing: RoutingService,
    private readonly changes: RoutingChangesService,
  ) {}

  @Query(() => [AgencySuggestion], {
    nullable: true,
    description:
      'Who may be competent for a matter, the most specific first (saran instansi tujuan). It tells only what the directory and the rules say in public, and routes nothing.',
  })
  suggestAgencies(
    @Ctx() context: RequestContext,
    @Arg('category', () => String, { nullable: true, description: 'What it is about (kategori).' })
    category?: string | null,
    @Arg('regionCode', () => String, { nullable: true, description: 'Where the matter lies (kode wilayah).' })
    regionCode?: string | null,
    @Arg('classification', () => ComplaintClassification.values, {
      nullable: true,
      description: 'What is asked for (klasifikasi).',
    })
    classification?: ComplaintClassification | null,
  ): Promise<AgencySuggestion[]> {
    return this.routing.suggestFor({ category, regionCode, classification }, context);
  }

  @Query(() => RoutingRuleConnection, {
    nullable: true,
    description: 'The rules by which agencies are suggested, past ones too (daftar aturan perutean).',
  })
  routingRules(
    @Args(() => PageArguments) { first, after }: PageArguments,
    @Arg('category', () => String, { nullable: true, description: 'Only those of this category (kategori).' })
    category?: string | null,
    @Arg('region', () => String, { nullable: true, description: 'Only those of exactly this region (kode wilayah).' })
    region?: string | null,
  ): Promise<Page<RoutingRule>> {
    return this.routing.list({ category, region, first, after });
  }

  @Directive('@authenticated')
  @Directive(ADMINISTRATORS_ONLY)
  @Mutation(() => SaveRoutingRulePayload, {
    nullable: true,
    description:
      'Makes or changes a rule of routing (penyimpanan aturan perutean): the national desk any; the admin of a regional government for regions in its jurisdiction, naming its own organisation.',
  })
  async saveRoutingRule(
    @Arg('input', () => SaveRoutingRuleInput, { description: 'The rule (masukan).' }) input: SaveRoutingRuleInput,
    @Ctx() context: RequestContext,
  ): Promise<SaveRoutingRulePayload> {
    const rule = viewRule(await this.changes.save(context.viewer, input));
    context.clear();
    return { rule };
  }

  @Directive('@authenticated')
  @Directive(ADMINISTRATORS_ONLY)
  @Mutation(() => EndRoutingRulePayload, {
    nullable: true,
    description: 'Gives a rule of routing its last day (pengakhiran aturan perutean): whoever may change it.',
  })
  async endRoutingRule(
    @Arg('input', () => EndRoutingRuleInput, { description: 'Which rule and until when (masukan).' })
    input: EndRoutingRuleInput,
    @Ctx() context: RequestContext,
  ): Promise<EndRoutingRulePayload> {
    const rule = viewRule(await this.changes.end(context.viewer, input));
    context.clear();
    return { rule };
  }

  @FieldResolver(() => String, { description: 'Why in words (alasan).' })
  whyLabel(@Root() { why }: AgencySuggestion, @Arg('lang', () => Language, LABEL_LANGUAGE) lang: LanguageCode): string {
    return SuggestionReason.label(why, lang);
  }

  @FieldResolver(() => String, {
    description: 'Why at length, and who was passed over because they cannot be reached yet (penjelasan).',
  })
  explanation(
    @Root() { words }: AgencySuggestion,
    @Arg('lang', () => Language, LABEL_LANGUAGE) lang: LanguageCode,
  ): string {
    return words[lang];
  }
}

@Resolver(() => Complaint)
export class SuggestedAgenciesResolver {
  constructor(private readonly routing: RoutingService) {}

  @FieldResolver(() => [AgencySuggestion], {
    description: 'Who may be competent by its category and place, the most specific first (saran instansi tujuan).',
  })
  suggestedAgencies(
    @Root() { category, location, classification }: Complaint,
    @Ctx() context: RequestContext,
  ): Promise<AgencySuggestion[]> {
    return this.routing.suggest({ category, regionCode: location?.code ?? null, classification }, context);
  }
}
