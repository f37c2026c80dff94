import { Field, ID, InputType, Int } from 'type-graphql';
import { DateScalar } from '../../kit/scalars.js';
import { IDEMPOTENCY_KEY } from '../../kit/shared-descriptions.js';
import { EndPostInput } from '../officer-changes.input.js';
import { PostKind } from '../post-kind.enum.js';
import { Role } from '../role.enum.js';

@InputType({ description: 'How and how long a post is held (masa jabatan).' })
class TenureInput {
  @Field(() => PostKind, {
    description:
      'How it is held (status jabatan): definitive, which an agency’s head is one at a time, or acting, also beside one.',
  })
  kind!: PostKind;

  @Field(() => String, { nullable: true, description: 'The functional position of the officer (jabatan fungsional).' })
  functionalPosition?: string | null;

  @Field(() => DateScalar, { description: "Its first day, in the agency's zone (sejak)." })
  from!: string;

  @Field(() => DateScalar, { nullable: true, description: 'Its last day, where that is known (sampai).' })
  until?: string | null;
}

@InputType({ description: 'The post that the officer takes up next (jabatan baru).' })
export class NextPostInput extends TenureInput {
  @Field(() => ID, { description: 'Where, by id or code (instansi).' })
  agency!: string;

  @Field(() => String, { description: 'What the post is called (nama jabatan).' })
  title!: string;

  @Field(() => Role, { nullable: true, description: 'The role in the hub that comes with it (peran).' })
  role?: Role | null;
}

@InputType({ description: 'Who takes up the post that ends, with its title and role (pejabat pengganti).' })
export class SuccessorInput extends TenureInput {
  @Field(() => ID, { description: 'Who takes it up; not the one who leaves it (pejabat).' })
  officer!: string;
}

@InputType({ description: 'What is handed over (serah terima jabatan).' })
export class HandOverInput {
  @Field(() => String, { description: 'In words, up to 4,000 characters (isi).' })
  content!: string;

  @Field(() => String, { nullable: true, description: 'What is not finished yet (hal yang belum selesai).' })
  openMatters?: string | null;

  @Field(() => [String], {
    defaultValue: [],
    description: 'Addresses of up to 20 documents that go with it (dokumen).',
  })
  documents!: string[];
}

@InputType({ description: 'An officer leaves a post, for another one or for good (mutasi).' })
export class RotateOfficerInput {
  @Field(() => EndPostInput, { description: 'The post that ends (jabatan lama).' })
  endPost!: EndPostInput;

  @Field(() => NextPostInput, {
    nullable: true,
    description:
      'Where the officer goes; left out where that is another body, whose own administrator starts the post, or nowhere (jabatan baru).',
  })
  startPost?: NextPostInput | null;

  @Field(() => SuccessorInput, {
    nullable: true,
    description: 'Who follows; left out while nobody does (pejabat pengganti).',
  })
  successor?: SuccessorInput | null;

  @Field(() => HandOverInput, { description: 'What is handed over (serah terima).' })
  handOver!: HandOverInput;

  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}

@InputType({ description: 'The receipt of what was handed over (penerimaan serah terima).' })
export class AcknowledgeHandOverInput {
  @Field(() => ID, { description: 'The record (berita acara).' })
  handOver!: string;

  @Field(() => Int, { description: 'The version that the client has read (versi yang dibaca).' })
  expectedVersion!: number;
}
