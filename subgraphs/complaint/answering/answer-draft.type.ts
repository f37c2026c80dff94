import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Role as RoleName } from '../../../schema/roles.js';
import { connectionType } from '../../kit/connection.js';
import { Agency } from '../agency.type.js';
import { AnswerSignature } from '../complaint-parts.type.js';
import { HandlingPayload } from '../handling.type.js';
import { AnswerDraftAction, AnswerDraftState } from './draft.enum.js';

@ObjectType({
  description:
    'An answer that an agency is writing, or has written (konsep tanggapan). Only that agency and the bodies above it see it.',
})
export class AnswerDraft {
  @Field(() => ID, { description: 'Its immutable id (pengenal tetap).' })
  id!: string;

  @Field(() => ID, { description: 'Which complaint it answers, also where `complaint` is null (pengenal laporan).' })
  complaintId!: string;

  @Field(() => Agency, { description: 'The agency that writes it, which held the complaint then (instansi penyusun).' })
  agency!: Agency;

  @Field(() => AnswerDraftState.values, { description: 'Where it stands (status konsep).' })
  state!: AnswerDraftState;

  @Field(() => String, { description: 'What it says (isi konsep).' })
  text!: string;

  @Field(() => [String], { description: 'Links to photos and documents that prove it (bukti).' })
  evidence!: string[];

  @Field(() => Boolean, { description: 'False for an interim answer (tanggapan akhir atau sementara).' })
  final!: boolean;

  @Field(() => Date, { description: 'When it was begun (waktu dibuat).' })
  createdAt!: Date;

  @Field(() => Date, { description: 'When something was done with it last (waktu perubahan terakhir).' })
  changedAt!: Date;

  @Field(() => String, {
    nullable: true,
    description:
      'Why its head gave it back (alasan pengembalian); null where nobody did, or where it was changed since.',
  })
  returnReason!: string | null;

  @Field(() => AnswerSignature, {
    nullable: true,
    description: 'Its signature (pengesahan); null where it has none, or where it was changed since.',
  })
  signature!: AnswerSignature | null;

  @Field(() => Int, { description: 'Grows by one with each step (versi); changes want it as `expectedVersion`.' })
  version!: number;
}

@ObjectType({ description: 'Something that was done with a draft (riwayat konsep). Never changed afterwards.' })
export class AnswerDraftStep {
  @Field(() => Int, { description: 'The draft’s version after it (urutan).' })
  seq!: number;

  @Field(() => AnswerDraftAction.values, { description: 'What was done (tindakan).' })
  action!: AnswerDraftAction;

  @Field(() => Date, { description: 'When (waktu).' })
  at!: Date;

  @Field(() => String, { nullable: true, description: 'In which role (peran); null where the complaint’s way did it.' })
  actorRole!: RoleName | null;

  @Field(() => Agency, { nullable: true, description: 'For which agency (instansi pelaku).' })
  actorAgency!: Agency | null;

  @Field(() => String, { nullable: true, description: 'Why, where it was given back (alasan).' })
  reason!: string | null;
}

export const AnswerDraftConnection = connectionType(AnswerDraft, 'AnswerDraftConnection', {
  description: 'Drafts of answers, those that wait longest first (daftar konsep tanggapan).',
  feedCursor: true,
});

@ObjectType()
export abstract class AnswerDraftPayload {
  @Field(() => AnswerDraft, { description: 'The draft as it is now (konsep).' })
  draft!: AnswerDraft;
}

@ObjectType({ description: 'A draft after it was saved (hasil penyimpanan konsep).' })
export class SaveAnswerDraftPayload extends AnswerDraftPayload {}

@ObjectType({ description: 'A draft after it was submitted for a signature (hasil pengajuan konsep).' })
export class SubmitAnswerDraftPayload extends AnswerDraftPayload {}

@ObjectType({ description: 'A draft after it was signed (hasil penandatanganan konsep).' })
export class SignAnswerDraftPayload extends AnswerDraftPayload {}

@ObjectType({ description: 'A draft after it was given back (hasil pengembalian konsep).' })
export class ReturnAnswerDraftPayload extends AnswerDraftPayload {}

@ObjectType({ description: 'A draft after it was discarded (hasil pembatalan konsep).' })
export class DiscardAnswerDraftPayload extends AnswerDraftPayload {}

@ObjectType({ description: 'A complaint after it was answered with a draft (hasil pengiriman tanggapan).' })
export class SendAnswerDraftPayload extends HandlingPayload {
  @Field(() => AnswerDraft, { description: 'The draft as it is now (konsep).' })
  draft!: AnswerDraft;
}
