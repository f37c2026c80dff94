import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType()
export abstract class RemarkPayload {
  @Field(() => ID, { description: 'Id of the complaint (pengenal laporan), which itself stays as it is.' })
  complaintId!: string;

  @Field(() => ID, { description: 'Id of what was written (pengenal catatan).' })
  remarkId!: string;
}
