import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { AgencyLevel as AgencyLevelName } from '../../../schema/events.js';
import { AgencyLevel } from '../../kit/agency-level.enum.js';
import { Agency } from '../agency.type.js';
import { HoldingFilter } from '../holding-filter.input.js';
import { labelledEnum } from '../labelled-enum.js';

export const RemarkEventKind = labelledEnum(
  'RemarkEventKind',
  'What agencies say of a complaint to each other, or who reads it beside its holder (jenis kejadian pengawasan).',
  {
    COMPLAINT_NOTED: { id: 'catatan internal ditulis', en: 'a note between agencies was written' },
    COMPLAINT_GUIDED: { id: 'catatan pembinaan diberikan', en: 'guidance was given' },
    COMPLAINT_REMINDED: { id: 'pengingat diberikan', en: 'a reminder was given' },
    COMPLAINT_GUIDANCE_ACKNOWLEDGED: { id: 'pembinaan ditanggapi', en: 'guidance was taken note of' },
    COMPLAINT_REFERRED_TO_OMBUDSMAN: {
      id: 'laporan dieskalasi ke Ombudsman',
      en: 'a complaint was brought to the Ombudsman',
    },
    COMPLAINT_COPIED: { id: 'tembusan diberikan', en: 'an agency was given a copy' },
    COMPLAINT_COPY_ENDED: { id: 'tembusan diakhiri', en: 'a copy was taken back' },
  },
);
export type RemarkEventKind = (typeof RemarkEventKind.names)[number];

@InputType({ description: 'Which of them are meant (saringan kejadian pengawasan). All that is named must hold.' })
export class RemarkEventFilter extends HoldingFilter {
  @Field(() => [RemarkEventKind.values], { nullable: true, description: 'What is told (jenis kejadian).' })
  kinds?: RemarkEventKind[] | null;
}

@ObjectType({
  description:
    'That agencies said something of a complaint to each other (kejadian pengawasan), as it was then and without the words; only `complaint` is as of now.',
})
export class ComplaintRemarkEvent {
  @Field(() => ID, { description: 'Which complaint it was, also where `complaint` is null (pengenal laporan).' })
  complaintId!: string;

  @Field(() => String, { description: 'Its place in the stream, for `after` (kursor).' })
  cursor!: string;

  @Field(() => Date, { description: 'When it was told (waktu kejadian).' })
  occurredAt!: Date;

  @Field(() => RemarkEventKind.values, { description: 'What is told (jenis kejadian).' })
  kind!: RemarkEventKind;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the note, the guidance or the referral (pengenal catatan); null for copies.',
  })
  remarkId!: string | null;

  @Field(() => Agency, { description: 'Who said or did it (instansi pelaku).' })
  by!: Agency;

  @Field(() => Agency, { nullable: true, description: 'Whom it is for (instansi yang dituju); null for all.' })
  to!: Agency | null;

  @Field(() => Agency, { description: 'The agency that held the complaint then (instansi penangan).' })
  agency!: Agency;

  @Field(() => AgencyLevel, { description: 'The level of that agency then (tingkat).' })
  level!: AgencyLevelName;
}

@ObjectType({ description: 'A page of the stream of what agencies say to each other (halaman kejadian pengawasan).' })
export class ComplaintRemarkEventPage {
  @Field(() => [ComplaintRemarkEvent], { description: 'The events in their order (kejadian berurutan).' })
  events!: ComplaintRemarkEvent[];

  @Field(() => String, { description: 'Where to go on with `after`, also on an empty page (kursor akhir).' })
  endCursor!: string;

  @Field(() => Boolean, { description: 'Whether to ask again at once, for more may follow (masih ada).' })
  hasMore!: boolean;
}
