import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { Agency } from '../agency.type.js';
import { Notice, NoticeFilter, NoticePage } from '../notices/notice.type.js';

export enum GuidanceEventName {
  READINESS_GUIDED = 'READINESS_GUIDED',
  READINESS_GUIDANCE_ACKNOWLEDGED = 'READINESS_GUIDANCE_ACKNOWLEDGED',
}

registerEnumType(GuidanceEventName, {
  name: 'ReadinessGuidanceEventKind',
  description: 'What is told of guidance on the way to readiness (jenis kejadian pembinaan kesiapan).',
  valuesConfig: {
    READINESS_GUIDED: { description: 'It was given (pembinaan diberikan).' },
    READINESS_GUIDANCE_ACKNOWLEDGED: { description: 'The agency took note of it (pembinaan ditanggapi).' },
  },
});

@InputType({ description: 'Which guidance is meant (saringan kejadian pembinaan); everything that is set must hold.' })
export class ReadinessGuidanceEventFilter extends NoticeFilter {
  @Field(() => [GuidanceEventName], { nullable: true, description: 'What is told (jenis kejadian).' })
  kinds?: GuidanceEventName[] | null;
}

@ObjectType({
  description:
    'That an agency was guided, or took note of it (kejadian pembinaan kesiapan), as it was then and without the words; only agencies and `guidance` are as of now.',
})
export class ReadinessGuidanceEvent extends Notice {
  @Field(() => ID, { description: 'Which guidance, also where `guidance` is null (id pembinaan).' })
  guidanceId!: string;

  @Field(() => GuidanceEventName, { description: 'What is told (jenis kejadian).' })
  kind!: GuidanceEventName;

  @Field(() => Agency, { nullable: true, description: 'Who guides (instansi pembina).' })
  by!: Agency;
}

@ObjectType({ description: 'A page of the stream of guidance (halaman kejadian pembinaan kesiapan).' })
export class ReadinessGuidanceEventPage extends NoticePage {
  @Field(() => [ReadinessGuidanceEvent], { description: 'The events in their order (kejadian berurutan).' })
  events!: ReadinessGuidanceEvent[];
}
