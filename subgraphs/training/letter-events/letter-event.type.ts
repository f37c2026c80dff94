import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { Notice, NoticeFilter, NoticePage } from '../notices/notice.type.js';

export enum LetterEventName {
  APPOINTMENT_LETTER_RECORDED = 'APPOINTMENT_LETTER_RECORDED',
  APPOINTMENT_LETTER_VERIFIED = 'APPOINTMENT_LETTER_VERIFIED',
  APPOINTMENT_LETTER_RETURNED = 'APPOINTMENT_LETTER_RETURNED',
  APPOINTMENT_LETTER_CORRECTED = 'APPOINTMENT_LETTER_CORRECTED',
}

registerEnumType(LetterEventName, {
  name: 'AppointmentLetterEventKind',
  description: 'What happened to a letter of appointment (jenis kejadian SK).',
  valuesConfig: {
    APPOINTMENT_LETTER_RECORDED: { description: 'Its agency recorded it; it waits for its review (dicatat).' },
    APPOINTMENT_LETTER_VERIFIED: { description: 'The centre verified it (diverifikasi).' },
    APPOINTMENT_LETTER_RETURNED: { description: 'The centre returned it to its agency (dikembalikan).' },
    APPOINTMENT_LETTER_CORRECTED: { description: 'Its agency corrected it; it waits again (diperbaiki).' },
  },
});

@InputType({ description: 'Which letters are meant (saringan kejadian SK); everything that is set must hold.' })
export class AppointmentLetterEventFilter extends NoticeFilter {
  @Field(() => [LetterEventName], { nullable: true, description: 'What happened (jenis kejadian).' })
  kinds?: LetterEventName[] | null;
}

@ObjectType({
  description:
    'What happened to a letter of appointment (kejadian SK), as it was then; only `agency` and `letter` are as of now.',
})
export class AppointmentLetterEvent extends Notice {
  @Field(() => ID, { description: 'Which letter, also where `letter` is null (id SK).' })
  letterId!: string;

  @Field(() => LetterEventName, { description: 'What happened (jenis kejadian).' })
  kind!: LetterEventName;
}

@ObjectType({ description: 'A page of the stream of what happens to letters of appointment (halaman kejadian SK).' })
export class AppointmentLetterEventPage extends NoticePage {
  @Field(() => [AppointmentLetterEvent], { description: 'The events in their order (kejadian berurutan).' })
  events!: AppointmentLetterEvent[];
}
