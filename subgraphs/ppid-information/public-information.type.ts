import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../kit/connection.js';
import { DateScalar, DateTimeScalar } from '../kit/scalars.js';
import { ExclusionGround, InformationClass } from './exclusion.js';
import { InformationForm } from './public-information.entity.js';

registerEnumType(InformationClass, {
  name: 'InformationClass',
  description: 'The four classes of public information (klasifikasi informasi publik), UU 14/2008.',
  valuesConfig: {
    PERIODIC: { description: 'Published at intervals (informasi berkala), art. 9.' },
    IMMEDIATE: { description: 'Announced at once (informasi serta merta), art. 10.' },
    ON_REQUEST: { description: 'Available at any time (informasi setiap saat), art. 11.' },
    EXCLUDED: { description: 'Excluded (informasi yang dikecualikan), art. 17.' },
  },
});

registerEnumType(ExclusionGround, {
  name: 'ExclusionGround',
  description: 'The letter of article 17 of UU 14/2008 by which information is excluded (alasan pengecualian).',
  valuesConfig: {
    A: { description: 'Law enforcement (penegakan hukum); not permanent.' },
    B: { description: 'Intellectual property, fair competition (HKI, persaingan usaha); not permanent.' },
    C: { description: 'Defence and security (pertahanan dan keamanan); not permanent.' },
    D: { description: 'Natural wealth (kekayaan alam); not permanent.' },
    E: { description: 'National economy (ketahanan ekonomi); not permanent.' },
    F: { description: 'Foreign relations (hubungan luar negeri); not permanent.' },
    G: { description: 'Authentic private deed, will (akta otentik, wasiat).' },
    H: { description: 'Personal secrets (rahasia pribadi).' },
    I: { description: 'Memorandum within or between bodies (memorandum antar atau intra badan publik).' },
    J: { description: 'Secret by law (rahasia menurut undang-undang).' },
  },
});

registerEnumType(InformationForm, {
  name: 'InformationForm',
  description: 'In which form information is held (bentuk informasi).',
  valuesConfig: {
    PRINTED: { description: 'Printed (cetak).' },
    DIGITAL: { description: 'Digital (digital).' },
    PRINTED_AND_DIGITAL: { description: 'Both (cetak dan digital).' },
  },
});

@ObjectType({ description: 'By which decision an entry stands in the list (penetapan).' })
export class Determination {
  @Field(() => String, { nullable: true, description: 'Number (nomor penetapan).' })
  number!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Date (tanggal penetapan).' })
  date!: string | null;

  @Field(() => String, { nullable: true, description: 'Office that signed (penanda tangan).' })
  signer!: string | null;
}

@ObjectType({ description: 'Why an entry is excluded: the result of the consequence test (hasil uji konsekuensi).' })
export class InformationExclusion {
  @Field(() => ExclusionGround, { description: 'Letter of article 17 (huruf pasal 17).' })
  ground!: ExclusionGround;

  @Field(() => String, { description: 'Harm of disclosure (konsekuensi bila dibuka).' })
  harm!: string;

  @Field(() => String, { description: 'Benefit of exclusion (manfaat bila ditutup).' })
  benefit!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day on which it ends (jangka waktu pengecualian); null where the ground is permanent.',
  })
  expiresOn!: string | null;

  @Field(() => String, { description: 'Number of the decision (nomor keputusan).' })
  decisionNumber!: string;
}

@ObjectType({ description: 'An entry of an agency’s list of public information (DIP) or of what is excluded (DIK).' })
@Directive('@key(fields: "id")')
export class PublicInformation {
  agencyId!: string;
  fileUrl!: string | null;
  determinationNumber!: string | null;
  determinationDate!: string | null;
  determinationSigner!: string | null;
  exclusionGround!: ExclusionGround | null;
  exclusionHarm!: string | null;
  exclusionBenefit!: string | null;
  exclusionExpiresOn!: string | null;
  exclusionDecisionNumber!: string | null;

  @Field(() => ID, { description: 'Immutable id (id informasi).' })
  id!: string;

  @Field(() => String, { description: 'Number in the list (nomor).' })
  number!: string;

  @Field(() => String, { description: 'Title (judul informasi).' })
  title!: string;

  @Field(() => String, { description: 'Summary (ringkasan isi).' })
  summary!: string;

  @Field(() => String, { description: 'Office responsible for making it (penanggung jawab pembuatan).' })
  responsible!: string;

  @Field(() => DateScalar, { nullable: true, description: 'When it was made (waktu pembuatan).' })
  madeOn!: string | null;

  @Field(() => String, { nullable: true, description: 'Where it was made (tempat pembuatan).' })
  madeIn!: string | null;

  @Field(() => InformationForm, { description: 'In which form it is held (bentuk informasi).' })
  form!: InformationForm;

  @Field(() => String, { description: 'How long it is kept (jangka waktu penyimpanan).' })
  retention!: string;

  @Field(() => InformationClass, { description: 'Class (klasifikasi).' })
  class!: InformationClass;

  @Field(() => Int, { description: 'Version, for `expectedVersion` (versi).' })
  version!: number;

  @Field(() => DateTimeScalar, { description: 'When it was entered here (waktu pencatatan).' })
  recordedAt!: Date;
}

export const PublicInformationConnection = connectionType(PublicInformation, 'PublicInformationConnection', {
  description: 'Entries of information lists (daftar informasi publik).',
});
