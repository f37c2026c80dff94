import { Arg, Ctx, Directive, Field, FieldResolver, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { Language } from '../kit/language.enum.js';
import type { RequestContext } from '../kit/request-context.js';
import { Agency, agencyReference } from './agency.type.js';
import { PPID_KIND_LABELS } from './labels.js';
import { DesignatePpidInput } from './ppid.input.js';
import type { PpidService } from './ppid.service.js';
import { Ppid, ServiceDesk } from './ppid.type.js';
import { WRITE_SCOPES } from './scopes.js';

@ObjectType({ description: 'A PPID was designated (PPID ditetapkan).' })
export class DesignatePpidPayload {
  @Field(() => Ppid, { nullable: true, description: 'The PPID.' })
  ppid!: Ppid | undefined;
}

/** PPIDs: what is not a column of them, and their designation. */
@Resolver(() => Ppid)
export class PpidResolver {
  constructor(private readonly ppids: PpidService) {}

  @FieldResolver(() => String, { description: 'The kind in words (jenis dalam kata).' })
  kindLabel(
    @Root() { kind }: Ppid,
    @Arg('lang', () => Language, { defaultValue: Language.ID, description: 'In which language (bahasa).' })
    lang: Language,
  ): string {
    return PPID_KIND_LABELS[kind][lang];
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'The agency that it is the PPID of (badan publik).' })
  holder(@Root() { agencyId }: Ppid): Agency {
    return agencyReference(agencyId);
  }

  @FieldResolver(() => Agency, {
    nullable: true,
    description: 'The unit that does the work (unit pelaksana), usually Diskominfo; null where that is not known.',
  })
  unit(@Root() { unitId }: Ppid): Agency | null {
    return unitId === null ? null : agencyReference(unitId);
  }

  @FieldResolver(() => ServiceDesk, { description: 'Where citizens ask (meja layanan informasi).' })
  desk(@Root() { deskAddress, deskPhone, deskEmail, deskUrl }: Ppid): ServiceDesk {
    return { address: deskAddress, phone: deskPhone, email: deskEmail, url: deskUrl };
  }

  @Mutation(() => DesignatePpidPayload, {
    nullable: true,
    description: 'Designates the PPID of your own organisation or a unit of it (tetapkan PPID).',
  })
  @Directive('@authenticated')
  @Directive(WRITE_SCOPES)
  async designatePpid(
    @Arg('input', () => DesignatePpidInput, { description: 'The designation (penetapan).' })
    input: DesignatePpidInput,
    @Ctx() context: RequestContext,
  ): Promise<DesignatePpidPayload> {
    const id = await this.ppids.designate(context.viewer, input);
    context.clear();
    return { ppid: await context.load(this.ppids.loadPpids, id) };
  }
}
