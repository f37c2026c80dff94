import { Field, Int, ObjectType } from 'type-graphql';
import type { ErrorExtensions } from '../../../schema/errors.js';
import { SubmitComplaintPayload } from './submit.type.js';

@ObjectType({ description: 'One input that was refused (isian yang ditolak).' })
export class RefusedField {
  @Field(() => String, { description: 'Where it stands in the arguments, such as `inputs.3.title` (letak isian).' })
  path!: string;

  @Field(() => String, { description: 'Why (alasan).' })
  message!: string;
}

@ObjectType({
  description: 'Why one of many was refused, as `errors` tells it where it comes alone (alasan penolakan).',
})
export class BulkError {
  @Field(() => String, { description: 'Its stable code, as in `extensions.code` (kode).' })
  code!: string;

  @Field(() => String, { description: 'What happened, in your language (pesan).' })
  message!: string;

  @Field(() => Boolean, { description: 'Whether the same may succeed later unchanged (dapat dicoba lagi).' })
  retryable!: boolean;

  @Field(() => [RefusedField], { nullable: true, description: 'Which inputs were refused (isian yang ditolak).' })
  fields?: RefusedField[];

  @Field(() => Int, { nullable: true, description: 'With `CONFLICT` of a row: its version now (versi sekarang).' })
  currentVersion?: ErrorExtensions['currentVersion'];

  @Field(() => String, {
    nullable: true,
    description: 'With `INTERNAL_SERVER_ERROR`: the id under which the operator’s log has the cause (kode galat).',
  })
  errorId?: string;
}

@ObjectType({ description: 'What came of one of many submissions (hasil satu laporan): a payload or an error.' })
export class SubmissionResult {
  @Field(() => Int, { description: 'Its place among the inputs, from 0 (urutan).' })
  index!: number;

  @Field(() => SubmitComplaintPayload, {
    nullable: true,
    description: 'What the reporter is given (tanda terima); null where it was refused.',
  })
  payload!: SubmitComplaintPayload | null;

  @Field(() => BulkError, { nullable: true, description: 'Why it was refused (galat); null where it was taken in.' })
  error!: BulkError | null;
}

@ObjectType({ description: 'What came of many submissions (hasil penyampaian massal).' })
export class SubmitComplaintsPayload {
  @Field(() => [SubmissionResult], { description: 'One for each input, in their order (hasil berurutan).' })
  results!: SubmissionResult[];
}
