import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateScalar } from '../../kit/scalars.js';
import { Agency } from '../agency.type.js';

@ObjectType({
  description:
    'Whether an agency and what is below it send answers only after a head has signed them (ketentuan penandatanganan tanggapan).',
})
export class AnswerPolicy {
  @Field(() => Agency, { description: 'The agency for which it was set (instansi).' })
  agency!: Agency;

  @Field(() => Boolean, { description: 'Whether an answer needs a signature (wajib tanda tangan).' })
  signatureRequired!: boolean;

  @Field(() => DateScalar, { description: 'First day on which it holds, in the agency’s zone (berlaku mulai).' })
  validFrom!: string;

  @Field(() => String, { description: 'The regulation or decision that it rests on (dasar ketentuan).' })
  basis!: string;

  @Field(() => Date, { description: 'When it was set (waktu penetapan).' })
  setAt!: Date;

  @Field(() => Agency, { description: 'The agency whose admin set it (instansi penetap).' })
  setBy!: Agency;

  @Field(() => Int, { description: 'The number of the agency’s policies up to it (versi).' })
  version!: number;
}

@InputType({ description: 'Says whether answers of an agency need a signature (penetapan ketentuan).' })
export class SetAnswerPolicyInput {
  @Field(() => ID, { description: 'Id or code of the agency, your own or one below it (instansi).' })
  agency!: string;

  @Field(() => Boolean, { description: 'Whether an answer needs a signature (wajib tanda tangan).' })
  signatureRequired!: boolean;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'First day on which it holds, today or later (berlaku mulai). Default today.',
  })
  validFrom?: string | null;

  @Field(() => String, {
    description: 'The regulation or decision that it rests on, up to 255 characters (dasar ketentuan).',
  })
  basis!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'Version of the agency’s own last policy (versi); left out where it has none. Another one is `CONFLICT`.',
  })
  expectedVersion?: number | null;
}

@ObjectType({ description: 'A policy after it was set (hasil penetapan ketentuan).' })
export class SetAnswerPolicyPayload {
  @Field(() => AnswerPolicy, { description: 'The policy, which may begin to hold later (ketentuan).' })
  policy!: AnswerPolicy;
}
