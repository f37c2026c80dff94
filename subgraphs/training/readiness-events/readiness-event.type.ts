import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { DateScalar } from '../../kit/scalars.js';
import { Notice, NoticeFilter, NoticePage } from '../notices/notice.type.js';
import { ReadinessLack, ReadinessState } from '../readiness.js';
import { ReadinessCause } from './readiness-cause.js';

registerEnumType(ReadinessCause, {
  name: 'ReadinessCause',
  description: 'What changed how ready an agency is (penyebab perubahan kesiapan).',
  valuesConfig: {
    AGENCY: { description: 'Its account, its connection or its units (data instansi).' },
    POST: { description: 'An officer took up or left a post there (mutasi).' },
    LETTER: { description: 'A letter of appointment (SK Tim Pengelola).' },
    COMMITMENT: { description: 'A commitment letter (lembar komitmen).' },
    ATTENDANCE: { description: 'The list of a training (daftar hadir).' },
    DAY: { description: 'A day that passed, such as the last one of a letter or a promise (hari berganti).' },
  },
});

@InputType({ description: 'Which changes are meant (saringan kejadian kesiapan). All that is named must hold.' })
export class ReadinessEventFilter extends NoticeFilter {
  @Field(() => [ReadinessState], { nullable: true, description: 'The state that it came to (status sesudahnya).' })
  states?: ReadinessState[] | null;
}

@ObjectType({
  description:
    'That it changed how ready an agency is (kejadian kesiapan), as it was then; only `agency` and what hangs on it are as of now.',
})
export class ReadinessChangedEvent extends Notice {
  @Field(() => ID, { description: 'Which agency, also where `agency` is null (id instansi).' })
  agencyId!: string;

  @Field(() => ReadinessState, { description: 'The state before (status sebelumnya).' })
  stateBefore!: ReadinessState;

  @Field(() => ReadinessState, { description: 'The state after; it may be the same (status sesudahnya).' })
  stateAfter!: ReadinessState;

  @Field(() => [ReadinessLack], { description: 'What it lacked before (kekurangan sebelumnya).' })
  lacksBefore!: ReadinessLack[];

  @Field(() => [ReadinessLack], { description: 'What it lacks after (kekurangan sesudahnya).' })
  lacksAfter!: ReadinessLack[];

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'Since which day, in the agency’s zone, it is in the state after (sejak); null where that is not known.',
  })
  since!: string | null;

  @Field(() => ReadinessCause, { description: 'What changed it (penyebab).' })
  cause!: ReadinessCause;
}

@ObjectType({ description: 'A page of the stream of changes of readiness (halaman kejadian kesiapan).' })
export class ReadinessEventPage extends NoticePage {
  @Field(() => [ReadinessChangedEvent], { description: 'The events in their order (kejadian berurutan).' })
  events!: ReadinessChangedEvent[];
}
