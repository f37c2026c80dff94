import { Arg, Ctx, Directive, ID, Mutation, Query, Resolver } from 'type-graphql';
import { RequestContext } from '../../kit/request-context.js';
import { agencyOf } from '../agency.type.js';
import { ADMINISTRATORS_ONLY, READERS_ONLY } from '../directives.js';
import type { ResponseTemplateRow } from './response-template.entity.js';
import type { ResponseTemplateService } from './response-template.service.js';
import {
  RemoveResponseTemplateInput,
  RemoveResponseTemplatePayload,
  ResponseTemplate,
  SaveResponseTemplateInput,
  SaveResponseTemplatePayload,
} from './response-template.type.js';
import type { TemplateUseService } from './template-use.service.js';

function viewTemplate({ agencyId, organisation: _, ...shown }: ResponseTemplateRow): ResponseTemplate {
  return { ...shown, agency: agencyOf(agencyId) };
}

@Resolver()
export class ResponseTemplateResolver {
  constructor(
    private readonly templates: ResponseTemplateService,
    private readonly use: TemplateUseService,
  ) {}

  @Directive('@authenticated')
  @Directive(READERS_ONLY)
  @Query(() => [ResponseTemplate], {
    nullable: true,
    description:
      'The templates of a complaint’s holder, or of an agency, and of the bodies above it, the nearest and most specific first (daftar templat tanggapan).',
  })
  async responseTemplates(
    @Ctx() { viewer }: RequestContext,
    @Arg('inactive', () => Boolean, {
      defaultValue: false,
      description: 'Whether those that are not offered are shown too (termasuk yang nonaktif).',
    })
    inactive: boolean,
    @Arg('complaintId', () => ID, { nullable: true, description: 'For which complaint (pengenal laporan).' })
    complaintId?: string | null,
    @Arg('agency', () => ID, { nullable: true, description: 'Or id or code of which agency (instansi).' })
    agency?: string | null,
    @Arg('category', () => String, {
      nullable: true,
      description: 'For which category (kategori); of a complaint its own, of an agency all unless told.',
    })
    category?: string | null,
  ): Promise<ResponseTemplate[]> {
    return (await this.use.list(viewer, { complaintId, agency, category, inactive })).map(viewTemplate);
  }

  @Directive('@authenticated')
  @Directive(READERS_ONLY)
  @Query(() => String, {
    nullable: true,
    description:
      'The words of a template with its placeholders filled in for a complaint (isi templat terisi); dates in Indonesian in its holder’s zone.',
  })
  renderedResponse(
    @Ctx() { viewer }: RequestContext,
    @Arg('templateId', () => ID, { description: 'Which template (pengenal templat).' }) templateId: string,
    @Arg('complaintId', () => ID, { description: 'For which complaint (pengenal laporan).' }) complaintId: string,
  ): Promise<string> {
    return this.use.render(viewer, { templateId, complaintId });
  }

  @Directive('@authenticated')
  @Directive(ADMINISTRATORS_ONLY)
  @Mutation(() => SaveResponseTemplatePayload, {
    nullable: true,
    description: 'Adds a template to those of your agency or of one below it, or changes one (simpan templat).',
  })
  async saveResponseTemplate(
    @Arg('input', () => SaveResponseTemplateInput, { description: 'Which template and what it says (masukan).' })
    input: SaveResponseTemplateInput,
    @Ctx() { viewer }: RequestContext,
  ): Promise<SaveResponseTemplatePayload> {
    return { template: viewTemplate(await this.templates.save(viewer, input)) };
  }

  @Directive('@authenticated')
  @Directive(ADMINISTRATORS_ONLY)
  @Mutation(() => RemoveResponseTemplatePayload, {
    nullable: true,
    description: 'Removes a template; what was written with it stays (hapus templat).',
  })
  async removeResponseTemplate(
    @Arg('input', () => RemoveResponseTemplateInput, { description: 'Which template (masukan).' })
    input: RemoveResponseTemplateInput,
    @Ctx() { viewer }: RequestContext,
  ): Promise<RemoveResponseTemplatePayload> {
    return { templateId: await this.templates.remove(viewer, input) };
  }
}
