import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Agency } from '../agency.type.js';
import { ComplaintClassification } from '../complaint.enum.js';

@ObjectType({ description: 'The words that an answer may begin with (templat tanggapan).' })
export class ResponseTemplate {
  @Field(() => ID, { description: 'Its immutable id (pengenal tetap).' })
  id!: string;

  @Field(() => Agency, { description: 'Whose it is; agencies below it use it too (instansi pemilik).' })
  agency!: Agency;

  @Field(() => String, {
    nullable: true,
    description: 'Code of what a complaint is about (kategori); null fits every category.',
  })
  category!: string | null;

  @Field(() => ComplaintClassification.values, {
    nullable: true,
    description: 'What a complaint asks for (klasifikasi); null fits every classification.',
  })
  classification!: ComplaintClassification | null;

  @Field(() => String, { description: 'What it is chosen by (judul).' })
  title!: string;

  @Field(() => String, {
    description:
      'The words (isi templat), in which `{{trackingNumber}}`, `{{title}}`, `{{receivedOn}}`, `{{agency}}` and `{{dueOn}}` stand for what `renderedResponse` fills in.',
  })
  body!: string;

  @Field(() => Boolean, { description: 'Whether it is offered (aktif).' })
  active!: boolean;

  @Field(() => Int, { description: 'Grows by one with each change (versi).' })
  version!: number;
}

@InputType({
  description:
    'A template (templat tanggapan): a new one by `idempotencyKey` and `agency`, a known one by `templateId` and `expectedVersion`.',
})
export class SaveResponseTemplateInput {
  @Field(() => String, {
    nullable: true,
    description:
      'Made up by you, 8 to 200 characters; the same key and content is the same template (kunci permintaan).',
  })
  idempotencyKey?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id or code of the agency of a new template (instansi pemilik).' })
  agency?: string | null;

  @Field(() => ID, { nullable: true, description: 'Which template is changed (pengenal templat).' })
  templateId?: string | null;

  @Field(() => Int, { nullable: true, description: 'Its version that you saw (versi); another one is `CONFLICT`.' })
  expectedVersion?: number | null;

  @Field(() => String, { nullable: true, description: 'Code of the category that it is for (kategori).' })
  category?: string | null;

  @Field(() => ComplaintClassification.values, {
    nullable: true,
    description: 'The classification that it is for (klasifikasi).',
  })
  classification?: ComplaintClassification | null;

  @Field(() => String, { description: 'What it is chosen by, up to 255 characters (judul).' })
  title!: string;

  @Field(() => String, {
    description:
      'The words, 10 to 10,000 characters (isi templat). Placeholders: `{{trackingNumber}}`, `{{title}}`, `{{receivedOn}}`, `{{agency}}`, `{{dueOn}}`.',
  })
  body!: string;

  @Field(() => Boolean, { nullable: true, description: 'False keeps it without offering it (aktif). Default true.' })
  active?: boolean | null;
}

@InputType({ description: 'Which template is removed (penghapusan templat).' })
export class RemoveResponseTemplateInput {
  @Field(() => ID, { description: 'Id of the template (pengenal templat).' })
  templateId!: string;

  @Field(() => Int, { description: 'Its version that you saw (versi); another one is `CONFLICT`.' })
  expectedVersion!: number;
}

@ObjectType({ description: 'A template after it was saved (hasil penyimpanan templat).' })
export class SaveResponseTemplatePayload {
  @Field(() => ResponseTemplate, { description: 'The template (templat).' })
  template!: ResponseTemplate;
}

@ObjectType({ description: 'What was removed (hasil penghapusan templat).' })
export class RemoveResponseTemplatePayload {
  @Field(() => ID, { description: 'Id of the template that is no more (pengenal templat).' })
  templateId!: string;
}
