import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Agency } from '../agency.type.js';
import { RemarkPayload } from './remark-payload.type.js';

@InputType({ description: 'Brings a complaint to the Ombudsman; it stays with its agency (eskalasi ke Ombudsman).' })
export class EscalateToOmbudsmanInput {
  @Field(() => String, {
    description: 'Made up by you: the same key and content are written once (kunci idempotensi).',
  })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Id of the complaint (pengenal laporan).' })
  complaintId!: string;

  @Field(() => String, { description: 'Why, 10 to 4,000 characters (alasan).' })
  reason!: string;
}

@ObjectType({ description: 'That a complaint was brought to the Ombudsman (eskalasi ke Ombudsman).' })
export class OmbudsmanReferral {
  @Field(() => Date, { description: 'When (waktu).' })
  at!: Date;

  @Field(() => Agency, { description: 'Who brought it there (instansi pengirim).' })
  agency!: Agency;

  @Field(() => Agency, { description: 'The Ombudsman (Ombudsman Republik Indonesia).' })
  ombudsman!: Agency;

  @Field(() => String, {
    nullable: true,
    description: 'Why (alasan); null where the complaint is secret to you.',
  })
  reason!: string | null;

  @Field(() => String, { description: 'The law by which it was brought there (dasar hukum).' })
  legalBasis!: string;
}

@ObjectType({ description: 'A complaint that was brought to the Ombudsman (hasil eskalasi ke Ombudsman).' })
export class EscalateToOmbudsmanPayload extends RemarkPayload {}
