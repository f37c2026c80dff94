import { Field, ID, InputType, Int } from 'type-graphql';
import { ComplaintUrgency } from './complaint.enum.js';

@InputType({ description: 'Which complaint in which version, with a note (tindakan atas laporan).' })
export class ComplaintVersionInput {
  @Field(() => ID, { description: 'Id of the complaint (pengenal laporan).' })
  complaintId!: string;

  @Field(() => Int, { description: 'The version that you saw (versi); another one is `CONFLICT`.' })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: 'A note between agencies (catatan internal).' })
  note?: string | null;
}

@InputType({ description: 'The same with a note for the reporter (tindakan atas laporan).' })
export class HandlingInput extends ComplaintVersionInput {
  @Field(() => String, { nullable: true, description: 'A note that the reporter sees too (catatan publik).' })
  publicNote?: string | null;
}

@InputType({ description: 'Verifies a complaint (verifikasi).' })
export class VerifyComplaintInput extends HandlingInput {
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it needs an inspection, which gives its follow-up more time (berkadar pengawasan).',
  })
  needsInspection?: boolean | null;
}

@InputType({ description: 'Forwards a complaint to another agency (disposisi, penerusan).' })
export class ForwardComplaintInput extends HandlingInput {
  @Field(() => ID, {
    description:
      'Id or code of the agency that is competent (instansi tujuan). A desa only where it has asked to be connected; else its kecamatan is told.',
  })
  toAgency!: string;

  @Field(() => ComplaintUrgency.values, { nullable: true, description: 'How soon it is to be taken up (urgensi).' })
  urgency?: ComplaintUrgency | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Code of the government affairs that it is forwarded for (lingkup urusan), one of `governmentAffairs`.',
  })
  affairs?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Links to what goes with it (bukti pendukung), up to 10, for agencies only.',
  })
  evidence?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Its number in another, such as the national, system (nomor pada sistem lain), for agencies only.',
  })
  externalNumber?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'The time for a final answer that you ask for, 1 to 60 working days by the calendar of the receiver (tenggat dari pengirim). Its day of receipt is day 0; it may not end after the overall deadline of the complaint.',
  })
  respondWithinWorkingDays?: number | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id or code of the provincial agency that checks the follow-up (instansi provinsi pengawas), in place of the former one: the province over the receiver, or in which a ministry’s office sits, or a unit of it. Where none is named the former one stays, as long as that holds for it.',
  })
  supervisor?: string | null;
}

@InputType({ description: 'Accepts a complaint for handling (penerimaan laporan).' })
export class AcceptComplaintInput extends HandlingInput {}

@InputType({ description: 'Returns a complaint to whoever sent it, with the reason in `note` (bukan wewenang).' })
export class ReturnComplaintInput extends HandlingInput {}

@InputType({ description: 'Begins the follow-up of an accepted complaint (mulai tindak lanjut).' })
export class StartComplaintInput extends HandlingInput {}

@InputType({ description: 'Asks the reporter for what is missing; meanwhile the clocks stand still (tunda).' })
export class DeferComplaintInput extends ComplaintVersionInput {
  @Field(() => String, { description: 'What the reporter is asked, who sees it, 5 to 2,000 characters (pertanyaan).' })
  question!: string;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether it is unclear who reports, or from where; what is not cleared up in time is archived (asal laporan tidak jelas).',
  })
  unclearOrigin?: boolean | null;
}

@InputType({ description: 'Lets a deferred complaint go on where it stood (lanjutkan).' })
export class ResumeComplaintInput extends HandlingInput {}

@InputType({ description: 'Ends a complaint without a follow-up (arsip).' })
export class ArchiveComplaintInput extends HandlingInput {
  @Field(() => String, { description: 'Code of the reason, one of the complaint’s regulation (alasan pengarsipan).' })
  reason!: string;
}

@InputType({ description: 'Answers the reporter (tanggapan).' })
export class RespondComplaintInput extends HandlingInput {
  @Field(() => String, { description: 'The answer in understandable words (isi tanggapan).' })
  text!: string;

  @Field(() => [String], { nullable: true, description: 'Links to photos and documents that prove it (bukti).' })
  evidence?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'False for an interim answer: a first response, after which the follow-up goes on (tanggapan sementara). Default true.',
  })
  final?: boolean | null;
}

@InputType({ description: 'Ends a complaint that was answered (penyelesaian).' })
export class CloseComplaintInput extends HandlingInput {}

@InputType({ description: 'Sets privacy flags, which are never cleared (tanda anonim dan rahasia).' })
export class SetComplaintFlagsInput extends HandlingInput {
  @Field(() => Boolean, { nullable: true, description: 'True hides who reports from handlers (anonim).' })
  anonymous?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'True hides the content from all but handlers (rahasia).' })
  secret?: boolean | null;
}
