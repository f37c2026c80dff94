import { Field, ID, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar } from '../kit/scalars.js';
import { Training, TrainingSession } from './training.type.js';

@ObjectType({ description: 'Someone whom an agency sends to a training (peserta).' })
export class Participant {
  trainingId!: string;
  agencyId!: string;
  officerId!: string | null;

  @Field(() => ID, { description: 'Immutable id (id peserta).' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'Name (nama), where the directory does not know the person.' })
  name!: string | null;

  @Field(() => DateTimeScalar, { description: 'When the participant was registered (waktu pendaftaran).' })
  registeredAt!: Date;
}

@ObjectType({ description: 'Whether a participant was at a session (kehadiran).' })
export class Attendance {
  @Field(() => Participant, { description: 'Who (peserta).' })
  participant!: Participant;

  @Field(() => Boolean, { description: 'Whether the participant was there (hadir).' })
  present!: boolean;

  @Field(() => DateTimeScalar, { description: 'When this was recorded (waktu pencatatan).' })
  recordedAt!: Date;
}

@ObjectType({ description: 'An officer at a session of a training (kehadiran pejabat).' })
export class OfficerAttendance {
  @Field(() => Training, { description: 'The training (kegiatan).' })
  training!: Training;

  @Field(() => TrainingSession, { description: 'The session (sesi).' })
  session!: TrainingSession;

  @Field(() => Boolean, { description: 'Whether the officer was there (hadir).' })
  present!: boolean;
}

@ObjectType({ description: 'Someone of an agency who came to a bimtek (petugas terlatih).' })
export class TrainedOfficer {
  officerId!: string | null;
  trainingId!: string;

  @Field(() => String, { nullable: true, description: 'Name (nama), where the directory does not know the person.' })
  name!: string | null;

  @Field(() => DateScalar, { description: 'The last day on which the person was there (terakhir hadir).' })
  attendedOn!: string;
}
