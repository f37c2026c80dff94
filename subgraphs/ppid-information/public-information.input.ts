import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { z } from 'zod';
import { idempotencyKey, line, link, paragraph, reference } from '../kit/input-rules.js';
import { DateScalar } from '../kit/scalars.js';
import { IDEMPOTENCY_KEY } from '../kit/shared-descriptions.js';
import { ExclusionGround, InformationClass } from './exclusion.js';
import { InformationForm } from './public-information.entity.js';

export enum PublicInformationSort {
  TITLE_ASC = 'TITLE_ASC',
  RECORDED_DESC = 'RECORDED_DESC',
}

registerEnumType(PublicInformationSort, {
  name: 'PublicInformationSort',
  description: 'Order of entries (urutan).',
  valuesConfig: {
    TITLE_ASC: { description: 'By title (judul).' },
    RECORDED_DESC: { description: 'The latest entered first (terbaru dicatat).' },
  },
});

@InputType({ description: 'Which entries (saringan informasi publik); everything that is set must hold.' })
export class PublicInformationFilter {
  @Field(() => ID, { nullable: true, description: 'Held by just this agency: its id or code (instansi).' })
  agency?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Held by this body and its units: its id or code (organisasi).',
  })
  organisation?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Held by local governments and their units in this region: its code (wilayah).',
  })
  territory?: string | null;

  @Field(() => [InformationClass], { nullable: true, description: 'Of one of these classes (klasifikasi).' })
  classes?: InformationClass[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'With all these words in title or summary (kata kunci), whatever case and accents; up to 100 characters.',
  })
  search?: string | null;
}

@InputType({ description: 'By which decision an entry stands in the list (penetapan).' })
export class DeterminationInput {
  @Field(() => String, { description: 'Number (nomor penetapan).' })
  number!: string;

  @Field(() => DateScalar, { description: 'Date (tanggal penetapan).' })
  date!: string;

  @Field(() => String, { description: 'Office that signed (penanda tangan).' })
  signer!: string;
}

@InputType({ description: 'Why an entry is excluded: the result of the consequence test (hasil uji konsekuensi).' })
export class InformationExclusionInput {
  @Field(() => ExclusionGround, { description: 'Letter of article 17 (huruf pasal 17).' })
  ground!: ExclusionGround;

  @Field(() => String, { description: 'Harm of disclosure (konsekuensi bila dibuka).' })
  harm!: string;

  @Field(() => String, { description: 'Benefit of exclusion (manfaat bila ditutup).' })
  benefit!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day on which it ends (jangka waktu), after today; needed for grounds A to F.',
  })
  expiresOn?: string | null;

  @Field(() => String, { description: 'Number of the decision (nomor keputusan).' })
  decisionNumber!: string;
}

@InputType({ description: 'An entry to record in an agency’s information list (DIP atau DIK).' })
export class RecordPublicInformationInput {
  @Field(() => ID, { description: 'Who holds it: the agency’s id or code (pejabat atau unit yang menguasai).' })
  agency!: string;

  @Field(() => String, { description: 'Number in the list (nomor).' })
  number!: string;

  @Field(() => String, { description: 'Title (judul informasi).' })
  title!: string;

  @Field(() => String, { description: 'Summary (ringkasan isi), up to 4,000 characters.' })
  summary!: string;

  @Field(() => String, { description: 'Office responsible for making it (penanggung jawab pembuatan).' })
  responsible!: string;

  @Field(() => DateScalar, { nullable: true, description: 'When it was made (waktu pembuatan).' })
  madeOn?: string | null;

  @Field(() => String, { nullable: true, description: 'Where it was made (tempat pembuatan).' })
  madeIn?: string | null;

  @Field(() => InformationForm, { description: 'In which form it is held (bentuk informasi).' })
  form!: InformationForm;

  @Field(() => String, { description: 'How long it is kept (jangka waktu penyimpanan).' })
  retention!: string;

  @Field(() => InformationClass, { description: 'Class (klasifikasi).' })
  class!: InformationClass;

  @Field(() => String, {
    nullable: true,
    description: 'File or link (berkas atau tautan); never public where excluded.',
  })
  fileUrl?: string | null;

  @Field(() => DeterminationInput, { nullable: true, description: 'By which decision (penetapan).' })
  determination?: DeterminationInput | null;

  @Field(() => InformationExclusionInput, {
    nullable: true,
    description: 'Why it is excluded (hasil uji konsekuensi): needed for class EXCLUDED, and only there.',
  })
  exclusion?: InformationExclusionInput | null;

  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}

@InputType({ description: 'Another class for an entry (perubahan klasifikasi).' })
export class ClassifyPublicInformationInput {
  @Field(() => ID, { description: 'The entry (id informasi).' })
  publicInformation!: string;

  @Field(() => InformationClass, { description: 'Its class from now on (klasifikasi).' })
  class!: InformationClass;

  @Field(() => InformationExclusionInput, {
    nullable: true,
    description: 'Why it is excluded (hasil uji konsekuensi): needed for class EXCLUDED, and only there.',
  })
  exclusion?: InformationExclusionInput | null;

  @Field(() => Int, { description: 'The `version` that the client has seen (versi).' })
  expectedVersion!: number;
}

const exclusionSchema = z.object({
  ground: z.enum(ExclusionGround),
  harm: paragraph,
  benefit: paragraph,
  expiresOn: z.iso.date().nullish(),
  decisionNumber: line,
});

export const recordPublicInformationSchema = z.object({
  agency: reference,
  number: line,
  title: line,
  summary: paragraph,
  responsible: line,
  madeOn: z.iso.date().nullish(),
  madeIn: line.nullish(),
  form: z.enum(InformationForm),
  retention: line,
  class: z.enum(InformationClass),
  fileUrl: link.nullish(),
  determination: z.object({ number: line, date: z.iso.date(), signer: line }).nullish(),
  exclusion: exclusionSchema.nullish(),
  idempotencyKey,
});

export const classifyPublicInformationSchema = z.object({
  publicInformation: reference,
  class: z.enum(InformationClass),
  exclusion: exclusionSchema.nullish(),
  expectedVersion: z.int(),
});

export const searchSchema = z.string().trim().min(1).max(100);

/** An entry to record, as validated. */
export type NewPublicInformation = z.output<typeof recordPublicInformationSchema>;

/** The result of a consequence test, as validated. */
export type NewExclusion = z.output<typeof exclusionSchema>;
