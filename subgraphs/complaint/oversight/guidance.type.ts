import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Agency } from '../agency.type.js';
import { labelledEnum } from '../labelled-enum.js';
import { RemarkPayload } from './remark-payload.type.js';

export const GuidanceKind = labelledEnum('GuidanceKind', 'How a supervisor guides whoever handles (jenis pembinaan).', {
  NOTE: { id: 'catatan pembinaan', en: 'a note' },
  REMINDER: { id: 'pengingat', en: 'a reminder' },
});
export type GuidanceKind = (typeof GuidanceKind.names)[number];

@InputType({ description: 'Guides or reminds whoever handles a complaint, without handling it (pembinaan).' })
export class GuideComplaintInput {
  @Field(() => String, {
    description: 'Made up by you: the same key and content are written once (kunci idempotensi).',
  })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Id of the complaint (pengenal laporan).' })
  complaintId!: string;

  @Field(() => GuidanceKind.values, {
    description: 'A note, or a reminder, which only what has not ended can be given (jenis pembinaan).',
  })
  kind!: GuidanceKind;

  @Field(() => String, { description: 'The words, up to 4,000 characters (isi pembinaan).' })
  text!: string;
}

@InputType({ description: 'Says that guidance was taken note of (tanggapan atas pembinaan).' })
export class AcknowledgeGuidanceInput {
  @Field(() => ID, { description: 'Id of the guidance (pengenal pembinaan).' })
  guidanceId!: string;

  @Field(() => String, { nullable: true, description: 'What you say to it, up to 2,000 characters (tanggapan).' })
  text?: string | null;
}

@ObjectType({ description: 'Guidance of a supervisor to whoever handles a complaint (pembinaan dan pengawasan).' })
export class ComplaintGuidance {
  @Field(() => ID, { description: 'Its id (pengenal).' })
  id!: string;

  @Field(() => Date, { description: 'When (waktu).' })
  at!: Date;

  @Field(() => GuidanceKind.values, { description: 'A note or a reminder (jenis pembinaan).' })
  kind!: GuidanceKind;

  @Field(() => Agency, { description: 'Who guides (instansi pembina).' })
  agency!: Agency;

  @Field(() => String, {
    nullable: true,
    description: 'The words (isi pembinaan); null where the complaint is secret to you.',
  })
  text!: string | null;

  @Field(() => Date, {
    nullable: true,
    description: 'When the handler took note of it (waktu ditanggapi); null where it has not.',
  })
  acknowledgedAt!: Date | null;

  @Field(() => Agency, { nullable: true, description: 'Who took note of it (instansi yang menanggapi).' })
  acknowledgedBy!: Agency | null;

  @Field(() => String, {
    nullable: true,
    description: 'What it says to it (tanggapan); null where it says nothing, or the complaint is secret to you.',
  })
  acknowledgement!: string | null;
}

@ObjectType({ description: 'Guidance that was given (hasil pembinaan).' })
export class GuideComplaintPayload extends RemarkPayload {}

@ObjectType({ description: 'Guidance that was taken note of (hasil tanggapan atas pembinaan).' })
export class AcknowledgeGuidancePayload extends RemarkPayload {}
