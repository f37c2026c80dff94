import { Field, InputType } from 'type-graphql';
import { z } from 'zod';
import { regionCode } from '../kit/input-rules.js';
import { RegionKind, RegionLevel } from './region-kind.enum.js';

@InputType({ description: 'Which regions a list holds; all given conditions have to hold (penyaring wilayah).' })
export class RegionFilter {
  @Field(() => String, { nullable: true, description: 'Words of its name (kata pencarian).' })
  search?: string | null;

  @Field(() => [RegionKind], { nullable: true, description: 'Of one of these kinds (jenis).' })
  kinds?: RegionKind[] | null;

  @Field(() => [RegionLevel], { nullable: true, description: 'On one of these levels (tingkat).' })
  levels?: RegionLevel[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'The code that a region has or had: that one and what lies in it (wilayah).',
  })
  within?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether they govern themselves (otonom).' })
  autonomous?: boolean | null;
}

export const regionFilterSchema = z.object({
  search: z.string().trim().max(200).nullish(),
  kinds: z.array(z.enum(RegionKind)).nullish(),
  levels: z.array(z.enum(RegionLevel)).nullish(),
  within: regionCode.nullish(),
  autonomous: z.boolean().nullish(),
});
