import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../kit/connection.js';
import { DateScalar, DateTimeScalar } from '../kit/scalars.js';
import { TrainingKind } from './training.entity.js';

registerEnumType(TrainingKind, {
  name: 'TrainingKind',
  description: 'What kind of event a training is (jenis kegiatan).',
  valuesConfig: {
    BIMTEK: { description: 'Technical training (bimbingan teknis).' },
    SOSIALISASI: { description: 'Introduction to a wider audience (sosialisasi).' },
    COORDINATION_MEETING: { description: 'Coordination meeting (rapat koordinasi).' },
    VISIT: { description: 'Visit to an agency (visitasi).' },
  },
});

@ObjectType({ description: 'A training of those who handle complaints (kegiatan pelatihan).' })
@Directive('@key(fields: "id")')
export class Training {
  @Field(() => ID, { description: 'Immutable id (id kegiatan).' })
  id!: string;

  @Field(() => TrainingKind, { description: 'What kind of event (jenis kegiatan).' })
  kind!: TrainingKind;

  @Field(() => String, { description: 'Title (judul).' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'Who is invited (sasaran).' })
  audience!: string | null;

  @Field(() => String, { nullable: true, description: 'Where it takes place (tempat); null where that is not known.' })
  place!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the region in which the place is (kode wilayah); null where that is not known.',
  })
  regionCode!: string | null;

  @Field(() => String, { description: 'IANA zone of its days (zona waktu).' })
  timeZone!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'How many participants fit (kapasitas peserta); null without limit.',
  })
  capacity!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many agencies fit (kapasitas instansi); null without limit.',
  })
  agencyCapacity!: number | null;

  @Field(() => DateScalar, { description: 'The first day (tanggal mulai).' })
  startsOn!: string;

  @Field(() => DateScalar, { description: 'The last day (tanggal selesai).' })
  endsOn!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Where a training that was not scheduled here is known from (sumber).',
  })
  source!: string | null;
}

@ObjectType({ description: 'A part of a training with a topic (sesi).' })
export class TrainingSession {
  trainingId!: string;

  @Field(() => ID, { description: 'Immutable id (id sesi).' })
  id!: string;

  @Field(() => DateScalar, { description: 'The day, in the zone of the training (tanggal).' })
  date!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it begins (waktu mulai); null where only the day is known.',
  })
  startsAt!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it ends (waktu selesai); null where only the day is known.',
  })
  endsAt!: Date | null;

  @Field(() => String, { description: 'Topic (materi).' })
  topic!: string;

  @Field(() => String, { nullable: true, description: 'Who speaks (narasumber).' })
  speaker!: string | null;

  @Field(() => Int, { description: 'Version of the attendance list, for `expectedVersion` (versi daftar hadir).' })
  version!: number;
}

export const TrainingConnection = connectionType(Training, 'TrainingConnection', {
  description: 'Trainings (daftar kegiatan pelatihan).',
});
