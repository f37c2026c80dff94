import { Field, ID, InputType, Int } from 'type-graphql';
import { AnswerDraftState } from './draft.enum.js';

@InputType({
  description:
    'A draft of an answer (konsep tanggapan): a new one by `idempotencyKey` and `complaintId`, a known one by `draftId` and `expectedVersion`.',
})
export class SaveAnswerDraftInput {
  @Field(() => String, {
    nullable: true,
    description: 'Made up by you, 8 to 200 characters; the same key and content is the same draft (kunci permintaan).',
  })
  idempotencyKey?: string | null;

  @Field(() => ID, { nullable: true, description: 'Which complaint a new draft answers (pengenal laporan).' })
  complaintId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Which draft is changed (pengenal konsep).' })
  draftId?: string | null;

  @Field(() => Int, { nullable: true, description: 'Its version that you saw (versi); another one is `CONFLICT`.' })
  expectedVersion?: number | null;

  @Field(() => String, { description: 'What it says, 10 to 10,000 characters (isi konsep).' })
  text!: string;

  @Field(() => [String], { nullable: true, description: 'Links to photos and documents that prove it (bukti).' })
  evidence?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'False for an interim answer (tanggapan sementara). Default true.',
  })
  final?: boolean | null;
}

@InputType({ description: 'Which draft in which version (konsep yang dimaksud).' })
export class AnswerDraftVersionInput {
  @Field(() => ID, { description: 'Id of the draft (pengenal konsep).' })
  draftId!: string;

  @Field(() => Int, { description: 'Its version that you saw (versi); another one is `CONFLICT`.' })
  expectedVersion!: number;
}

@InputType({ description: 'Submits a draft for a signature (pengajuan konsep).' })
export class SubmitAnswerDraftInput extends AnswerDraftVersionInput {}

@InputType({ description: 'Signs a draft as its head (penandatanganan konsep).' })
export class SignAnswerDraftInput extends AnswerDraftVersionInput {}

@InputType({ description: 'Gives a draft back instead of signing it (pengembalian konsep).' })
export class ReturnAnswerDraftInput extends AnswerDraftVersionInput {
  @Field(() => String, { description: 'Why, 5 to 2,000 characters (alasan pengembalian).' })
  reason!: string;
}

@InputType({ description: 'Discards a draft, which stays on record (pembatalan konsep).' })
export class DiscardAnswerDraftInput extends AnswerDraftVersionInput {}

@InputType({ description: 'Answers the reporter with a draft (pengiriman tanggapan).' })
export class SendAnswerDraftInput extends AnswerDraftVersionInput {
  @Field(() => Int, {
    description: 'The version of the complaint that you saw (versi laporan); another one is `CONFLICT`.',
  })
  expectedComplaintVersion!: number;

  @Field(() => String, { nullable: true, description: 'A note between agencies (catatan internal).' })
  note?: string | null;

  @Field(() => String, { nullable: true, description: 'A note that the reporter sees too (catatan publik).' })
  publicNote?: string | null;
}

@InputType({ description: 'Which drafts are meant (saringan konsep). All that is named must hold.' })
export class AnswerDraftFilter {
  @Field(() => [AnswerDraftState.values], {
    nullable: true,
    description: 'Where they stand (status konsep); `SUBMITTED` waits for a signature.',
  })
  states?: AnswerDraftState[] | null;

  @Field(() => ID, { nullable: true, description: 'Id or code of exactly the agency that writes (instansi penyusun).' })
  agency?: string | null;
}
