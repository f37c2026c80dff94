import { Field, ID, InputType, Int } from 'type-graphql';
import { AgencyKind } from '../../kit/agency-kind.enum.js';
import { DateScalar } from '../../kit/scalars.js';
import { IDEMPOTENCY_KEY } from '../../kit/shared-descriptions.js';

const AGENCY = 'The body, or the government of a district or village, by id or code (instansi).';
const FROM = 'The first day, not in the future (sejak).';
const BASIS = 'The law that it rests on (dasar hukum).';
const EXPECTED_VERSION = 'The version that the client has read (versi yang dibaca).';
@InputType({ description: 'A body that a law makes (pembentukan instansi).' })
class NewBodyInput {
  @Field(() => String, {
    description: 'Its code: `kl.kemenhaji`, `32.19` for a new regency, `32.16.41` for a new district (kode).',
  })
  code!: string;

  @Field(() => AgencyKind, { description: 'What kind of body it is (jenis).' })
  kind!: AgencyKind;

  @Field(() => String, { description: 'Its full name (nama).' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What people call it (nama singkat).' })
  shortName?: string | null;
}

@InputType({ description: 'A national body that a law makes (pembentukan instansi pusat).' })
export class EstablishBodyInput extends NewBodyInput {
  @Field(() => [String], {
    defaultValue: [],
    description:
      'Codes of the existing regions that it has jurisdiction over, none of them inside another; only an AUTHORITY (otorita), such as Otorita IKN, has any (wilayah kerja).',
  })
  jurisdiction!: string[];

  @Field(() => String, { nullable: true, description: 'The code of the region in which it sits (lokasi).' })
  location?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The IANA zone of its days; that of its location, or of the capital, where it is left out (zona waktu).',
  })
  timeZone?: string | null;

  @Field(() => DateScalar, { description: FROM })
  from!: string;

  @Field(() => String, { description: BASIS })
  legalBasis!: string;

  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}

@InputType({ description: 'Another code for a body, its regions and units (perubahan kode).' })
export class RecodeAgencyInput {
  @Field(() => ID, { description: AGENCY })
  agency!: string;

  @Field(() => String, {
    description:
      'The code from then on; of a regional government one with as many parts as until now, of a district or village in the same regency or district (kode baru).',
  })
  code!: string;

  @Field(() => DateScalar, { description: FROM })
  from!: string;

  @Field(() => String, { description: BASIS })
  legalBasis!: string;

  @Field(() => Int, { description: EXPECTED_VERSION })
  expectedVersion!: number;
}

@InputType({
  description: 'A part of a body that goes to another one, with everything inside it (bagian yang dipindahkan).',
})
export class MovedPartInput {
  @Field(() => String, {
    description:
      'The code until now of a region right inside it, or of a unit: `32.16.05`, or `32.16.05.2001` of a district; `32.16/rsud` (kode lama).',
  })
  part!: string;

  @Field(() => String, {
    description:
      'The code with the other body: `32.19.01`, `32.19/rsud`; a desa stays a desa and a kelurahan a kelurahan (kode baru).',
  })
  code!: string;
}

@InputType({ description: 'A body that comes out of a split (instansi hasil pemekaran).' })
export class SplitBodyInput extends NewBodyInput {
  @Field(() => [MovedPartInput], {
    description: 'What goes to it; a regional government needs a region, but for a village (bagian yang dipindahkan).',
  })
  parts!: MovedPartInput[];
}

@InputType({ description: 'The split of a body (pemekaran).' })
export class SplitAgencyInput {
  @Field(() => ID, { description: AGENCY })
  agency!: string;

  @Field(() => [SplitBodyInput], { description: 'What comes out of it, up to 20 bodies (instansi hasil pemekaran).' })
  into!: SplitBodyInput[];

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether it ends, with the new bodies as its successors, rather than going on with what is left (berakhir).',
  })
  ends!: boolean;

  @Field(() => DateScalar, { description: 'The first day of the new bodies, not in the future (sejak).' })
  from!: string;

  @Field(() => String, { description: BASIS })
  legalBasis!: string;

  @Field(() => Int, { description: EXPECTED_VERSION })
  expectedVersion!: number;

  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}

@InputType({
  description: 'The transfer of parts of a body to another one that exists, up to a merger (pengalihan, penggabungan).',
})
export class TransferPartsInput {
  @Field(() => ID, {
    description:
      'The body, or the government of a district or village, that gives them, by id or code (instansi yang menyerahkan).',
  })
  agency!: string;

  @Field(() => ID, {
    description:
      'The body that gets them, by id or code: of the same level, a regency or city in the same province, a district or village in the same regency, a desa for a desa and a kelurahan for a kelurahan (instansi penerima).',
  })
  receiver!: string;

  @Field(() => [MovedPartInput], {
    description: 'What goes to it, up to 100 regions and units; none where a body only ends (bagian yang dipindahkan).',
  })
  parts!: MovedPartInput[];

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether the giver ends with its region and remaining units, with the receiver as successor (penggabungan), rather than going on with what is left (berakhir).',
  })
  ends!: boolean;

  @Field(() => DateScalar, { description: FROM })
  from!: string;

  @Field(() => String, { description: BASIS })
  legalBasis!: string;

  @Field(() => Int, { description: 'The version of the giver that the client has read (versi yang dibaca).' })
  expectedVersion!: number;

  @Field(() => Int, {
    description: 'The version of the receiver that the client has read (versi penerima yang dibaca).',
  })
  expectedReceiverVersion!: number;

  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
