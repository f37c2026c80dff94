import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import type { AgencyLevel as AgencyLevelName } from '../../../schema/events.js';
import { AgencyLevel } from '../../kit/agency-level.enum.js';
import { DateScalar, DateTimeScalar } from '../../kit/scalars.js';
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
export class ReadinessEventFilter {
  @Field(() => ID, { nullable: true, description: 'Id or code of exactly this agency (instansi).' })
  agency?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id or code of a body: it or one of its units (organisasi).' })
  organisation?: string | null;

  @Field(() => String, { nullable: true, description: 'Region code: an agency inside it (wilayah).' })
  territory?: string | null;

  @Field(() => [AgencyLevel], { nullable: true, description: 'Level of the agency (tingkat).' })
  levels?: AgencyLevelName[] | null;

  @Field(() => [ReadinessState], { nullable: true, description: 'The state that it came to (status sesudahnya).' })
  states?: ReadinessState[] | null;
}

@ObjectType({
  description:
    'That it changed how ready an agency is (kejadian kesiapan), as it was then; only `agency` and what hangs on it are as of now.',
})
export class ReadinessChangedEvent {
  @Field(() => ID, { description: 'Which agency, also where `agency` is null (id instansi).' })
  agencyId!: string;

  @Field(() => String, { description: 'Its place in the stream, for `after` (kursor).' })
  cursor!: string;

  @Field(() => DateTimeScalar, { description: 'When it was noticed (waktu kejadian).' })
  occurredAt!: Date;

  @Field(() => AgencyLevel, { description: 'The level of the agency then (tingkat).' })
  level!: AgencyLevelName;

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
export class ReadinessEventPage {
  @Field(() => [ReadinessChangedEvent], { description: 'The events in their order (kejadian berurutan).' })
  events!: ReadinessChangedEvent[];

  @Field(() => String, { description: 'Where to go on with `after`, also on an empty page (kursor akhir).' })
  endCursor!: string;

  @Field(() => Boolean, { description: 'Whether to ask again at once, for more may follow (masih ada).' })
  hasMore!: boolean;
}
