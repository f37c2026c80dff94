import {
  Arg,
  Args,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { type Page, PageArguments } from '../../kit/connection.js';
import { Language } from '../../kit/language.enum.js';
import { RequestContext } from '../../kit/request-context.js';
import { Agency, agencyReference } from '../agency.type.js';
import { READINESS_GUIDANCE_LABELS } from '../labels.js';
import { GUIDE_SCOPES, OWN_AGENCY_SCOPES, READ_SCOPES } from '../scopes.js';
import {
  AcknowledgeReadinessGuidanceInput,
  GuideReadinessInput,
  ReadinessGuidanceFilter,
} from './readiness-guidance.input.js';
import type { ReadinessGuidanceService } from './readiness-guidance.service.js';
import { ReadinessGuidance, ReadinessGuidanceConnection } from './readiness-guidance.type.js';

@ObjectType()
abstract class GuidancePayload {
  @Field(() => ReadinessGuidance, { nullable: true, description: 'The guidance (pembinaan).' })
  guidance!: ReadinessGuidance | undefined;
}

@ObjectType({ description: 'An agency was guided (hasil pembinaan kesiapan).' })
export class GuideReadinessPayload extends GuidancePayload {}

@ObjectType({ description: 'Guidance was taken note of (hasil tanggapan atas pembinaan kesiapan).' })
export class AcknowledgeReadinessGuidancePayload extends GuidancePayload {}

/** Guidance on the way to readiness: root fields, and what it adds to agencies. */
@Resolver(() => Agency)
export class ReadinessGuidanceResolver {
  constructor(private readonly guidance: ReadinessGuidanceService) {}

  @Query(() => ReadinessGuidanceConnection, {
    nullable: true,
    description:
      'Guidance on the way to readiness that you may see, the latest first (daftar pembinaan kesiapan): as the agency, as whoever is above it, and as its supervisor. `readinessGuidanceChanged` goes on from its `feedCursor`.',
  })
  @Directive('@authenticated')
  @Directive(READ_SCOPES)
  readinessGuidance(
    @Arg('filter', () => ReadinessGuidanceFilter, { nullable: true, description: 'Which one (saringan).' })
    filter: ReadinessGuidanceFilter | null,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() { viewer }: RequestContext,
  ): Promise<Page<ReadinessGuidance>> {
    return this.guidance.list(viewer, filter ?? {}, page);
  }

  @Mutation(() => GuideReadinessPayload, {
    nullable: true,
    description:
      'Guides an agency on its way to readiness, as a province over its territory or as the centre; it changes nothing of the agency (pembinaan dan pengawasan).',
  })
  @Directive('@authenticated')
  @Directive(GUIDE_SCOPES)
  async guideReadiness(
    @Arg('input', () => GuideReadinessInput, { description: 'Whom and the words (masukan).' })
    input: GuideReadinessInput,
    @Ctx() context: RequestContext,
  ): Promise<GuideReadinessPayload> {
    return this.freshly(await this.guidance.guide(context.viewer, input), context);
  }

  @Mutation(() => AcknowledgeReadinessGuidancePayload, {
    nullable: true,
    description:
      'Says for your own agency or a unit of it that guidance was taken note of, once (tanggapan atas pembinaan kesiapan); a second time is `CONFLICT`.',
  })
  @Directive('@authenticated')
  @Directive(OWN_AGENCY_SCOPES)
  async acknowledgeReadinessGuidance(
    @Arg('input', () => AcknowledgeReadinessGuidanceInput, { description: 'Which guidance (masukan).' })
    input: AcknowledgeReadinessGuidanceInput,
    @Ctx() context: RequestContext,
  ): Promise<AcknowledgeReadinessGuidancePayload> {
    return this.freshly(await this.guidance.acknowledge(context.viewer, input), context);
  }

  @FieldResolver(() => [ReadinessGuidance], {
    name: 'readinessGuidance',
    nullable: true,
    description:
      'The latest 20 times that it was guided, the latest first (pembinaan kesiapan); null where you may not see that.',
  })
  @Directive('@authenticated')
  @Directive(READ_SCOPES)
  guidanceOfAgency(@Root() { id }: Agency, @Ctx() context: RequestContext): Promise<ReadinessGuidance[] | null> {
    return context.load(this.guidance.loadOfAgencies, id);
  }

  private async freshly(id: string, context: RequestContext): Promise<GuidancePayload> {
    context.clear();
    return { guidance: await context.load(this.guidance.loadById, id) };
  }
}

@Resolver(() => ReadinessGuidance)
export class ReadinessGuidanceFieldsResolver {
  @FieldResolver(() => Agency, { nullable: true, description: 'Who is guided (instansi yang dibina).' })
  agency(@Root() { agencyId }: ReadinessGuidance): Agency {
    return agencyReference(agencyId);
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Who guides (instansi pembina).' })
  by(@Root() { byAgencyId }: ReadinessGuidance): Agency {
    return agencyReference(byAgencyId);
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Who took note of it (instansi yang menanggapi).' })
  acknowledgedBy(@Root() { acknowledgedById }: ReadinessGuidance): Agency | null {
    return acknowledgedById === null ? null : agencyReference(acknowledgedById);
  }

  @FieldResolver(() => String, { description: 'The kind in words (jenis dalam kata).' })
  kindLabel(
    @Root() { kind }: ReadinessGuidance,
    @Arg('lang', () => Language, { defaultValue: Language.ID, description: 'In which language (bahasa).' })
    lang: Language,
  ): string {
    return READINESS_GUIDANCE_LABELS[kind][lang];
  }
}
