import { Field, ID, InputType, Int } from 'type-graphql';
import { DateScalar } from '../kit/scalars.js';
import { IDEMPOTENCY_KEY } from '../kit/shared-descriptions.js';
import { PostKind } from './post-kind.enum.js';
import { Role } from './role.enum.js';

@InputType({ description: 'A person to be recorded (pencatatan pejabat).' })
export class RecordOfficerInput {
  @Field(() => ID, { description: 'The agency that records, by id or code (instansi pencatat).' })
  agency!: string;

  @Field(() => String, { description: 'The name with its titles; never a NIP or NIK (nama).' })
  name!: string;

  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}

@InputType({ description: 'A post that an officer takes up (pengangkatan).' })
export class StartPostInput {
  @Field(() => ID, { description: 'Who takes it up (pejabat).' })
  officer!: string;

  @Field(() => ID, { description: 'Where, by id or code (instansi).' })
  agency!: string;

  @Field(() => String, { description: 'What the post is called (nama jabatan).' })
  title!: string;

  @Field(() => Role, { nullable: true, description: 'The role in the hub that comes with it (peran).' })
  role?: Role | null;

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

  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}

@InputType({ description: 'The end of a post (pemberhentian dari jabatan).' })
export class EndPostInput {
  @Field(() => ID, { description: 'The post (jabatan).' })
  post!: string;

  @Field(() => DateScalar, {
    description:
      'Its last day; outside a rotation the eve of its first one where it was recorded by mistake and held on no day (hari terakhir).',
  })
  lastDay!: string;

  @Field(() => Int, { description: 'The version that the client has read (versi yang dibaca).' })
  expectedVersion!: number;
}
