import { Field, ID, InputType } from 'type-graphql';
import type { AgencyLevel as AgencyLevelName } from '../../schema/events.js';
import { AgencyLevel } from '../kit/agency-level.enum.js';

@InputType({ description: 'Which agency held the complaint when it was told (saringan instansi penangan).' })
export class HoldingFilter {
  @Field(() => ID, {
    nullable: true,
    description: 'Id or code of exactly the agency that held the complaint (instansi penangan).',
  })
  agency?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id or code of a body: it or one of its units (organisasi).' })
  organisation?: string | null;

  @Field(() => String, { nullable: true, description: 'Region code: an agency inside it held it (wilayah).' })
  territory?: string | null;

  @Field(() => [AgencyLevel], { nullable: true, description: 'Level of the agency that held it (tingkat).' })
  levels?: AgencyLevelName[] | null;
}
