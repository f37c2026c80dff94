import { Arg, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { Language } from '../kit/language.enum.js';
import type { RequestContext } from '../kit/request-context.js';
import { Agency, agencyReference } from './agency.type.js';
import { InformationClass } from './exclusion.js';
import { CLASS_LABELS, FORM_LABELS, GROUND_LABELS } from './labels.js';
import type { PublicInformationService } from './public-information.service.js';
import { Determination, InformationExclusion, PublicInformation } from './public-information.type.js';
import { READ_SCOPES } from './scopes.js';

const LANGUAGE = { defaultValue: Language.ID, description: 'In which language (bahasa).' };

/** The fields of an entry that are not columns of it. */
@Resolver(() => PublicInformation)
export class PublicInformationFieldsResolver {
  constructor(private readonly information: PublicInformationService) {}

  @FieldResolver(() => Agency, { nullable: true, description: 'Who holds it (pejabat atau unit yang menguasai).' })
  holder(@Root() { agencyId }: PublicInformation): Agency {
    return agencyReference(agencyId);
  }

  @FieldResolver(() => String, { description: 'The class in words (klasifikasi dalam kata).' })
  classLabel(@Root() entry: PublicInformation, @Arg('lang', () => Language, LANGUAGE) lang: Language): string {
    return CLASS_LABELS[entry.class][lang];
  }

  @FieldResolver(() => String, { description: 'The form in words (bentuk dalam kata).' })
  formLabel(@Root() { form }: PublicInformation, @Arg('lang', () => Language, LANGUAGE) lang: Language): string {
    return FORM_LABELS[form][lang];
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'File or link (berkas atau tautan); always null for what is excluded.',
  })
  fileUrl(@Root() entry: PublicInformation): string | null {
    return entry.class === InformationClass.EXCLUDED ? null : entry.fileUrl;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'File or link of an excluded entry (berkas yang dikecualikan), for the PPID of who holds it.',
  })
  @Directive('@authenticated')
  @Directive(READ_SCOPES)
  excludedFileUrl(@Root() { id }: PublicInformation, @Ctx() context: RequestContext): Promise<string | null> {
    return context.load(this.information.loadExcludedFiles, id);
  }

  @FieldResolver(() => Determination, { nullable: true, description: 'By which decision it stands there (penetapan).' })
  determination(@Root() entry: PublicInformation): Determination | null {
    const { determinationNumber: number, determinationDate: date, determinationSigner: signer } = entry;
    return number === null ? null : { number, date, signer };
  }

  @FieldResolver(() => InformationExclusion, {
    nullable: true,
    description: 'Why it is excluded (hasil uji konsekuensi); null for the other classes.',
  })
  exclusion(@Root() entry: PublicInformation): InformationExclusion | null {
    const { exclusionGround, exclusionHarm, exclusionBenefit, exclusionDecisionNumber } = entry;
    if (exclusionGround === null) return null;
    return {
      ground: exclusionGround,
      harm: exclusionHarm as string,
      benefit: exclusionBenefit as string,
      expiresOn: entry.exclusionExpiresOn,
      decisionNumber: exclusionDecisionNumber as string,
    };
  }
}

@Resolver(() => InformationExclusion)
export class InformationExclusionResolver {
  @FieldResolver(() => String, { description: 'The ground in words (alasan dalam kata).' })
  groundLabel(@Root() { ground }: InformationExclusion, @Arg('lang', () => Language, LANGUAGE) lang: Language): string {
    return GROUND_LABELS[ground][lang];
  }
}
