import { Field, ID, ObjectType } from 'type-graphql';
import { Agency } from '../agency.type.js';
import { AnswerDraftState } from './draft.enum.js';

@ObjectType({
  description:
    'That something was done with the draft of an answer (kejadian konsep tanggapan), as it was then; only `draft` and `complaint` are as of now.',
})
export class AnswerDraftEvent {
  @Field(() => ID, { description: 'Which draft it was, also where `draft` is null (pengenal konsep).' })
  draftId!: string;

  @Field(() => ID, { description: 'Which complaint it answers (pengenal laporan).' })
  complaintId!: string;

  @Field(() => String, { description: 'Its place in the stream, for `after` (kursor).' })
  cursor!: string;

  @Field(() => Date, { description: 'When it happened (waktu kejadian).' })
  occurredAt!: Date;

  @Field(() => Agency, { description: 'The agency that writes the draft (instansi penyusun).' })
  agency!: Agency;

  @Field(() => AnswerDraftState.values, { description: 'Where the draft stood right after it (status setelahnya).' })
  stateAfter!: AnswerDraftState;
}

@ObjectType({ description: 'A page of the stream of what is done with drafts (halaman kejadian konsep).' })
export class AnswerDraftEventPage {
  @Field(() => [AnswerDraftEvent], { description: 'The events in their order (kejadian berurutan).' })
  events!: AnswerDraftEvent[];

  @Field(() => String, { description: 'Where to go on with `after`, also on an empty page (kursor akhir).' })
  endCursor!: string;

  @Field(() => Boolean, { description: 'Whether to ask again at once, for more may follow (masih ada).' })
  hasMore!: boolean;
}
