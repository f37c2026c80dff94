import { Field, ID, InputType } from 'type-graphql';
import { ComplaintVersionInput, HandlingInput } from '../handling.input.js';

@InputType({
  description: 'Merges a complaint into another one that tells of the same (penggabungan laporan ganda).',
})
export class MergeComplaintInput extends HandlingInput {
  @Field(() => ID, {
    description:
      'Id of the complaint that stays, which you may see: neither secret, closed nor archived (laporan induk).',
  })
  intoComplaintId!: string;
}

@InputType({ description: 'Separates a complaint that was merged (pembatalan penggabungan).' })
export class UnmergeComplaintInput extends ComplaintVersionInput {}
