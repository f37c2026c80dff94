import { Field, InputType, Int } from 'type-graphql';
import { SecretScalar } from '../kit/scalars.js';

@InputType({ description: 'A reporter’s own complaint, by number and secret (laporan saya).' })
export class OwnComplaintInput {
  @Field(() => String, { description: 'The public number (nomor pelacakan).' })
  trackingNumber!: string;

  @Field(() => SecretScalar, { description: 'The reporter’s secret (kode rahasia).' })
  secret!: string;
}

@InputType({
  description: 'What the reporter writes: what was asked for, or why the answer does not do (tanggapan balik).',
})
export class ReplyToComplaintInput extends OwnComplaintInput {
  @Field(() => String, {
    description: 'Made up by the client, 8 to 120 characters: the same again is taken once (kunci idempotensi).',
  })
  idempotencyKey!: string;

  @Field(() => String, { description: 'The words, 5 to 10,000 characters (isi tanggapan).' })
  text!: string;

  @Field(() => [String], { nullable: true, description: 'Links to photos and documents (bukti).' })
  evidence?: string[] | null;
}

@InputType({ description: 'Takes a complaint back (pencabutan laporan).' })
export class WithdrawComplaintInput extends OwnComplaintInput {
  @Field(() => String, { nullable: true, description: 'Why, up to 2,000 characters (alasan).' })
  reason?: string | null;
}

@InputType({ description: 'Rates what was done about a complaint (penilaian).' })
export class RateComplaintInput extends OwnComplaintInput {
  @Field(() => Int, { description: 'From 1, very dissatisfied, to 5, very satisfied (skor).' })
  score!: number;

  @Field(() => String, { nullable: true, description: 'In words, up to 2,000 characters (komentar).' })
  comment?: string | null;
}
