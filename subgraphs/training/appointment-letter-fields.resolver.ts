import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Language } from '../kit/language.enum.js';
import type { RequestContext } from '../kit/request-context.js';
import { Agency, agencyReference } from './agency.type.js';
import type { AppointmentLetterService } from './appointment-letter.service.js';
import { AppointmentLetter, AppointmentMember, LetterSigner, SigningRule } from './appointment-letter.type.js';
import { LETTER_STATE_LABELS, MEMBER_ROLE_LABELS, SIGNER_CAPACITY_LABELS, SIGNING_OFFICE_LABELS } from './labels.js';
import { LetterState } from './letter-state.js';
import { Officer, officerReference } from './officer.type.js';
import { UnspecifiedSigner } from './signing-rule.js';
import { UNSPECIFIED_SIGNER_LABELS } from './signing-words.js';

const LANGUAGE = { defaultValue: Language.ID, description: 'In which language (bahasa).' };

/** The fields of a letter that are not columns of it. */
@Resolver(() => AppointmentLetter)
export class AppointmentLetterFieldsResolver {
  constructor(private readonly letters: AppointmentLetterService) {}

  @FieldResolver(() => Agency, { nullable: true, description: 'Whose letter it is (instansi).' })
  agency(@Root() { agencyId }: AppointmentLetter): Agency {
    return agencyReference(agencyId);
  }

  @FieldResolver(() => LetterSigner, { description: 'Who signed it (penanda tangan).' })
  signer(@Root() letter: AppointmentLetter): LetterSigner {
    const { signerName, signerOffice, signerCapacity, signerBasis, signerUnspecified } = letter;
    return {
      name: signerName,
      office: signerOffice,
      capacity: signerCapacity,
      basis: signerBasis,
      unspecified: signerUnspecified,
    };
  }

  @FieldResolver(() => [AppointmentMember], { description: 'The team, in the order of the letter (anggota tim).' })
  members(@Root() { id }: AppointmentLetter, @Ctx() context: RequestContext): Promise<AppointmentMember[]> {
    return context.load(this.letters.loadMembers, id);
  }

  @FieldResolver(() => AppointmentLetter, { nullable: true, description: 'The letter that it replaces (mengganti).' })
  replaces(
    @Root() { replacesId }: AppointmentLetter,
    @Ctx() context: RequestContext,
  ): Promise<AppointmentLetter | undefined> | null {
    return replacesId === null ? null : context.load(this.letters.loadLetters, replacesId);
  }

  @FieldResolver(() => LetterState, {
    description: 'Whether it holds today (status SK), by the agency’s calendar and the centre’s review.',
  })
  state(@Root() letter: AppointmentLetter): LetterState {
    return this.letters.stateOf(letter);
  }

  @FieldResolver(() => String, { description: 'The state in words (status dalam kata).' })
  stateLabel(@Root() letter: AppointmentLetter, @Arg('lang', () => Language, LANGUAGE) lang: Language): string {
    return LETTER_STATE_LABELS[this.state(letter)][lang];
  }
}

@Resolver(() => AppointmentMember)
export class AppointmentMemberResolver {
  @FieldResolver(() => Officer, {
    nullable: true,
    description: 'The officer (pejabat); null where the directory does not know the person.',
  })
  officer(@Root() { officerId }: AppointmentMember): Officer | null {
    return officerReference(officerId);
  }

  @FieldResolver(() => String, { description: 'The role in words (kedudukan dalam kata).' })
  roleLabel(@Root() { role }: AppointmentMember, @Arg('lang', () => Language, LANGUAGE) lang: Language): string {
    return MEMBER_ROLE_LABELS[role][lang];
  }
}

@Resolver(() => LetterSigner)
export class LetterSignerResolver {
  @FieldResolver(() => String, { description: 'The office in words (jabatan dalam kata).' })
  officeLabel(@Root() { office }: LetterSigner, @Arg('lang', () => Language, LANGUAGE) lang: Language): string {
    return SIGNING_OFFICE_LABELS[office][lang];
  }

  @FieldResolver(() => String, {
    description:
      'The basis in words (dasar kewenangan dalam kata): the regulation, or what is unspecified: who signs for this kind of agency, or whether somebody in this capacity does.',
  })
  basisLabel(
    @Root() { basis, unspecified }: LetterSigner,
    @Arg('lang', () => Language, LANGUAGE) lang: Language,
  ): string {
    return basis ?? UNSPECIFIED_SIGNER_LABELS[unspecified ?? UnspecifiedSigner.AGENCY_KIND][lang];
  }

  @FieldResolver(() => String, { description: 'The capacity in words (status jabatan dalam kata).' })
  capacityLabel(@Root() { capacity }: LetterSigner, @Arg('lang', () => Language, LANGUAGE) lang: Language): string {
    return SIGNER_CAPACITY_LABELS[capacity][lang];
  }
}

@Resolver(() => SigningRule)
export class SigningRuleResolver {
  @FieldResolver(() => String, { description: 'The office in words (jabatan dalam kata).' })
  officeLabel(@Root() { office }: SigningRule, @Arg('lang', () => Language, LANGUAGE) lang: Language): string {
    return SIGNING_OFFICE_LABELS[office][lang];
  }
}
