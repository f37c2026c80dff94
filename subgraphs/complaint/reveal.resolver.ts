import { Arg, Ctx, Directive, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { RequestContext } from '../kit/request-context.js';
import { REVEALERS_ONLY } from './directives.js';
import type { RevealService } from './reveal.service.js';

@InputType({ description: 'Whose reporter is read and why (pembukaan identitas pelapor).' })
export class RevealReporterInput {
  @Field(() => ID, { description: 'Id of the complaint (pengenal laporan).' })
  complaintId!: string;

  @Field(() => String, { description: 'Why it is needed, 10 to 1,000 characters (tujuan); kept on record.' })
  purpose!: string;
}

@ObjectType({ description: 'Who reported a complaint (identitas pelapor): personal data under UU 27/2022.' })
export class ReporterIdentity {
  @Field(() => String, { description: 'Full name (nama lengkap).' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'National identity number (NIK).' })
  nik?: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone number (nomor telepon).' })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address (surel).' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Postal address (alamat).' })
  address?: string | null;
}

@ObjectType({ description: 'A reporter’s identity, with the reading on record (hasil pembukaan identitas).' })
export class RevealReporterPayload {
  @Field(() => ReporterIdentity, {
    nullable: true,
    description: 'Who reported (pelapor); null where nobody was named.',
  })
  reporter!: ReporterIdentity | null;
}

@Resolver()
export class RevealResolver {
  constructor(private readonly reveals: RevealService) {}

  @Directive('@authenticated')
  @Directive(REVEALERS_ONLY)
  @Mutation(() => RevealReporterPayload, {
    nullable: true,
    description:
      'Reads who reported (pembukaan identitas pelapor), on complaints that your own agency holds; who, when and why is kept on record. Anonymous reporters are revealed to the national desk only.',
  })
  async revealReporter(
    @Arg('input', () => RevealReporterInput, { description: 'Which complaint and why (masukan).' })
    input: RevealReporterInput,
    @Ctx() { viewer }: RequestContext,
  ): Promise<RevealReporterPayload> {
    return { reporter: await this.reveals.reveal(viewer, input) };
  }
}
