import { Field, ID, InputType } from 'type-graphql';
import { z } from 'zod';
import { day, idempotencyKey, oneOrMoreOf, paragraph, reference, regionCode } from '../../kit/input-rules.js';
import { bilingual } from '../../kit/issue-words.js';
import { DateScalar } from '../../kit/scalars.js';
import { IDEMPOTENCY_KEY } from '../../kit/shared-descriptions.js';
import { OfAgencyFilter } from '../of-agency.filter.js';
import { REFUSALS } from '../refusals.js';
import { ReadinessGuidanceKind } from './readiness-guidance.entity.js';

@InputType({ description: 'Guides an agency on its way to readiness, and changes nothing of it (pembinaan kesiapan).' })
export class GuideReadinessInput {
  @Field(() => ID, { description: 'Who is guided: the agency’s id or code (instansi).' })
  agency!: string;

  @Field(() => ReadinessGuidanceKind, { description: 'A note, a reminder or a visit (jenis pembinaan).' })
  kind!: ReadinessGuidanceKind;

  @Field(() => String, { description: 'The words, up to 4,000 characters (isi pembinaan).' })
  text!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day of the visit, which may have been or be still to come (tanggal kunjungan); for visits alone.',
  })
  visitOn?: string | null;

  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}

@InputType({ description: 'Says that guidance was taken note of (tanggapan atas pembinaan kesiapan).' })
export class AcknowledgeReadinessGuidanceInput {
  @Field(() => ID, { description: 'Which guidance (id pembinaan).' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'What you say to it, up to 4,000 characters (tanggapan).' })
  text?: string | null;
}

@InputType({ description: 'Which guidance (saringan pembinaan kesiapan); everything that is set must hold.' })
export class ReadinessGuidanceFilter extends OfAgencyFilter {
  @Field(() => ID, { nullable: true, description: 'Given for this agency: its id or code (instansi pembina).' })
  by?: string | null;

  @Field(() => [ReadinessGuidanceKind], { nullable: true, description: 'Of these kinds (jenis pembinaan).' })
  kinds?: ReadinessGuidanceKind[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it was taken note of (sudah ditanggapi).' })
  acknowledged?: boolean | null;
}

export const guideReadinessSchema = z
  .object({
    agency: reference,
    kind: z.enum(ReadinessGuidanceKind),
    text: paragraph,
    visitOn: day.nullish(),
    idempotencyKey,
  })
  .refine(({ kind, visitOn }) => (kind === ReadinessGuidanceKind.VISIT) === (visitOn != null), {
    path: ['visitOn'],
    message: bilingual(REFUSALS.dayOfVisit),
  });

export type NewReadinessGuidance = z.output<typeof guideReadinessSchema>;

export const acknowledgeReadinessGuidanceSchema = z.object({ id: reference, text: paragraph.nullish() });

export const readinessGuidanceFilterSchema = z.object({
  agency: reference.nullish(),
  organisation: reference.nullish(),
  territory: regionCode.nullish(),
  by: reference.nullish(),
  kinds: oneOrMoreOf(z.enum(ReadinessGuidanceKind)).nullish(),
  acknowledged: z.boolean().nullish(),
});
