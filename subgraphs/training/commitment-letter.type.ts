import { Field, ID, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar } from '../kit/scalars.js';

@ObjectType({
  description:
    'The promise of a participant that the letter of appointment of his agency, or of the body that it is a unit of, will be issued by a day (lembar komitmen).',
})
export class CommitmentLetter {
  participantId!: string;
  trainingId!: string;
  agencyId!: string;
  timeZone!: string;
  keptById!: string | null;

  @Field(() => ID, { description: 'Immutable id (id lembar komitmen).' })
  id!: string;

  @Field(() => DateScalar, { description: 'The day on which it was signed (tanggal penandatanganan).' })
  signedOn!: string;

  @Field(() => DateScalar, { description: 'By which day the letter of appointment is due (tenggat).' })
  dueOn!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'When its reminder comes (tanggal pengingat); null for none.',
  })
  remindOn!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'On which day it was kept (tanggal dipenuhi): the letter came, and was not returned; null while it is not.',
  })
  keptOn!: string | null;

  @Field(() => String, { description: 'Who follows it up (penanggung jawab tindak lanjut).' })
  followUpOwner!: string;

  @Field(() => String, { nullable: true, description: 'Where its file is (tautan berkas).' })
  fileUrl!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was entered here (waktu pencatatan).' })
  recordedAt!: Date;
}
