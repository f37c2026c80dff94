import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../../kit/connection.js';
import { DateScalar } from '../../kit/scalars.js';
import { CommitmentLetter } from '../commitment-letter.type.js';
import { Notice, NoticeFilter, NoticePage } from '../notices/notice.type.js';
import { OfAgencyFilter } from '../of-agency.filter.js';
import { CommitmentState } from './commitment-state.js';

registerEnumType(CommitmentState, {
  name: 'CommitmentState',
  description: 'How the promise of a letter of appointment stands (status komitmen).',
  valuesConfig: {
    OPEN: { description: 'It is not due yet (belum jatuh tempo).' },
    OVERDUE: { description: 'Its day has passed without a letter (lewat tenggat).' },
    KEPT: { description: 'The letter came, and was not returned (ditepati).' },
  },
});

export enum CommitmentEventName {
  COMMITMENT_RECORDED = 'COMMITMENT_RECORDED',
  COMMITMENT_DUE_SOON = 'COMMITMENT_DUE_SOON',
  COMMITMENT_OVERDUE = 'COMMITMENT_OVERDUE',
  COMMITMENT_KEPT = 'COMMITMENT_KEPT',
  COMMITMENT_REOPENED = 'COMMITMENT_REOPENED',
}

registerEnumType(CommitmentEventName, {
  name: 'CommitmentEventKind',
  description: 'What is told of the promise of a letter of appointment (jenis kejadian komitmen).',
  valuesConfig: {
    COMMITMENT_RECORDED: { description: 'It was recorded (dicatat).' },
    COMMITMENT_DUE_SOON: { description: 'It is due soon: its reminder (segera jatuh tempo), once.' },
    COMMITMENT_OVERDUE: { description: 'Its day has passed without a letter (lewat tenggat), once.' },
    COMMITMENT_KEPT: { description: 'The letter came (ditepati).' },
    COMMITMENT_REOPENED: {
      description:
        'The letter that kept it does so no longer (terbuka kembali): it was returned, or the unit that owes it went to another body.',
    },
  },
});

export enum CommitmentSort {
  DUE_ASC = 'DUE_ASC',
  DUE_DESC = 'DUE_DESC',
}

registerEnumType(CommitmentSort, {
  name: 'CommitmentSort',
  description: 'Order of commitment letters (urutan).',
  valuesConfig: {
    DUE_ASC: { description: 'What is due first comes first (tenggat terdekat).' },
    DUE_DESC: { description: 'What is due last comes first (tenggat terjauh).' },
  },
});

@InputType({ description: 'Which commitment letters (saringan lembar komitmen); everything that is set must hold.' })
export class CommitmentFilter extends OfAgencyFilter {
  @Field(() => [CommitmentState], { nullable: true, description: 'In one of these states today (status).' })
  states?: CommitmentState[] | null;

  @Field(() => DateScalar, { nullable: true, description: 'Due until this day, itself included (tenggat sampai).' })
  dueUntil?: string | null;

  @Field(() => ID, { nullable: true, description: 'Signed at this training (kegiatan).' })
  training?: string | null;
}

@InputType({ description: 'Which promises are meant (saringan kejadian komitmen); everything that is set must hold.' })
export class CommitmentEventFilter extends NoticeFilter {
  @Field(() => [CommitmentEventName], { nullable: true, description: 'What is told (jenis kejadian).' })
  kinds?: CommitmentEventName[] | null;
}

@ObjectType({
  description:
    'What is told of the promise of a letter of appointment (kejadian komitmen), as it was then; only `agency` and `commitmentLetter` are as of now.',
})
export class CommitmentEvent extends Notice {
  @Field(() => ID, { description: 'Which promise, also where `commitmentLetter` is null (id lembar komitmen).' })
  commitmentLetterId!: string;

  @Field(() => CommitmentEventName, { description: 'What is told (jenis kejadian).' })
  kind!: CommitmentEventName;

  @Field(() => DateScalar, { description: 'By which day the letter was promised (tenggat).' })
  dueOn!: string;
}

@ObjectType({ description: 'A page of the stream of what is told of promises (halaman kejadian komitmen).' })
export class CommitmentEventPage extends NoticePage {
  @Field(() => [CommitmentEvent], { description: 'The events in their order (kejadian berurutan).' })
  events!: CommitmentEvent[];
}

export const CommitmentLetterConnection = connectionType(CommitmentLetter, 'CommitmentLetterConnection', {
  description: 'Commitment letters (daftar lembar komitmen).',
  feedCursor: true,
});
