import { Field, Float, ObjectType } from 'type-graphql';
import { Complaint } from '../complaint.type.js';
import { labelledEnum } from '../labelled-enum.js';

export const DuplicateReason = labelledEnum(
  'DuplicateReason',
  'Why two complaints may tell of the same (alasan kemiripan).',
  {
    SIMILAR_TEXT: { id: 'isi serupa', en: 'the texts are similar' },
    SAME_CATEGORY: { id: 'kategori sama', en: 'the category is the same' },
    SAME_DISTRICT: { id: 'kecamatan sama', en: 'the district is the same' },
    SAME_WEEK: { id: 'diterima dalam minggu yang sama', en: 'they were received within a week of each other' },
  },
);
export type DuplicateReason = (typeof DuplicateReason.names)[number];

@ObjectType({ description: 'A complaint that may tell of the same as another one (calon laporan ganda).' })
export class DuplicateCandidate {
  @Field(() => Complaint, { description: 'The complaint (laporan).' })
  complaint!: Complaint;

  @Field(() => Float, { description: 'How alike they are, from 0 to 1 (skor kemiripan).' })
  score!: number;

  @Field(() => [DuplicateReason.values], { description: 'What they have in common (alasan).' })
  reasons!: DuplicateReason[];
}
