import { Field, ID, InputType } from 'type-graphql';

/** The fields by which every list of this subgraph is kept to some agencies. */
@InputType()
export abstract class OfAgencyFilter {
  @Field(() => ID, { nullable: true, description: 'Of just this agency: its id or code (instansi).' })
  agency?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Of this body and its units: its id or code (organisasi).',
  })
  organisation?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of local governments and their units in this region: its code (wilayah).',
  })
  territory?: string | null;
}
